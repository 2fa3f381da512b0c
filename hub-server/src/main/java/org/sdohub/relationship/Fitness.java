package org.sdohub.relationship;

import java.time.LocalDate;
import java.util.List;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Organization;

/** Whether what is proposed fits the organizations and groups that there are. All problems are told at once. */
final class Fitness {

    private static final int LONGEST_RHYTHM_DAYS = 366;

    private Fitness() {}

    static void check(Problems problems, Arrangement arrangement, Bodies.Tree tree) {
        problems.addIf(
                arrangement.first().organization().equals(arrangement.second().organization()),
                () -> Refusal.invalid(
                        "RELATIONSHIP_SIDES_SAME", "A relationship has two organizations.", "second", "organization"));
        check(problems, arrangement.first(), tree, "first");
        check(problems, arrangement.second(), tree, "second");
        Wording.prose(problems, arrangement.purpose(), "purpose");
        Wording.line(problems, arrangement.scope(), "scope");
        Wording.prose(problems, arrangement.principles(), "principles");
        check(problems, arrangement);
    }

    private static void check(Problems problems, Side side, Bodies.Tree tree, String field) {
        Organization organization = tree.organization(side.organization()).orElse(null);
        if (organization == null) {
            problems.add(
                    Refusal.notFound("ORGANIZATION_UNKNOWN", "There is no such organization.", field, "organization"));
            return;
        }
        problems.addIf(
                organization.state() != Organization.State.ACTIVE,
                () -> Refusal.broken(
                        "RELATIONSHIP_SIDE_DISSOLVED",
                        organization.acronym().value() + " no longer exists as an organization of its own.",
                        field,
                        "organization"));
        for (GroupId group : side.groups()) {
            problems.addIf(!isOf(side, group, tree), () -> foreign(field, "groups"));
        }
        GroupId deciding = side.decidingBody();
        problems.addIf(deciding != null && !isOf(side, deciding, tree), () -> foreign(field, "decidingBody"));
        Wording.prose(problems, side.decision(), field, "decision");
        Wording.prose(problems, side.access(), field, "access");
    }

    static boolean isOf(Side side, GroupId group, Bodies.Tree tree) {
        return tree.group(group)
                .filter(known -> known.organization().equals(side.organization()))
                .isPresent();
    }

    static Refusal foreign(String... field) {
        return Refusal.notFound("RELATIONSHIP_GROUP_UNKNOWN", "That is not a group of this organization.", field);
    }

    private static void check(Problems problems, Arrangement arrangement) {
        Terms terms = arrangement.terms();
        Wording.prose(problems, terms.redistribution(), "terms", "redistribution");
        Integer rhythm = terms.listRhythmDays();
        problems.addIf(
                rhythm != null && (rhythm < 1 || rhythm > LONGEST_RHYTHM_DAYS),
                () -> Refusal.invalid(
                        "RELATIONSHIP_RHYTHM_OUT_OF_RANGE",
                        "Lists are sent every 1 to " + LONGEST_RHYTHM_DAYS + " days.",
                        "terms",
                        "listRhythmDays"));
        List<Terms.CitationRule> rules = terms.citations();
        for (int i = 0; i < rules.size(); i++) {
            String place = String.valueOf(i);
            Terms.CitationRule rule = rules.get(i);
            Wording.title(problems, rule.series(), "terms", "citations", place, "series");
            problems.addIf(
                    !arrangement.organizations().contains(rule.citing()),
                    () -> stranger("terms", "citations", place, "citing"));
        }
    }

    static Refusal stranger(String... field) {
        return Refusal.notFound(
                "RELATIONSHIP_SIDE_UNKNOWN", "That organization is not a side of this relationship.", field);
    }

    static void check(Problems problems, Upkeep upkeep, LocalDate today) {
        Wording.prose(problems, upkeep.reporting(), "reporting");
        LocalDate reviewed = upkeep.lastReviewed();
        problems.addIf(reviewed != null && reviewed.isAfter(today), () -> future("lastReviewed"));
        for (int i = 0; i < upkeep.agreements().size(); i++) {
            Agreement agreement = upkeep.agreements().get(i);
            String place = String.valueOf(i);
            Wording.title(problems, agreement.title(), "agreements", place, "title");
            Wording.line(problems, agreement.reference(), "agreements", place, "reference");
        }
    }

    static Refusal future(String field) {
        return Refusal.invalid("RELATIONSHIP_DATE_IN_FUTURE", "This day has not come yet.", field);
    }
}
