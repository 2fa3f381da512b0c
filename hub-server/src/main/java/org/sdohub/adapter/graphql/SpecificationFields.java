package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Group;
import org.sdohub.organization.Organization;
import org.sdohub.organization.Profile.Maturity;
import org.sdohub.specification.Designation;
import org.sdohub.specification.Edition;
import org.sdohub.specification.Relation;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationMentions;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.SpecificationVersion;
import org.sdohub.specification.Specifications;
import org.sdohub.specification.VersionId;

/** Reading specifications and their versions, from whichever side one comes. */
@Singleton
final class SpecificationFields implements Fields {

    private static final String RELATED = "specifications related to";

    private final Specifications specifications;
    private final SpecificationStore store;
    private final SpecificationReferences named;
    private final SpecificationMentions mentions;
    private final References references;
    private final HubFields hub;

    SpecificationFields(
            Specifications specifications,
            SpecificationStore store,
            SpecificationReferences named,
            SpecificationMentions mentions,
            References references,
            HubFields hub) {
        this.specifications = specifications;
        this.store = store;
        this.named = named;
        this.mentions = mentions;
        this.references = references;
        this.hub = hub;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.<SpecificationId, List<Specification>>batch(RELATED, this::related);
        wireSpecification(wiring);
        wireRelations(wiring);
        wireVersion(wiring);
        wiring.extend("Organization", Organization.class)
                .field("specifications", (of, ask) -> specifications(ask, of.id(), null));
        wiring.extend("Group", Group.class)
                .field("specifications", (of, ask) -> specifications(ask, of.organization(), of.id()));
        wiring.type("SpecificationMentions", SpecificationMentions.Found.class);
        wiring.type("SpecificationMention", SpecificationMentions.Recognized.class);
        wiring.query("recognizeSpecifications", this::recognized);
        wiring.query("specification", this::specification);
        wiring.query("specifications", ask -> specifications(ask, null, null));
    }

    private SpecificationMentions.Found recognized(Ask ask) {
        String only = ask.arguments().optionalText("organization");
        return mentions.in(
                ask.arguments().text("text"), only == null ? null : references.organization(only), ask.now());
    }

    private void wireSpecification(Wiring wiring) {
        wiring.node("Specification", Specification.class, SpecificationId::new, (ids, actor, now) -> store.findAll(ids))
                .field("designation", (one, ask) -> one.designation().value())
                .field(
                        "aliases",
                        (one, ask) ->
                                one.aliases().stream().map(Designation::value).toList())
                .field("owner", (one, ask) -> open(one, ask) ? one.owner() : null)
                .field("relations", (one, ask) -> open(one, ask) ? one.relations() : List.of())
                .field("url", (one, ask) -> open(one, ask) ? one.url() : null)
                .field("versions", (one, ask) -> versions(one, ask))
                .field("latest", (one, ask) -> latest(one, ask))
                .field("maturity", (one, ask) -> maturity(one, ask))
                .field(
                        "viewerCanEdit",
                        (one, ask) -> specifications
                                .editing(ask.actor(), ask.now(), one)
                                .isPresent())
                .field("history", (one, ask) -> open(one, ask) ? hub.history(one.id(), ask) : List.of());
        wiring.type("SpecificationRelation", Relation.class);
    }

    private void wireRelations(Wiring wiring) {
        wiring.extend("Specification", Specification.class)
                .field("obsoletes", (one, ask) -> said(Relation.Kind.OBSOLETES, one, ask))
                .field("obsoletedBy", (one, ask) -> saying(Relation.Kind.OBSOLETES, one, ask))
                .field("updates", (one, ask) -> said(Relation.Kind.UPDATES, one, ask))
                .field("updatedBy", (one, ask) -> saying(Relation.Kind.UPDATES, one, ask))
                .field("replaces", (one, ask) -> said(Relation.Kind.REPLACES, one, ask))
                .field("replacedBy", (one, ask) -> saying(Relation.Kind.REPLACES, one, ask))
                .field("splitInto", (one, ask) -> said(Relation.Kind.SPLIT_INTO, one, ask))
                .field("splitFrom", (one, ask) -> saying(Relation.Kind.SPLIT_INTO, one, ask))
                .field("publishedAs", (one, ask) -> said(Relation.Kind.PUBLISHED_AS, one, ask))
                .field("publishedFrom", (one, ask) -> saying(Relation.Kind.PUBLISHED_AS, one, ask))
                .field("partOf", (one, ask) -> said(Relation.Kind.PART_OF, one, ask))
                .field("parts", (one, ask) -> saying(Relation.Kind.PART_OF, one, ask));
    }

    private List<SpecificationId> said(Relation.Kind kind, Specification by, Ask ask) {
        return open(by, ask) ? by.related(kind) : List.of();
    }

    /** Whoever says it of them, where it may be known what that one says. */
    private Map<SpecificationId, List<Specification>> related(
            Collection<SpecificationId> ids, Actor actor, Instant now) {
        Map<SpecificationId, List<Specification>> related = new HashMap<>();
        store.relatedTo(ids)
                .forEach((id, by) -> related.put(
                        id,
                        by.stream()
                                .filter(one -> specifications.mayRead(actor, now, one))
                                .toList()));
        return related;
    }

    /** The inverse of a relation; all inverses of all specifications asked for come with one round trip. */
    private static CompletableFuture<List<Specification>> saying(Relation.Kind kind, Specification of, Ask ask) {
        return ask.<@Nullable List<Specification>>batched(RELATED, of.id()).thenApply(related -> {
            if (related == null) {
                return List.of();
            }
            return related.stream()
                    .filter(other -> other.related(kind).contains(of.id()))
                    .sorted((one, other) -> one.designation().compareTo(other.designation()))
                    .toList();
        });
    }

    private void wireVersion(Wiring wiring) {
        wiring.node("SpecificationVersion", Edition.class, VersionId::new, this::editions)
                .field("id", (one, ask) -> one.version().id())
                .field("label", (one, ask) -> one.version().label())
                .field("identifier", (one, ask) -> one.version().identifier())
                .field("date", (one, ask) -> one.version().date())
                .field("maturity", (one, ask) -> one.version().maturity())
                .field("step", (one, ask) -> one.version().rung().label())
                .field("expires", (one, ask) -> one.version().expires())
                .field("expired", (one, ask) -> one.version().expiredOn(LocalDate.ofInstant(ask.now(), ZoneOffset.UTC)))
                .field("successor", (one, ask) -> successor(one));
    }

    private static @Nullable Edition successor(Edition one) {
        VersionId next = one.version().successor();
        return next == null
                ? null
                : one.specification()
                        .version(next)
                        .map(version -> new Edition(one.specification(), version))
                        .orElse(null);
    }

    private Map<VersionId, Edition> editions(Collection<VersionId> ids, Actor actor, Instant now) {
        Map<VersionId, Edition> editions = new HashMap<>();
        store.ofVersions(ids).forEach((id, of) -> {
            if (specifications.mayRead(actor, now, of)) {
                of.version(id).ifPresent(version -> editions.put(id, new Edition(of, version)));
            }
        });
        return editions;
    }

    private boolean open(Specification one, Ask ask) {
        return specifications.mayRead(ask.actor(), ask.now(), one);
    }

    private List<Edition> versions(Specification one, Ask ask) {
        if (!open(one, ask)) {
            return List.of();
        }
        return one.versions().stream().map(version -> new Edition(one, version)).toList();
    }

    private @Nullable Edition latest(Specification one, Ask ask) {
        SpecificationVersion latest = one.latest();
        return latest == null || !open(one, ask) ? null : new Edition(one, latest);
    }

    private @Nullable Maturity maturity(Specification one, Ask ask) {
        return open(one, ask) ? one.maturity() : null;
    }

    private @Nullable Object specification(Ask ask) {
        String organization = ask.arguments().optionalText("organization");
        return named.named(
                        ask.arguments().text("designation"),
                        organization == null ? null : references.organization(organization))
                .orElse(null);
    }

    private Connection specifications(Ask ask, @Nullable OrganizationId of, @Nullable GroupId owner) {
        Input filter = ask.arguments().object("filter");
        String organization = filter.optionalText("organization");
        var order = Objects.requireNonNull(ask.arguments().choice(SpecificationStore.Order.class, "orderBy"));
        Page.Request request = ask.page(order.name());
        GroupId by = owner != null ? owner : references.optionalGroup(filter, "owner");
        Set<Specification.Access> asked = filter.choices(Specification.Access.class, "access");
        Set<Specification.Access> accesses = by == null ? asked : foundByOwner(by, asked, ask);
        if (by != null && accesses.isEmpty()) {
            return ask.connection(new Page<>(List.of(), false, false, () -> 0), order.name());
        }
        var wanted = new SpecificationStore.Filter(
                of != null || organization == null ? of : references.organization(organization),
                by,
                filter.optionalText("series"),
                filter.choices(Maturity.class, "maturities"),
                accesses,
                filter.textOr("words", ""));
        return ask.connection(store.page(wanted, order, request), order.name());
    }

    /** Which group works on a document for members only they may know. */
    private Set<Specification.Access> foundByOwner(GroupId owner, Set<Specification.Access> asked, Ask ask) {
        Set<Specification.Access> found = EnumSet.allOf(Specification.Access.class);
        if (!asked.isEmpty()) {
            found.retainAll(asked);
        }
        if (!specifications.mayKnowOwned(ask.actor(), ask.now(), owner)) {
            found.remove(Specification.Access.MEMBER);
        }
        return found;
    }
}
