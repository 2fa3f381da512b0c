package org.sdohub.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Organization;
import org.sdohub.statement.Envelope.Identifier;

/** The numbers that bodies give to statements themselves. */
final class Identifiers {

    private Identifiers() {}

    static void refuseUnknown(Envelope envelope, Bodies.Tree tree, Problems problems) {
        for (int i = 0; i < envelope.identifiers().size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(
                    !tree.knows(envelope.identifiers().get(i).organization()),
                    () -> Refusal.notFound(
                            "STATEMENT_BODY_UNKNOWN",
                            "There is no such organization or group.",
                            "identifiers",
                            place,
                            "organization"));
        }
    }

    /** @param taken those that another posted statement has */
    static void refuseUnusable(
            Envelope envelope, Set<Identifier> taken, Bodies.Tree tree, LocalDate today, Problems problems) {
        for (int i = 0; i < envelope.identifiers().size(); i++) {
            Identifier one = envelope.identifiers().get(i);
            List<String> series = series(one, envelope, tree, today);
            String place = String.valueOf(i);
            problems.addIf(
                    taken.contains(one),
                    () -> Refusal.broken(
                            "STATEMENT_IDENTIFIER_TAKEN",
                            "Another posted statement has this identifier already.",
                            "identifiers",
                            place));
            problems.addIf(
                    !series.isEmpty() && series.stream().noneMatch(one.series()::equalsIgnoreCase),
                    () -> new Refusal.Broken(
                            "STATEMENT_SERIES_NOT_USED",
                            "By its rules this organization has no such series.",
                            List.of("identifiers", place, "series"),
                            "It has " + String.join(", ", series) + "."));
        }
    }

    /** Empty where any will do: only what a sender numbers is held to its rules, others' numbers are quoted. */
    private static List<String> series(Identifier one, Envelope envelope, Bodies.Tree tree, LocalDate today) {
        return envelope.from().stream()
                .filter(tree::knows)
                .map(tree::organizationOf)
                .filter(sender -> sender.id().equals(one.organization()))
                .findFirst()
                .map((Organization sender) -> sender.profileOn(today).identifierSeries())
                .orElse(List.of());
    }
}
