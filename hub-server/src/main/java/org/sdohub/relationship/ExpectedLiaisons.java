package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Charter;
import org.sdohub.organization.CharterStore;
import org.sdohub.organization.Organization;

/** Which liaisons the charters of an organization promise, and which of these do not exist (IMPS charter, section 7). */
@Singleton
public class ExpectedLiaisons {

    private final CharterStore charters;
    private final Relationships relationships;
    private final Bodies bodies;

    ExpectedLiaisons(CharterStore charters, Relationships relationships, Bodies bodies) {
        this.charters = charters;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** The missing ones first. A relationship that the asker may not see counts as none, so that nothing tells of it. */
    public List<LiaisonExpectation> of(OrganizationId organization, Actor actor, Instant now) {
        return ofEach(List.of(organization), actor, now).getOrDefault(organization, List.of()).stream()
                .sorted(Comparator.comparing((LiaisonExpectation one) -> !one.missing())
                        .thenComparing(LiaisonExpectation::name)
                        .thenComparing(one -> one.group().value())
                        .thenComparing(LiaisonExpectation::subject))
                .toList();
    }

    /** As the charters name them, group by group; two round trips. */
    Map<OrganizationId, List<LiaisonExpectation>> ofEach(
            Collection<OrganizationId> organizations, Actor actor, Instant now) {
        Bodies.Tree tree = bodies.tree();
        List<OrganizationId> known = organizations.stream().filter(tree::knows).toList();
        Map<GroupId, List<Charter>> of = charters.ofGroups(
                known.stream().flatMap(one -> tree.groupsOf(one).stream()).toList());
        Map<OrganizationId, List<Relationship>> all = relationships.of(known, actor, now);
        Map<OrganizationId, List<LiaisonExpectation>> expected = new HashMap<>();
        for (OrganizationId organization : known) {
            List<LiaisonExpectation> found = new ArrayList<>();
            tree.groupsOf(organization).stream()
                    .flatMap(group -> of.getOrDefault(group, List.of()).stream().limit(1))
                    .forEach(charter -> charter.liaisons()
                            .forEach(one -> found.add(held(
                                    charter, one, organization, all.getOrDefault(organization, List.of()), tree))));
            expected.put(organization, found);
        }
        return expected;
    }

    private static LiaisonExpectation held(
            Charter charter,
            Charter.ExpectedLiaison one,
            OrganizationId us,
            List<Relationship> ours,
            Bodies.Tree tree) {
        OrganizationId them = named(one.organization(), tree);
        Optional<Relationship> with = ours.stream()
                .filter(it ->
                        it.state().living() && Objects.equals(it.arrangement().other(us), them))
                .max(Comparator.comparing(it -> it.state().binding()));
        return new LiaisonExpectation(
                charter.id(),
                charter.group(),
                one.organization(),
                one.subject(),
                them,
                with.map(Relationship::id).orElse(null),
                with.map(it -> it.state().binding()).orElse(false));
    }

    /** By acronym or by name, in any case, also of one of its groups. */
    private static @Nullable OrganizationId named(String name, Bodies.Tree tree) {
        return tree.byKey(name.strip())
                .map(body -> tree.lineage(body).organization())
                .or(() -> tree.organizations().stream()
                        .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                        .map(Organization::id)
                        .findFirst())
                .orElse(null);
    }
}
