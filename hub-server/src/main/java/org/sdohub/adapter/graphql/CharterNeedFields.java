package org.sdohub.adapter.graphql;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Page;
import org.sdohub.organization.AwaitedDeliveries;
import org.sdohub.organization.AwaitedDelivery;
import org.sdohub.organization.Organization;
import org.sdohub.relationship.ExpectedLiaisons;
import org.sdohub.relationship.LiaisonExpectation;

/** What charters wait for and expect, held against what is there. */
@Singleton
final class CharterNeedFields implements Fields {

    private static final String URGENCY = "URGENCY";

    private final AwaitedDeliveries deliveries;
    private final ExpectedLiaisons liaisons;
    private final References references;

    CharterNeedFields(AwaitedDeliveries deliveries, ExpectedLiaisons liaisons, References references) {
        this.deliveries = deliveries;
        this.liaisons = liaisons;
        this.references = references;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.extend("Organization", Organization.class)
                .field("awaitedDeliveries", this::awaited)
                .field("expectedLiaisons", this::expected);
        wiring.type("AwaitedDelivery", AwaitedDelivery.class);
        wiring.type("LiaisonExpectation", LiaisonExpectation.class);
    }

    private Connection awaited(Organization of, Ask ask) {
        Set<AwaitedDelivery.State> states = ask.arguments().choices(AwaitedDelivery.State.class, "states");
        GroupId group = references.optionalGroup(ask.arguments(), "group");
        return page(
                ask,
                deliveries.of(of.id(), ask.now()).stream()
                        .filter(one -> states.isEmpty() || states.contains(one.state()))
                        .filter(one -> group == null || group.equals(one.waiting()) || group.equals(one.from()))
                        .toList());
    }

    private Connection expected(Organization of, Ask ask) {
        Boolean missing = ask.arguments().as(Boolean.class, "missing");
        return page(
                ask,
                liaisons.of(of.id(), ask.actor(), ask.now()).stream()
                        .filter(one -> missing == null || missing == one.missing())
                        .toList());
    }

    private record Placed(int place, Object one) {}

    /** Short lists, worked out anew: what counts is the place. */
    private static Connection page(Ask ask, List<?> all) {
        List<Placed> placed = new ArrayList<>();
        all.forEach(one -> placed.add(new Placed(placed.size(), one)));
        Page<Placed> page = Page.of(placed, one -> String.format(Locale.ROOT, "%06d", one.place), ask.page(URGENCY));
        List<Page.Item<Object>> items = new ArrayList<>();
        page.items().forEach(item -> items.add(new Page.Item<>(item.value().one, item.position())));
        return ask.connection(new Page<>(items, page.hasNext(), page.hasPrevious(), page.total()), URGENCY);
    }
}
