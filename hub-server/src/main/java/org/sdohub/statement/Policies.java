package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Office;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.ContactModel;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.relationship.Relationship;

/** What would happen if a body wrote to another on some day, past or to come: each rule with the profile it comes from. */
@Singleton
public class Policies {

    private final LivingRelationships relationships;
    private final Bodies bodies;

    Policies(LivingRelationships relationships, Bodies bodies) {
        this.relationships = relationships;
        this.bodies = bodies;
    }

    public enum Subject {
        PURPOSE,
        DEADLINE,
        CONTACTS,
        GATE,
        VISIBILITY,
        FORMATS,
        ANSWER,
        TIME_ZONE
    }

    /**
     * @param gate null unless it is about one
     * @param offices any one of which can pass the gate; empty unless it is about one
     * @param organization whose profile says so
     * @param validFrom since when that profile holds
     * @param validUntil the last day on which it holds; null while no other one follows
     */
    public record Rule(
            Subject subject,
            String sentence,
            @Nullable GateKind gate,
            List<Office.Kind> offices,
            OrganizationId organization,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        public Rule {
            offices = List.copyOf(offices);
        }
    }

    /** Bodies that are not known have no rules. */
    public record Explanation(BodyId from, BodyId to, Purpose purpose, LocalDate on, List<Rule> rules) {
        public Explanation {
            rules = List.copyOf(rules);
        }
    }

    public Explanation explain(BodyId from, BodyId to, Purpose purpose, LocalDate on) {
        Bodies.Tree tree = bodies.tree();
        List<Rule> rules = new ArrayList<>();
        if (tree.knows(from)) {
            sending(new Side(tree.organizationOf(from), on), from, to, purpose, rules);
        }
        if (tree.knows(to)) {
            receiving(new Side(tree.organizationOf(to), on), tree.label(to), purpose, rules);
        }
        return new Explanation(from, to, purpose, on, rules);
    }

    /** An organization with its rules of that day. */
    private record Side(Organization organization, LocalDate on) {

        Profile profile() {
            return organization.profileOn(on);
        }

        String name() {
            return organization.acronym().value();
        }

        Rule rule(Subject subject, String sentence) {
            return rule(subject, sentence, null, List.of());
        }

        Rule rule(Subject subject, String sentence, @Nullable GateKind gate, List<Office.Kind> offices) {
            LocalDate from = profile().validFrom();
            LocalDate until = organization.profiles().stream()
                    .map(Profile::validFrom)
                    .filter(other -> other.isAfter(from))
                    .findFirst()
                    .map(next -> next.minusDays(1))
                    .orElse(null);
            return new Rule(subject, sentence, gate, offices, organization.id(), from, until);
        }
    }

    private void sending(Side side, BodyId from, BodyId to, Purpose purpose, List<Rule> rules) {
        Profile profile = side.profile();
        Optional<Profile.PurposeRule> known = profile.ruleFor(purpose);
        rules.add(side.rule(
                Subject.PURPOSE,
                known.map(rule -> side.name() + " calls this \"" + rule.label() + "\".")
                        .orElse(side.name() + " does not use this purpose.")));
        boolean needed = known.map(Profile.PurposeRule::deadlineNeeded).orElse(false);
        rules.add(side.rule(
                Subject.DEADLINE,
                needed
                        ? "A deadline must be given, or said that there is none."
                        : "No deadline is needed; one may be given."));
        rules.add(side.rule(Subject.CONTACTS, contacts(profile.contactModel())));
        Optional<Relationship> related = relationships.between(List.of(from), List.of(to));
        List<Rule> gates = profile.gates().stream()
                .flatMap(kind -> GateRules.gate(kind, from, profile, kindOf(from), related.isPresent()).stream())
                .map(gate -> gateRule(side, gate))
                .toList();
        rules.addAll(gates);
        if (gates.isEmpty()) {
            rules.add(side.rule(Subject.GATE, "It is posted at once: nobody has to approve it."));
        }
        rules.add(side.rule(Subject.VISIBILITY, readers(profile, related)));
        rules.add(side.rule(
                Subject.TIME_ZONE,
                "A deadline lasts until the end of its day in " + profile.zone().getId() + "."));
    }

    private static String readers(Profile profile, Optional<Relationship> related) {
        if (related.filter(Relationship::keepsExchange).isPresent()) {
            return "Only members of the two sides may read it: so they have agreed.";
        }
        return profile.visibility() == Profile.Visibility.PUBLIC
                ? "Everybody may read it, unless the writer says otherwise."
                : "Only members of the two sides may read it, unless the writer says otherwise.";
    }

    private static Rule gateRule(Side side, Gate gate) {
        List<Office.Kind> offices =
                gate.holders().stream().map(Gate.Holder::office).distinct().toList();
        String who = String.join(" or ", offices.stream().map(Policies::words).toList());
        return side.rule(
                Subject.GATE,
                "Before it is posted it passes " + words(gate.kind()) + " by the " + who + ".",
                gate.kind(),
                offices);
    }

    private static void receiving(Side side, String label, Purpose purpose, List<Rule> rules) {
        Profile profile = side.profile();
        boolean asks = purpose == Purpose.FOR_ACTION || purpose == Purpose.FOR_COMMENT;
        if (asks) {
            rules.add(side.rule(
                    Subject.ANSWER,
                    profile.answerOwed()
                            ? label + " owes an answer, be it that there will be none."
                            : label + " may answer, but owes no answer."));
        }
        rules.add(side.rule(
                Subject.FORMATS,
                side.name() + " reads " + String.join(", ", profile.formats())
                        + "; anything else needs a readable twin."));
    }

    private static String contacts(ContactModel model) {
        return switch (model) {
            case RESPONSE_AND_TECHNICAL ->
                "Contacts: one for the response, and technical contacts where there are any (RFC 4053).";
            case CONTACT_OF_EACH_SIDE -> "Contacts: one of each side, with \"send to\" and \"send reply to\".";
        };
    }

    private Optional<Group.Kind> kindOf(BodyId from) {
        return from instanceof GroupId group ? bodies.tree().group(group).map(Group::kind) : Optional.empty();
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
