package org.sdohub.adapter.pages;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.Dependency;
import org.sdohub.dependency.Health;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Page;
import org.sdohub.organization.Bodies;
import org.sdohub.specification.SpecificationId;

/** What depends on what, and how that stands. */
@Controller("/dependencies")
@PermitAll
@ExecuteOn(TaskExecutors.BLOCKING)
class DependencyPages {

    private final DependencyRows rows;
    private final NamedSpecifications named;
    private final Bodies bodies;
    private final Places places;

    DependencyPages(DependencyRows rows, NamedSpecifications named, Bodies bodies, Places places) {
        this.rows = rows;
        this.named = named;
        this.bodies = bodies;
        this.places = places;
    }

    @Get
    @Produces("text/html")
    HttpResponse<?> list(HttpRequest<?> request) {
        return Answers.of(
                request,
                list(
                        new Query("/dependencies", request, "side", "party", "kind", "from", "on", "health"),
                        Visits.actor(request)));
    }

    private PlainPage list(Query query, Actor reader) {
        Bodies.Tree tree = bodies.tree();
        var wanted = new DependencyRows.Wanted(
                query.organization("side", tree),
                query.body("party", tree),
                query.set("kind", Dependency.Kind.class),
                specification(query.text("from")),
                specification(query.text("on")),
                query.set("health", Health.State.class));
        Page<Dependency> page = rows.page(wanted, places.request(query), reader);
        Markup form = new Form(query)
                .text("side", "Organization that depends")
                .text("party", "Body on either side")
                .choice("kind", "Kind", Dependency.Kind.class)
                .choice("health", "How it stands", Health.State.class)
                .text("from", "Specification that depends")
                .text("on", "On the specification")
                .markup();
        return new PlainPage("Dependencies", query.here())
                .say("What one body's specification needs of another's, the earliest needed first. A specification is "
                        + "named by organization and designation, such as ietf/rfc3261.")
                .say(form)
                .say(page.values().isEmpty() ? "No dependency is like that." : "")
                .say(rows.table(page), places.next(page, query));
    }

    private @Nullable SpecificationId specification(String key) {
        return key.isEmpty() ? null : named.get(key).id();
    }
}
