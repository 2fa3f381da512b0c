package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Relationship;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement.Abandoned;
import org.sdohub.statement.Statement.Draft;
import org.sdohub.statement.Statement.Pending;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.StatementRights.Right;

/** Writing statements and bringing them to publication, up to their withdrawal. Gates are passed in {@link Gates}. */
@Singleton
public class Statements {

    private final StatementStore store;
    private final Posting posting;
    private final Submission submission;
    private final StatementRights rights;
    private final StatementSight sight;
    private final Bodies bodies;
    private final Intake intake;

    Statements(
            StatementStore store,
            Posting posting,
            Submission submission,
            StatementRights rights,
            StatementSight sight,
            Bodies bodies,
            Intake intake) {
        this.store = store;
        this.posting = posting;
        this.submission = submission;
        this.rights = rights;
        this.sight = sight;
        this.bodies = bodies;
        this.intake = intake;
    }

    /**
     * What is said beside the letter.
     *
     * @param visibility null for what the senders' rules say
     * @param quiet post it, but send no mail
     * @param lead the addressee that leads; null for none
     */
    public record Wishes(
            @Nullable Visibility visibility,
            boolean quiet,
            @Nullable BodyId lead) {
        public static final Wishes NONE = new Wishes(null, false, null);
    }

    public Statement draft(Act act, Letter letter, Wishes wishes) {
        Right right = mayDraft(act, letter);
        submission.refuseMalformed(act, letter);
        refusePublic(letter, wishes);
        intake.refuseHaste(act);
        StatementId id = new StatementId(act.newId());
        return store.save(Draft.begun(id, letter, origin(act, id, letter, wishes), right.capacity()), act);
    }

    /** Drafts and submits in one act, and posts if no gate remains. */
    public Statement file(Act act, Letter letter, Wishes wishes) {
        Optional<Right> right = act.actor().signedIn() ? Optional.of(mayDraft(act, letter)) : Optional.empty();
        return file(act, new StatementId(act.newId()), letter, wishes, right);
    }

    Statement file(Act act, StatementId id, Letter letter, Wishes wishes, Optional<Right> right) {
        Problems problems = new Problems();
        submission.refuseToSend(act, letter, problems);
        submission.redistribution().refusePublic(letter.envelope(), wishes.visibility, problems);
        submission.refuseIfAny(act, problems);
        refuseForeignLead(letter, wishes);
        intake.refuseHaste(act);
        Origin origin = origin(act, id, letter, wishes);
        return posting.save(
                submission.submitted(
                        act, id, 1, letter, origin, right, List.of(new StatementEvent.StatementDrafted(id))),
                act);
    }

    /** Everything that would keep this letter from being sent; empty where nothing would. Nothing is stored. */
    public List<Refusal> problems(Act act, Letter letter) {
        Problems problems = new Problems();
        submission.refuseToSend(act, letter, problems);
        return problems.found();
    }

    /** @param change gets the letter as it is and gives it as it shall be */
    public Statement edit(Act act, StatementId id, @Nullable Long expectedVersion, UnaryOperator<Letter> change) {
        return change(act, id, expectedVersion, (found, now) -> {
            Right right = may(rights.editing(act.actor(), act.at(), found), StatementAccess.DRAFT_FOR_GROUP);
            Draft draft = found.as(Draft.class, "edited");
            Letter letter = change.apply(draft.letter());
            if (!letter.envelope().from().equals(draft.letter().envelope().from())) {
                mayDraft(act, letter);
            }
            submission.refuseMalformed(act, letter);
            List<Change> changes = draft.returned() == null
                    ? List.of()
                    : LetterChanges.between(
                            draft.letter(), letter, body -> bodies.tree().label(body));
            return draft.edited(letter, draft.origin().editedBy(act.actor().person()), right.capacity(), changes);
        });
    }

    public Statement submit(Act act, StatementId id, @Nullable Long expectedVersion) {
        return change(act, id, expectedVersion, (found, now) -> {
            Right right = may(rights.draftingFor(act.actor(), act.at(), found), StatementAccess.DRAFT_FOR_GROUP);
            Draft draft = found.as(Draft.class, "submitted");
            return submission.submitted(
                    act, id, draft.version() + 1, draft.letter(), draft.origin(), Optional.of(right), List.of());
        });
    }

    public Statement abandon(Act act, StatementId id, @Nullable Long expectedVersion, String reason) {
        return change(act, id, expectedVersion, (found, now) -> {
            Right right = may(rights.abandoning(act.actor(), act.at(), found), StatementAccess.ABANDON);
            refuseWithoutReason(reason);
            if (found instanceof Pending pending) {
                return pending.abandoned(reason, act.at(), right.capacity());
            }
            return found.as(Draft.class, "abandoned").abandoned(reason, act.at(), right.capacity());
        });
    }

    public Statement takeUp(Act act, StatementId id, @Nullable Long expectedVersion) {
        return change(act, id, expectedVersion, (found, now) -> {
            Right right = may(rights.abandoning(act.actor(), act.at(), found), StatementAccess.ABANDON);
            return found.as(Abandoned.class, "taken up again").takenUp(right.capacity());
        });
    }

    /** The public sees a notice under the same number; the record stays. */
    public Statement withdraw(Act act, StatementId id, @Nullable Long expectedVersion, String reason) {
        return change(act, id, expectedVersion, (found, now) -> {
            Right right = may(rights.withdrawing(act.actor(), act.at(), found), StatementAccess.WITHDRAW);
            refuseWithoutReason(reason);
            Posted posted = found.as(Posted.class, "withdrawn");
            if (posted.handlings().stream().anyMatch(one -> one.claim() != null)) {
                throw new Refused(Handling.underway());
            }
            return posted.withdrawn(reason, act.at(), right.capacity());
        });
    }

    /** Begins a new statement that corrects a posted one; the old text stays as it was sent. */
    public Statement revise(Act act, StatementId id) {
        Statement found = visible(act, store.find(id));
        Right right = may(rights.draftingFor(act.actor(), act.at(), found), StatementAccess.DRAFT_FOR_GROUP);
        Posted posted = found.as(Posted.class, "revised");
        Letter letter = Letter.of(
                        posted.letter().envelope().asRevision(),
                        posted.letter().body(),
                        new Relation(Relation.Kind.REVISES, posted.id()))
                .with(posted.letter().withoutHidden().attachments());
        intake.refuseHaste(act);
        StatementId next = new StatementId(act.newId());
        Origin origin = origin(act, next, letter, Wishes.NONE);
        return store.save(Draft.begun(next, letter, origin, right.capacity()), act);
    }

    /** Of a posted statement only contacts change. */
    public Statement changeTechnicalContacts(
            Act act, StatementId id, @Nullable Long expectedVersion, List<EmailAddress> technical) {
        return change(act, id, expectedVersion, (found, now) -> {
            Right right = may(rights.changingContacts(act.actor(), act.at(), found), StatementAccess.CHANGE_CONTACTS);
            Posted posted = found.as(Posted.class, "given other contacts");
            Envelope envelope = posted.letter().envelope();
            Letter next = posted.letter().with(envelope.with(envelope.contacts().withTechnical(technical)));
            List<Change> changes =
                    LetterChanges.between(envelope.contacts(), next.envelope().contacts());
            return Step.of(posted.with(next), right.capacity(), new StatementEvent.ContactsChanged(id, changes));
        });
    }

    private Statement change(
            Act act,
            StatementId id,
            @Nullable Long expectedVersion,
            BiFunction<Statement, LocalDate, Step<Statement>> rule) {
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        return posting.change(id, act, expectedVersion, found -> rule.apply(visible(act, found), today));
    }

    /** @throws Refused as unknown also where it is there and the actor may not see it */
    private Statement visible(Act act, Optional<Statement> found) {
        return found.filter(one -> sight.shown(one, act.actor(), act.at()).isPresent())
                .orElseThrow(() -> new Refused(unknown()));
    }

    Origin origin(Act act, StatementId id, Letter letter, Wishes wishes) {
        Relationship relationship = submission.relationship(letter.envelope());
        PersonId editor = act.actor().person();
        StatementId thread = Submission.thread(
                id,
                letter,
                new HashMap<>(
                        submission.requirements(act, letter).surroundings().related()));
        return new Origin(
                editor == null ? List.of() : List.of(editor),
                act.at(),
                relationship == null ? null : relationship.id(),
                thread,
                Redistribution.readers(relationship, visibility(act, letter.envelope(), wishes)),
                wishes.quiet,
                wishes.lead,
                null);
    }

    /** As soon as one sender keeps its statements to the parties, a joint one is kept too. */
    private Visibility visibility(Act act, Envelope envelope, Wishes wishes) {
        if (wishes.visibility != null) {
            return wishes.visibility;
        }
        LocalDate today = LocalDate.ofInstant(act.at(), ZoneOffset.UTC);
        boolean kept = envelope.from().stream()
                .anyMatch(from ->
                        bodies.tree().organizationOf(from).profileOn(today).visibility() == Visibility.PARTIES);
        return kept ? Visibility.PARTIES : Visibility.PUBLIC;
    }

    /** For one of the sending bodies at least; where none is known, all that is wrong with the letter is told. */
    private Right mayDraft(Act act, Letter letter) {
        List<BodyId> senders =
                letter.envelope().from().stream().filter(bodies.tree()::knows).toList();
        if (senders.isEmpty()) {
            refuse(problems(act, letter));
        }
        Id relationship = submission.relationshipId(letter.envelope());
        Optional<Right> had = senders.stream()
                .map(from -> rights.drafting(act.actor(), act.at(), from, relationship))
                .flatMap(Optional::stream)
                .findFirst();
        return may(had, rights.draftingRow(senders.getFirst(), act.at()));
    }

    private static void refuse(List<Refusal> problems) {
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    static Right may(Optional<Right> right, StatementAccess row) {
        return right.orElseThrow(() -> StatementRights.refused(row));
    }

    private void refusePublic(Letter letter, Wishes wishes) {
        Problems problems = new Problems();
        submission.redistribution().refusePublic(letter.envelope(), wishes.visibility, problems);
        problems.refuseIfAny();
    }

    private static void refuseForeignLead(Letter letter, Wishes wishes) {
        if (wishes.lead != null && !letter.envelope().addressees().contains(wishes.lead)) {
            throw new Refused(HandlingSteps.notAddressed("lead"));
        }
    }

    static void refuseWithoutReason(String reason) {
        if (reason.isBlank()) {
            throw new Refused(Refusal.invalid("STATEMENT_REASON_MISSING", "Say why.", "reason"));
        }
    }

    static Refusal unknown() {
        return Refusal.notFound("STATEMENT_UNKNOWN", "There is no such statement.", "id");
    }
}
