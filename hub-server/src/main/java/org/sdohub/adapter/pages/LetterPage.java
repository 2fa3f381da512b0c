package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.link;
import static org.sdohub.adapter.pages.Markup.text;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Relationship;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.Relationships;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.statement.Correspondence;
import org.sdohub.statement.Deadline;
import org.sdohub.statement.Envelope;
import org.sdohub.statement.Letter;
import org.sdohub.statement.Statement;
import org.sdohub.statement.StatementId;

/** One statement as a letter, with what it refers to and what answers it. */
@Singleton
final class LetterPage {

    private final Correspondence correspondence;
    private final Relationships relationships;
    private final SpecificationStore specifications;
    private final Addresses addresses;
    private final StatementRows rows;
    private final RecordOfStatement record;
    private final Clock clock;

    LetterPage(
            Correspondence correspondence,
            Relationships relationships,
            SpecificationStore specifications,
            Addresses addresses,
            StatementRows rows,
            RecordOfStatement record,
            Clock clock) {
        this.correspondence = correspondence;
        this.relationships = relationships;
        this.specifications = specifications;
        this.addresses = addresses;
        this.rows = rows;
        this.record = record;
        this.clock = clock;
    }

    /** @param one as the reader may see it: of a withdrawn one there is little left for most */
    PlainPage of(Statement one, Actor reader) {
        Letter letter = one.letter();
        PlainPage page = new PlainPage(StatementRows.called(one) + ": " + StatementRows.title(one), Addresses.of(one));
        if (one instanceof Statement.Withdrawn withdrawn) {
            page.say("This statement was withdrawn on " + LocalDate.ofInstant(withdrawn.at(), ZoneOffset.UTC) + ": "
                    + withdrawn.reason());
        }
        page.say(rows.due(one) + ".");
        page.say(facts(one, reader));
        page.section("Text", body(letter));
        page.section("What is asked for", actions(letter.envelope()));
        page.section("Mentions", citations(letter.envelope()));
        page.section("Attachments", attachments(one));
        page.section("Refers to", related(letter, reader));
        page.section("Answered by", answers(one, reader));
        record.into(page, one, reader);
        return page.say(element("p", link(Addresses.of(one) + "/thread", "The whole thread")));
    }

    private Markup facts(Statement one, Actor reader) {
        Envelope envelope = one.letter().envelope();
        return new PlainPage.Facts()
                .fact("Number", one.number())
                .fact("From", rows.bodies(envelope.from(), envelope.strangers().from()))
                .fact(
                        "To",
                        rows.bodies(envelope.addressees(), envelope.strangers().to()))
                .fact("Copy to", addresses.links(envelope.cc()))
                .fact("Purpose", envelope.purpose())
                .fact("Deadline", deadline(envelope.deadline()))
                .fact("Posted", StatementRows.day(one))
                .fact("Relationship", relationship(one, reader))
                .fact("To be read by", readers(one))
                .fact(
                        "Their own numbers",
                        text(String.join(
                                ", ",
                                envelope.identifiers().stream()
                                        .map(Envelope.Identifier::value)
                                        .toList())))
                .fact("Missing on this record", missing(one))
                .list();
    }

    private static @Nullable String deadline(@Nullable Deadline deadline) {
        if (deadline == null) {
            return null;
        }
        return deadline.date() == null ? "none given" : deadline.date() + " (" + deadline.zone() + ")";
    }

    private Markup relationship(Statement one, Actor reader) {
        if (!(one.origin().relationship() instanceof RelationshipId id)) {
            return Markup.NONE;
        }
        Relationship seen = relationships.visible(List.of(id), reader, now()).get(id);
        return seen == null ? Markup.NONE : link(Addresses.of(seen), seen.key().value());
    }

    /** Null where it is everybody. */
    private static @Nullable String readers(Statement one) {
        return switch (one.state()) {
            case DRAFT, PENDING, ABANDONED -> "those who work on it, as it is not posted";
            case POSTED, WITHDRAWN -> one.origin().visibility() == Visibility.PUBLIC ? null : "the parties only";
        };
    }

    private static @Nullable String missing(Statement one) {
        var past = one.origin().past();
        return past == null || past.missing().isEmpty() || one instanceof Statement.Withdrawn
                ? null
                : String.join(", ", past.missing()).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As sent. A browser leaves out a line break that follows the tag, so there is one that may go. */
    private static Markup body(Letter letter) {
        if (letter.body().isBlank()) {
            return Markup.NONE;
        }
        Map<String, String> attributes = new HashMap<>(Map.of("dir", "auto"));
        String language = letter.envelope().language();
        if (language != null) {
            attributes.put("lang", language);
        }
        return element("pre", attributes, text("\n" + letter.body()));
    }

    private Markup actions(Envelope envelope) {
        List<Markup> asked = new ArrayList<>();
        for (Envelope.RequestedAction action : envelope.requestedActions()) {
            Markup whom = action.addressees().isEmpty()
                    ? Markup.NONE
                    : element("span", text(" - asked of "), addresses.links(action.addressees()));
            Map<String, String> anchor = Map.of("id", "ask-" + (asked.size() + 1));
            asked.add(element("li", anchor, StatementRows.foreign(action.text()), whom));
        }
        return asked.isEmpty() ? Markup.NONE : element("ol", Markup.all(asked));
    }

    private Markup citations(Envelope envelope) {
        List<SpecificationId> ids = envelope.citations().stream()
                .map(Envelope.Citation::specification)
                .filter(Objects::nonNull)
                .toList();
        Map<SpecificationId, Specification> known = ids.isEmpty() ? Map.of() : specifications.findAll(ids);
        return Markup.items(envelope.citations().stream()
                .map(citation -> citation(citation, known))
                .toList());
    }

    private Markup citation(Envelope.Citation citation, Map<SpecificationId, Specification> known) {
        Specification catalogued = citation.specification() == null ? null : known.get(citation.specification());
        String label = citation.designation() + (citation.version() == null ? "" : ", " + citation.version());
        Markup named = catalogued == null ? text(label) : link(addresses.of(catalogued), label);
        return citation.explanation() == null
                ? named
                : element("span", named, text(": "), StatementRows.foreign(citation.explanation()));
    }

    private static Markup attachments(Statement one) {
        return Markup.items(one.letter().attachments().stream()
                .map(file -> element(
                        "span",
                        link(file.pathIn(one.id()), file.name()),
                        text(", " + file.mediaType() + ", " + file.size() + " bytes, SHA-256 " + file.sha256()
                                + (file.hidden() == null ? "" : ", hidden from others"))))
                .toList());
    }

    private Markup related(Letter letter, Actor reader) {
        List<StatementId> ids =
                letter.relations().stream().map(Letter.Relation::to).toList();
        if (ids.isEmpty()) {
            return Markup.NONE;
        }
        Map<StatementId, Statement> seen = correspondence.findAll(ids, reader, now());
        List<Markup> items = new ArrayList<>();
        for (Letter.Relation relation : letter.relations()) {
            Statement other = seen.get(relation.to());
            if (other != null) {
                items.add(element("span", text(PlainPage.words(relation.kind()) + " "), StatementRows.named(other)));
            }
        }
        return Markup.items(items);
    }

    private Markup answers(Statement one, Actor reader) {
        return Markup.items(
                correspondence.replies(List.of(one.id()), reader, now()).getOrDefault(one.id(), List.of()).stream()
                        .map(StatementRows::named)
                        .toList());
    }

    private Instant now() {
        return clock.instant();
    }
}
