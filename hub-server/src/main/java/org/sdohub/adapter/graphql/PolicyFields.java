package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Grant;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.organization.Group;
import org.sdohub.organization.IdentifierScheme;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Organizations;
import org.sdohub.organization.Profile;
import org.sdohub.specification.IdentifierSchemes;
import org.sdohub.statement.Policies;

/** Rules of organizations: as they are, were and will be, and what follows from them for one who wants to write. */
@Singleton
final class PolicyFields implements Fields {

    private final Policies policies;
    private final Organizations organizations;
    private final References references;

    PolicyFields(Policies policies, Organizations organizations, References references) {
        this.policies = policies;
        this.organizations = organizations;
        this.references = references;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Organization", Organization.class)
                .field(
                        "profileOn",
                        (it, ask) -> it.profileOn(
                                Objects.requireNonNull(ask.arguments().as(LocalDate.class, "day"))))
                .field(
                        "profiles",
                        (it, ask) -> it.profiles().stream()
                                .sorted(Comparator.comparing(Profile::validFrom).reversed())
                                .toList());
        wiring.type("PolicyExplanation", Policies.Explanation.class);
        wiring.type("PolicyRule", Policies.Rule.class);
        wiring.query("policyExplanation", this::explain);
        wiring.mutation("setProfile", "organization", this::setProfile);
    }

    private Object explain(Ask ask) {
        Input wanted = ask.arguments();
        LocalDate day = wanted.as(LocalDate.class, "on");
        return policies.explain(
                references.body(wanted.text("from")),
                references.body(wanted.text("to")),
                Objects.requireNonNull(wanted.choice(Profile.Purpose.class, "purpose")),
                day == null ? LocalDate.ofInstant(ask.now(), ZoneOffset.UTC) : day);
    }

    private Map<String, Object> setProfile(Input input, Act act) {
        Problems problems = new Problems();
        ZoneId zone = input.optionalValue(problems, "zone", OrganizationFields::zone);
        problems.refuseIfAny();
        LocalDate day = Objects.requireNonNull(input.as(LocalDate.class, "validFrom"));
        var id = references.organization(input.text("organization"));
        return Map.of(
                "organization",
                organizations.ruleFrom(
                        act,
                        id,
                        input.version(),
                        day,
                        now -> fitting(profile(input, day, now, zone == null ? now.zone() : zone), now)));
    }

    /** Schemes that are there already stay, also where the ladder that they name grew shorter. */
    private static Profile fitting(Profile wanted, Profile now) {
        if (!wanted.identifierSchemes().equals(now.identifierSchemes())) {
            IdentifierSchemes.refuseMalformed(wanted.identifierSchemes(), wanted.ladder());
        }
        return wanted;
    }

    /** What is not given stays as it would be on that day. */
    private static Profile profile(Input input, LocalDate day, Profile now, ZoneId zone) {
        return new Profile(
                day,
                input.gave("purposes") ? purposes(input) : now.purposes(),
                input.choiceOr(Profile.ContactModel.class, "contactModel", now.contactModel()),
                input.gave("approvals") ? approvals(input) : now.approvals(),
                input.gave("gates")
                        ? input.texts("gates").stream()
                                .map(Profile.GateKind::valueOf)
                                .toList()
                        : now.gates(),
                input.gave("identifierSeries") ? input.texts("identifierSeries") : now.identifierSeries(),
                input.gave("formats") ? input.texts("formats") : now.formats(),
                input.gave("ladder") ? ladder(input) : now.ladder(),
                input.values().get("managersOnlyConvey") == null
                        ? now.managersOnlyConvey()
                        : input.flag("managersOnlyConvey"),
                input.values().get("answerOwed") == null ? now.answerOwed() : input.flag("answerOwed"),
                input.choiceOr(Profile.Visibility.class, "visibility", now.visibility()),
                zone,
                input.gave("identifierSchemes") ? schemes(input) : now.identifierSchemes());
    }

    private static List<Profile.Rung> ladder(Input input) {
        return input.objects("ladder").stream()
                .map(one -> new Profile.Rung(
                        one.text("label").strip(),
                        Objects.requireNonNull(one.choice(Profile.Maturity.class, "maturity"))))
                .toList();
    }

    private static List<IdentifierScheme> schemes(Input input) {
        return input.objects("identifierSchemes").stream()
                .map(one -> new IdentifierScheme(
                        one.text("pattern").strip(),
                        one.text("designation").strip(),
                        one.optionalText("version"),
                        one.optionalText("date"),
                        one.objects("steps").stream()
                                .map(step -> new IdentifierScheme.Step(step.text("letters"), step.text("rung")))
                                .toList()))
                .toList();
    }

    private static List<Profile.PurposeRule> purposes(Input input) {
        return input.objects("purposes").stream()
                .map(one -> new Profile.PurposeRule(
                        Objects.requireNonNull(one.choice(Profile.Purpose.class, "purpose")),
                        one.flag("deadlineNeeded"),
                        one.text("label").strip()))
                .toList();
    }

    private static List<Profile.ApprovalRule> approvals(Input input) {
        return input.objects("approvals").stream()
                .map(one -> new Profile.ApprovalRule(
                        one.texts("senders").stream().map(Group.Kind::valueOf).toList(),
                        Objects.requireNonNull(one.choice(Office.Kind.class, "office")),
                        Objects.requireNonNull(one.choice(Grant.Reach.class, "heldIn"))))
                .toList();
    }
}
