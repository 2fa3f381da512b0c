package org.sdohub.adapter.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Page;

/** One field being asked for: its arguments, who asks and when, and the way to things by id without asking twice. */
record Ask(DataFetchingEnvironment environment) {

    Actor actor() {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Actor.class));
    }

    void requireSignedIn() {
        if (!actor().signedIn()) {
            throw new ApiRefusal(
                    ErrorCode.UNAUTHENTICATED,
                    "Sign in first: POST /login, then send the token as 'Authorization: Bearer …'.");
        }
    }

    Instant now() {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Instant.class));
    }

    /** From where it is asked, as far as a budget goes: see {@link Addresses}. */
    String address() {
        return Objects.requireNonNull(environment.getGraphQlContext().get(Execution.ADDRESS));
    }

    /** The field's arguments, as input of its own. */
    Input arguments() {
        return new Input(environment.getArguments(), List.of());
    }

    /** Batched with every other thing of its kind that the request wants; null where the asker may not see it. */
    CompletableFuture<@Nullable Object> load(Id id) {
        return Loaders.load(environment, id);
    }

    CompletableFuture<?> loadAll(Collection<? extends Id> ids) {
        List<CompletableFuture<@Nullable Object>> loads =
                ids.stream().map(this::load).toList();
        return CompletableFuture.allOf(loads.toArray(CompletableFuture[]::new))
                .thenApply(done -> loads.stream()
                        .map(CompletableFuture::join)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** In the order of the page; null in the place of each that the asker may not see. */
    CompletableFuture<List<@Nullable Object>> things(Page<? extends Id> page) {
        List<CompletableFuture<@Nullable Object>> loads =
                page.values().stream().map(this::load).toList();
        return CompletableFuture.allOf(loads.toArray(CompletableFuture[]::new))
                .thenApply(done -> loads.stream().map(CompletableFuture::join).toList());
    }

    /** Whether the asker wants this of what the field gives, such as {@code edges/cursor}. */
    boolean selects(String below) {
        return environment.getSelectionSet().contains(below);
    }

    /** By a loader of a {@link Fields}' own, registered with {@link Wiring#batch}. */
    <T> CompletableFuture<T> batched(String loader, Object key) {
        return Objects.requireNonNull(environment.<Object, T>getDataLoader(loader))
                .load(key);
    }

    /** @param order what the list is ordered by; a cursor made in another order is refused */
    Page.Request page(String order) {
        return Connections.request(environment, order);
    }

    Connection connection(Page<?> page, String order) {
        return Connections.of(environment, page, order);
    }

    Map<String, Object> raw() {
        return environment.getArguments();
    }
}
