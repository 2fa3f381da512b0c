package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.statement.Deadlines;
import org.sdohub.statement.Gates;
import org.sdohub.statement.Handling.Assignee;
import org.sdohub.statement.Handlings;
import org.sdohub.statement.Handlings.Place;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Records;
import org.sdohub.statement.Remark;
import org.sdohub.statement.Replies;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;
import org.sdohub.statement.Statements;
import org.sdohub.statement.Verdict;
import org.sdohub.statement.Verdicts;

/** What can be done with statements. */
@Singleton
final class StatementMutations implements Fields {

    private static final String PAYLOAD = "statement";

    private final Statements statements;
    private final Gates gates;
    private final Replies replies;
    private final Records records;
    private final Handlings handlings;
    private final Deadlines deadlines;
    private final StatementLetters letters;
    private final StatementReferences named;
    private final References references;
    private final Verdicts verdicts;

    StatementMutations(
            Statements statements,
            Gates gates,
            Replies replies,
            Records records,
            Handlings handlings,
            Deadlines deadlines,
            StatementLetters letters,
            StatementReferences named,
            References references,
            Verdicts verdicts) {
        this.verdicts = verdicts;
        this.statements = statements;
        this.gates = gates;
        this.replies = replies;
        this.records = records;
        this.handlings = handlings;
        this.deadlines = deadlines;
        this.letters = letters;
        this.named = named;
        this.references = references;
    }

    /** Decodes its input and makes one call. */
    @FunctionalInterface
    private interface Doing {
        Statement with(Input input, Act act);
    }

    @FunctionalInterface
    private interface DoingThere {
        Statement with(Act act, Place place, Input input);
    }

    @Override
    public void wire(Wiring wiring) {
        wirePublication(wiring);
        wireHandling(wiring);
    }

    private void wirePublication(Wiring wiring) {
        wiring.mutation("fileStatement", PAYLOAD, this::file);
        wiring.openMutation("validateStatement", ask -> this::validate);
        add(wiring, "draftStatement", (input, act) -> statements.draft(act, drafted(input, act), wishes(input)));
        add(
                wiring,
                "editDraft",
                (input, act) ->
                        statements.edit(act, id(input, act), input.version(), letter -> over(letter, input, act)));
        wiring.mutation("submitStatement", PAYLOAD, this::submit);
        add(
                wiring,
                "approveStatement",
                (input, act) ->
                        gates.approve(act, id(input, act), Objects.requireNonNull(input.version()), passing(input)));
        add(
                wiring,
                "returnStatement",
                (input, act) -> gates.sendBack(act, id(input, act), input.version(), input.text("reason")));
        add(
                wiring,
                "abandonStatement",
                (input, act) -> statements.abandon(act, id(input, act), input.version(), input.text("reason")));
        add(
                wiring,
                "takeUpAbandonedStatement",
                (input, act) -> statements.takeUp(act, id(input, act), input.version()));
        add(
                wiring,
                "withdrawStatement",
                (input, act) -> statements.withdraw(act, id(input, act), input.version(), input.text("reason")));
        add(wiring, "reviseStatement", (input, act) -> statements.revise(act, id(input, act)));
        add(wiring, "changeTechnicalContacts", this::changeContacts);
        add(
                wiring,
                "recordPastStatement",
                (input, act) -> records.recordPast(act, drafted(input, act), exchange(input)));
        wiring.mutation("replyToStatement", PAYLOAD, this::reply);
    }

    private void wireHandling(Wiring wiring) {
        there(wiring, "acknowledgeStatement", (act, place, input) -> handlings.acknowledge(act, place));
        there(wiring, "thankForStatement", (act, place, input) -> handlings.thank(act, place));
        there(wiring, "takeUpStatement", (act, place, input) -> handlings.takeUp(act, place));
        there(
                wiring,
                "assignStatement",
                (act, place, input) -> handlings.assign(act, place, assignee(act, place, input)));
        there(wiring, "declineStatement", (act, place, input) -> handlings.decline(act, place, input.text("reason")));
        there(
                wiring,
                "leaveStatementWithoutReply",
                (act, place, input) -> handlings.leaveWithoutReply(act, place, input.text("reason")));
        there(wiring, "noteStatement", (act, place, input) -> handlings.note(act, place));
        there(
                wiring,
                "postponeStatement",
                (act, place, input) -> handlings.postpone(act, place, input.text("meeting")));
        there(
                wiring,
                "redirectStatement",
                (act, place, input) ->
                        handlings.redirect(act, place, references.body(input.text("to")), input.text("reason")));
        there(
                wiring,
                "proposeDeadline",
                (act, place, input) ->
                        deadlines.propose(act, place, input.as(LocalDate.class, "date"), input.optionalText("course")));
        there(
                wiring,
                "answerRequestedAction",
                (act, place, input) -> handlings.answerRequestedAction(act, place, StatementLetters.settlement(input)));
        there(wiring, "closeStatement", (act, place, input) -> handlings.close(act, place));
        there(wiring, "reopenStatement", (act, place, input) -> handlings.reopen(act, place, input.text("reason")));
        add(
                wiring,
                "decideDeadline",
                (input, act) -> deadlines.decide(
                        act,
                        id(input, act),
                        input.version(),
                        StatementLetters.uuid(input.text("proposal")),
                        input.flag("accept"),
                        input.optionalText("reason")));
        add(wiring, "archiveStatement", (input, act) -> handlings.archive(act, id(input, act), input.version()));
        add(
                wiring,
                "nameLead",
                (input, act) ->
                        handlings.nameLead(act, id(input, act), input.version(), references.body(input.text("lead"))));
    }

    private static void add(Wiring wiring, String name, Doing doing) {
        wiring.mutation(name, PAYLOAD, (input, act) -> Map.of(PAYLOAD, doing.with(input, act)));
    }

    private void there(Wiring wiring, String name, DoingThere doing) {
        add(wiring, name, (input, act) -> doing.with(act, place(input, act), input));
    }

    private Place place(Input input, Act act) {
        return new Place(id(input, act), optionalBody(input, "body"), input.version());
    }

    private StatementId id(Input input, Act act) {
        return named.statement(input.text("id"), act);
    }

    private @Nullable BodyId optionalBody(Input input, String name) {
        String reference = input.optionalText(name);
        return reference == null ? null : references.body(reference);
    }

    /** All problems at once: what is malformed, and what else would keep the letter from being sent. */
    private Letter written(Input input, Act act) {
        return checked(StatementLetters.EMPTY, input, act);
    }

    private Letter checked(Letter start, Input input, Act act) {
        Problems problems = new Problems();
        Letter letter = letters.over(start, input, act, problems);
        if (!problems.found().isEmpty()) {
            throw new Refused(all(problems, statements.problems(act, letter)));
        }
        return letter;
    }

    /** A field that is malformed is not said to be missing too. */
    static List<Refusal> all(Problems malformed, List<Refusal> more) {
        Set<String> told = malformed.found().stream()
                .flatMap(refusal -> refusal.field().stream().limit(1))
                .collect(Collectors.toSet());
        List<Refusal> all = new ArrayList<>(malformed.found());
        more.stream()
                .filter(refusal -> refusal.field().stream().limit(1).noneMatch(told::contains))
                .forEach(all::add);
        return all;
    }

    private Letter drafted(Input input, Act act) {
        return over(StatementLetters.EMPTY, input, act);
    }

    private Letter over(Letter letter, Input input, Act act) {
        Problems problems = new Problems();
        Letter next = letters.over(letter, input, act, problems);
        problems.refuseIfAny();
        return next;
    }

    private Statements.Wishes wishes(Input input) {
        return new Statements.Wishes(
                input.choice(Visibility.class, "visibility"), input.flag("quiet"), optionalBody(input, "lead"));
    }

    private Gates.Passing passing(Input input) {
        return new Gates.Passing(
                input.choice(GateKind.class, "gate"),
                optionalBody(input, "body"),
                input.optionalText("comment"),
                input.optionalText("approver"));
    }

    private static Records.Exchange exchange(Input input) {
        return new Records.Exchange(
                input.as(LocalDate.class, "sentOn"),
                input.as(LocalDate.class, "receivedOn"),
                input.flag("dealtWith"),
                input.choice(Visibility.class, "visibility"));
    }

    private Statement changeContacts(Input input, Act act) {
        Problems problems = new Problems();
        List<EmailAddress> technical = StatementLetters.addresses(input, "technical", problems);
        problems.refuseIfAny();
        return statements.changeTechnicalContacts(act, id(input, act), input.version(), technical);
    }

    private Map<String, Object> file(Input input, Act act) {
        Letter letter = written(input, act);
        List<Remark> remarks = verdicts.remarks(act, letter);
        return done(statements.file(act, letter, wishes(input)), remarks);
    }

    private Map<String, Object> submit(Input input, Act act) {
        StatementId id = id(input, act);
        List<Remark> remarks = verdicts.remarks(act, id);
        return done(statements.submit(act, id, input.version()), remarks);
    }

    private Map<String, Object> reply(Input input, Act act) {
        List<Remark> remarks = new ArrayList<>();
        Statement reply = replies.reply(
                act,
                named.statement(input.text("statement"), act),
                optionalBody(input, "from"),
                input.flag("interim"),
                wishes(input),
                reversed -> {
                    Letter letter = checked(reversed, input, act);
                    remarks.addAll(verdicts.remarks(act, letter));
                    return letter;
                });
        return done(reply, remarks);
    }

    private static Map<String, Object> done(Statement statement, List<Remark> remarks) {
        return Map.of(
                PAYLOAD,
                statement,
                "problems",
                remarks.stream().map(Refusals::remark).toList());
    }

    /** The same decoding and the same rules as filing, up to the point where something would be stored. */
    private Map<String, Object> validate(Input input, Act act) {
        Problems malformed = new Problems();
        Letter letter = letters.over(draft(input, act, malformed), input, act, malformed);
        Verdict verdict = verdicts.of(act, letter, wishes(input));
        List<Refusal> problems = all(malformed, verdict.problems());
        Map<String, Object> payload = new HashMap<>();
        payload.put("sendable", problems.isEmpty());
        payload.put("gates", problems.isEmpty() ? gatesAhead(act, letter, wishes(input)) : List.of());
        payload.put(
                "problems",
                Stream.concat(problems.stream().map(Refusals::problem), remarks(verdict))
                        .toList());
        if (!problems.isEmpty()) {
            payload.put("typed", input.values());
        }
        return payload;
    }

    private static Stream<Refusals.Problem> remarks(Verdict verdict) {
        return verdict.remarks().stream().map(Refusals::remark);
    }

    private Letter draft(Input input, Act act, Problems problems) {
        String draft = input.optionalText("draft");
        if (draft == null) {
            return StatementLetters.EMPTY;
        }
        Optional<Letter> found = verdicts.draft(act, named.statement(draft, act));
        problems.addIf(
                found.isEmpty(), () -> Refusal.notFound("STATEMENT_UNKNOWN", "There is no such draft.", "draft"));
        return found.orElse(StatementLetters.EMPTY);
    }

    private List<HandlingFields.Waiting> gatesAhead(Act act, Letter letter, Statements.Wishes wishes) {
        Statement pending = verdicts.ahead(act, letter, wishes);
        return pending.gates().stream()
                .map(gate -> new HandlingFields.Waiting(pending, gate))
                .toList();
    }

    /** A person is assigned as one of the body that handles it. */
    private Assignee assignee(Act act, Place place, Input input) {
        Input assignee = input.object("assignee");
        PersonId person = assignee.optionalId("person", PersonId::new);
        if (person != null) {
            return new Assignee(person, null, handlings.bodyOf(act, place));
        }
        Input office = assignee.object("office");
        return new Assignee(null, Office.Kind.valueOf(office.text("kind")), references.body(office.text("body")));
    }
}
