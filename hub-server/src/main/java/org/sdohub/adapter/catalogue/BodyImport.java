package org.sdohub.adapter.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Acronym;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;

/** Organizations and groups that records name: those that are on record stay as they are, the others are entered. */
final class BodyImport {

    private static final String KIND = "bodies";

    private final Run run;
    private final Map<String, BodyId> ids = new ConcurrentHashMap<>();
    private final Map<OrganizationId, Organization> organizations = new ConcurrentHashMap<>();

    BodyImport(Run run) {
        this.run = run;
    }

    void enter(Collection<BodyName> named) {
        Set<BodyName> all = new LinkedHashSet<>();
        named.forEach(one -> withAllAbove(one, all));
        List<BodyName> inOrder =
                all.stream().sorted(Comparator.comparing(BodyName::depth)).toList();
        Set<String> entered = new LinkedHashSet<>();
        run.progress().stage("Organizations and groups", inOrder.size());
        run.inOrder(inOrder, one -> {
            boolean known = !entered.add(one.key().toUpperCase(Locale.ROOT))
                    || run.rooms().bodies().tree().byKey(one.key()).isPresent();
            if (!known) {
                enter(one);
            }
            run.progress().step();
        });
    }

    private static void withAllAbove(BodyName one, Set<BodyName> all) {
        if (one.isGroup()) {
            all.add(BodyName.organization(one.organization(), one.name()));
        }
        if (one.parent() != null) {
            withAllAbove(one.parent(), all);
        }
        all.add(one);
    }

    private void enter(BodyName one) {
        try {
            if (!run.dry()) {
                create(one);
            }
            run.report().note(KIND, one.key(), Outcome.IMPORTED, List.of());
        } catch (Refused refused) {
            run.noteRefused(KIND, one.key(), refused);
        }
    }

    private void create(BodyName one) {
        if (!one.isGroup()) {
            run.rooms()
                    .organizations()
                    .create(
                            run.operator().making(made(one)),
                            new Organization.Details(
                                    new Acronym(one.organization()),
                                    one.name(),
                                    Organization.Kind.SDO,
                                    Organization.State.ACTIVE,
                                    null),
                            Ladders.rules(one.organization()));
            return;
        }
        OrganizationId organization = organization(one);
        run.rooms()
                .groups()
                .create(
                        run.operator().making(made(one), Operator.secretariat(organization)),
                        organization,
                        details(one));
    }

    private Group.Details details(BodyName one) {
        return new Group.Details(
                new Acronym(String.valueOf(one.group())),
                String.valueOf(one.groupName()),
                one.kind() == null ? Group.Kind.WORKING_GROUP : one.kind(),
                Group.State.ACTIVE,
                parent(one),
                null,
                List.of(),
                List.of());
    }

    private @Nullable GroupId parent(BodyName one) {
        return one.parent() != null && id(one.parent()) instanceof GroupId group ? group : null;
    }

    private static UUID made(BodyName one) {
        return Operator.id("body", one.key().toUpperCase(Locale.ROOT));
    }

    /** On record, or what it will have. Kept, for every record asks. */
    BodyId id(BodyName one) {
        BodyId kept = ids.get(one.key());
        return kept == null ? look(one) : kept;
    }

    private BodyId look(BodyName one) {
        return run.rooms()
                .bodies()
                .tree()
                .byKey(one.key())
                .map(found -> {
                    ids.put(one.key(), found);
                    return found;
                })
                .orElseGet(() -> one.isGroup() ? new GroupId(made(one)) : new OrganizationId(made(one)));
    }

    /** With the ladder it has at the time of the import. */
    Organization ladderOf(OrganizationId id) {
        return organizations.computeIfAbsent(
                id, any -> run.rooms().bodies().tree().organization(id).orElseThrow());
    }

    OrganizationId organization(BodyName one) {
        return (OrganizationId) id(BodyName.organization(one.organization(), one.name()));
    }

    OrganizationId organization(String acronym) {
        return organization(Names.body(acronym));
    }
}
