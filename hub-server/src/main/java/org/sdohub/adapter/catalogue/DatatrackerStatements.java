package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.catalogue.StatementRecord.Link;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Letter.Relation.Kind;

/**
 * The Datatracker's liaison statements. Their groups, the day on which they were posted and what refers to what are objects
 * of their own.
 */
final class DatatrackerStatements {

    private static final Map<String, Purpose> PURPOSES = Map.of(
            "info", Purpose.FOR_INFORMATION,
            "comment", Purpose.FOR_COMMENT,
            "action", Purpose.FOR_ACTION,
            "response", Purpose.IN_RESPONSE);

    private static final Set<String> BOARDS = Set.of("IAB", "IESG");

    private final Datatracker datatracker;
    private final Map<String, LocalDate> posted = new HashMap<>();
    private final Map<String, List<String>> refersTo = new HashMap<>();

    DatatrackerStatements(Datatracker datatracker) {
        this.datatracker = datatracker;
        for (Fields event : datatracker.all("liaisons/liaisonstatementevent").values()) {
            if (Datatracker.last(event.or("type", "")).equals("posted")) {
                Datatracker.day(event).ifPresent(day -> posted.putIfAbsent(event.or("statement", ""), day));
            }
        }
        for (Fields one : datatracker.all("liaisons/relatedliaisonstatement").values()) {
            refersTo.computeIfAbsent(one.or("source", ""), any -> new ArrayList<>())
                    .add(id(one.or("target", "")));
        }
    }

    /** The same as in other records of the IETF's public list, so that a statement of both is one. */
    private static String id(String address) {
        return "ietf-" + Datatracker.last(address);
    }

    void into(Harvest harvest, Report report) {
        datatracker.all("liaisons/liaisonstatement").forEach((address, one) -> {
            String state = Datatracker.last(one.or("state", "posted"));
            if (state.equals("posted")) {
                harvest.statements.add(statement(address, one));
                return;
            }
            report.note(
                    Harvest.STATEMENTS,
                    id(address),
                    Outcome.REFUSED,
                    List.of("it is " + state + " and was never posted"));
        });
    }

    private StatementRecord statement(String address, Fields one) {
        List<String> missing = new ArrayList<>();
        LocalDate sent = posted.get(address);
        SpecificationReader.note(missing, "when it was sent", sent == null);
        String said = Datatracker.last(one.or("purpose", "?"));
        Purpose purpose = PURPOSES.get(said);
        List<String> others = refersTo.getOrDefault(address, List.of());
        boolean answers = purpose == Purpose.IN_RESPONSE;
        LocalDate deadline = one.date("deadline").orElse(null);
        boolean never = StatementReader.meansNever(sent, deadline);
        boolean open =
                one.texts("tags").stream().anyMatch(tag -> Datatracker.last(tag).equals("required"));
        List<BodyName> to = bodies(one.texts("to_groups"), missing);
        return new StatementRecord(
                id(address),
                bodies(one.texts("from_groups"), missing),
                to,
                one.text("title"),
                sent,
                purpose,
                purpose == null ? said : null,
                never ? null : deadline,
                never,
                List.of(new StatementRecord.Number("IETF", "liaison", Datatracker.last(address))),
                open ? to : List.of(),
                false,
                answers ? others : List.of(),
                answers
                        ? List.of()
                        : others.stream()
                                .map(other -> new Link(Kind.MENTIONS, other))
                                .toList(),
                one.or("body", ""),
                List.of(),
                List.of(),
                missing);
    }

    private List<BodyName> bodies(List<String> addresses, List<String> missing) {
        List<BodyName> bodies = new ArrayList<>();
        for (String address : addresses) {
            Fields group = datatracker.all("group/group").get(address);
            SpecificationReader.note(missing, "the name of " + address, group == null);
            if (group != null) {
                bodies.add(body(group));
            }
        }
        return bodies.stream().distinct().toList();
    }

    private static BodyName body(Fields group) {
        String acronym = group.or("acronym", group.or("name", "?"));
        String known = acronym.toUpperCase(Locale.ROOT);
        if (known.equals("IETF") || isForeign(group.text("type"))) {
            return Names.body(acronym);
        }
        return Names.inIetfRecord(BOARDS.contains(known) ? known : acronym);
    }

    private static boolean isForeign(@Nullable String type) {
        return type != null && Datatracker.last(type).equals("sdo");
    }
}
