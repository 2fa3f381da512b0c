package org.sdohub.adapter.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Contacts;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Envelope.Citation;
import org.sdohub.statement.Envelope.Consensus;
import org.sdohub.statement.Envelope.RequestedAction;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Title;

/** A letter while somebody writes it. */
final class Writing {

    private final String from;
    private final List<Addressee> to = new ArrayList<>();
    private final List<BodyId> cc = new ArrayList<>();
    private final List<RequestedAction> actions = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private final List<Letter.Relation> relations = new ArrayList<>();
    private Purpose purpose = Purpose.FOR_INFORMATION;
    private @Nullable Deadline deadline;
    private Consensus consensus = Consensus.UNSTATED;
    private String title = "";
    private String body = "";

    Writing(String from) {
        this.from = from;
    }

    String from() {
        return from;
    }

    Writing to(String... bodies) {
        for (String one : bodies) {
            to.add(new Addressee(Names.body(one), null));
        }
        return this;
    }

    Writing to(String one, Purpose itsOwn) {
        to.add(new Addressee(Names.body(one), itsOwn));
        return this;
    }

    Writing cc(String one) {
        cc.add(Names.body(one));
        return this;
    }

    Writing title(String text) {
        title = text;
        return this;
    }

    Writing forAction(@Nullable LocalDate by) {
        return asking(Purpose.FOR_ACTION, by);
    }

    Writing forComment(@Nullable LocalDate by) {
        return asking(Purpose.FOR_COMMENT, by);
    }

    /** @param by null says that there is no deadline */
    private Writing asking(Purpose what, @Nullable LocalDate by) {
        purpose = what;
        deadline = by == null ? Deadline.NOT_GIVEN : Deadline.until(by, ZoneOffset.UTC);
        return this;
    }

    Writing consensus(Consensus of) {
        consensus = of;
        return this;
    }

    Writing action(String text) {
        actions.add(new RequestedAction(action(title, actions.size()), text, List.of()));
        return this;
    }

    /** @param nth of the statement's requested actions, from 0 */
    static java.util.UUID action(String title, int nth) {
        return Names.made("action " + nth + " of " + title);
    }

    /** @param why the explanation that an immature text needs [4053 3.2.1.1]; null for none */
    Writing cites(String designation, @Nullable String version, Maturity maturity, @Nullable String why) {
        citations.add(new Citation(SpecificationFacts.id(designation), designation, version, maturity, why));
        return this;
    }

    Writing related(Letter.Relation.Kind kind, String statement) {
        relations.add(new Letter.Relation(kind, StatementFacts.id(statement)));
        return this;
    }

    Writing body(String text) {
        body = text;
        return this;
    }

    Letter letter() {
        Envelope envelope = new Envelope(
                List.of(Names.body(from)),
                to,
                cc,
                new Title(title),
                contacts(),
                purpose,
                null,
                deadline,
                "en",
                List.of(),
                consensus,
                null,
                null,
                List.of(),
                actions,
                citations,
                List.of());
        return new Letter(envelope, body, List.of(), relations, List.of());
    }

    /** Answers go to the office, questions to the list; an organization has one address for both. Named as its rules say. */
    private Contacts contacts() {
        String[] parts = from.toLowerCase(Locale.ROOT).split("/", 2);
        boolean group = parts.length == 2;
        EmailAddress office = BodyFacts.address(group ? parts[1] + "-chair" : "liaison", parts[0]);
        EmailAddress list = BodyFacts.address(group ? parts[1] : "liaison", parts[0]);
        return Partners.PROJECTS.contains(from.split("/", 2)[0])
                ? new Contacts(List.of(), List.of(), List.of(list), List.of(), List.of(), List.of(office))
                : new Contacts(List.of(office), List.of(list), List.of(), List.of(), List.of(), List.of());
    }
}
