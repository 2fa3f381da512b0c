package org.sdohub.relationship;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Charter;
import org.sdohub.organization.Charter.ExpectedLiaison;
import org.sdohub.organization.CharterId;
import org.sdohub.organization.CharterStore;

/** Liaisons that charters in force promise and that do not exist (domain.md 1). */
@Singleton
public class PromisedLiaisons {

    private final CharterStore charters;
    private final Relationships relationships;
    private final Bodies bodies;

    PromisedLiaisons(CharterStore charters, Relationships relationships, Bodies bodies) {
        this.charters = charters;
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /**
     * @param organization null where the hub does not know it
     * @param named as the charter names it
     */
    public record Missing(
            CharterId charter,
            String named,
            String subject,
            @Nullable OrganizationId organization) {}

    /** Of each organization, as far as the actor may see its relationships; two round trips. */
    public Map<OrganizationId, List<Missing>> missing(
            Collection<OrganizationId> organizations, Actor actor, Instant now) {
        Bodies.Tree tree = bodies.tree();
        Map<OrganizationId, List<GroupId>> groups = new HashMap<>();
        organizations.stream().filter(tree::knows).forEach(one -> groups.put(one, groupsOf(tree, one)));
        Map<GroupId, List<Charter>> known =
                charters.ofGroups(groups.values().stream().flatMap(List::stream).toList());
        Map<OrganizationId, List<Relationship>> living = relationships.of(organizations, actor, now);
        Map<OrganizationId, List<Missing>> missing = new HashMap<>();
        groups.forEach((organization, own) -> {
            Set<OrganizationId> partners = partners(organization, living.getOrDefault(organization, List.of()));
            List<Missing> found = new ArrayList<>();
            own.stream()
                    .map(group -> known.getOrDefault(group, List.of()))
                    .filter(all -> !all.isEmpty())
                    .map(List::getFirst)
                    .forEach(charter ->
                            charter.liaisons().forEach(promised -> note(found, charter, promised, partners, tree)));
            missing.put(organization, found);
        });
        return missing;
    }

    private static List<GroupId> groupsOf(Bodies.Tree tree, OrganizationId organization) {
        return tree.withAllBelow(organization).stream()
                .filter(GroupId.class::isInstance)
                .map(GroupId.class::cast)
                .toList();
    }

    private static Set<OrganizationId> partners(OrganizationId organization, List<Relationship> all) {
        Set<OrganizationId> partners = new HashSet<>();
        all.stream()
                .filter(one -> one.state().binding())
                .forEach(one -> partners.add(one.arrangement().other(organization)));
        return partners;
    }

    private static void note(
            List<Missing> found,
            Charter charter,
            ExpectedLiaison promised,
            Set<OrganizationId> partners,
            Bodies.Tree tree) {
        BodyId body = tree.byKey(promised.organization()).orElse(null);
        OrganizationId organization = body == null ? null : tree.lineage(body).organization();
        if (organization == null || !partners.contains(organization)) {
            found.add(new Missing(charter.id(), promised.organization(), promised.subject(), organization));
        }
    }
}
