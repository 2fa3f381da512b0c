package org.sdohub.adapter.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store;

/** What every mutation has in common: sign-in, capacity, the idempotency key, and refusals told as problems. */
@Singleton
final class Mutations {

    private final EventLog events;

    Mutations(EventLog events) {
        this.events = events;
    }

    /**
     * @param payloadField the payload's field that holds the changed thing; a repeated request is answered with it
     * @param open whether it may be asked without login
     */
    DataFetcher<Object> fetcher(String name, String payloadField, boolean open, Function<Ask, Mutation> mutation) {
        return environment -> {
            Ask ask = new Ask(environment);
            if (!open) {
                ask.requireSignedIn();
            }
            // Problems name fields by their path in the input, so that is where paths begin.
            Input input = new Input(ask.arguments().object("input").values(), List.of());
            try {
                return carriedOut(name, payloadField, mutation.apply(ask), ask, input);
            } catch (Refused refused) {
                return payload(input, Map.of("typed", input.values()), refused.refusals());
            }
        };
    }

    private Object carriedOut(String name, String payloadField, Mutation mutation, Ask ask, Input input) {
        Act.Receipt receipt = receipt(name, ask.actor(), input);
        Optional<HubEvent> earlier = receipt == null ? Optional.empty() : events.byReceipt(receipt.key());
        if (earlier.isPresent()) {
            return replayed(earlier.get(), receipt, payloadField, ask.environment(), input);
        }
        Act act = new Act(narrowed(ask, input), ask.now(), receipt, UUID::randomUUID);
        try {
            return payload(input, mutation.carryOut(input, act), List.of());
        } catch (Store.AlreadyDone done) {
            return answered(done.subject(), payloadField, ask.environment(), input);
        } catch (Refused refused) {
            Optional<HubEvent> meanwhile = receipt == null ? Optional.empty() : events.byReceipt(receipt.key());
            if (meanwhile.isPresent()) {
                return replayed(meanwhile.get(), receipt, payloadField, ask.environment(), input);
            }
            throw refused;
        }
    }

    private Object replayed(
            HubEvent earlier,
            Act.@Nullable Receipt receipt,
            String payloadField,
            DataFetchingEnvironment environment,
            Input input) {
        if (!Objects.equals(receipt, earlier.receipt())) {
            throw new Refused(new Refusal.Broken(
                    "IDEMPOTENCY_KEY_REUSED",
                    "This idempotency key was used before with another input.",
                    List.of("idempotencyKey"),
                    "Choose a new key for a new request; repeat a request with exactly the input it had."));
        }
        return answered(earlier.subject(), payloadField, environment, input);
    }

    private static Object answered(
            String subject, String payloadField, DataFetchingEnvironment environment, Input input) {
        Loaders loaders = Objects.requireNonNull(environment.getGraphQlContext().get(Loaders.class));
        return loaders.load(environment, subject)
                .thenApply(thing -> payload(input, thing == null ? Map.of() : Map.of(payloadField, thing), List.of()));
    }

    private static Map<String, Object> payload(Input input, Map<String, Object> fields, List<Refusal> refusals) {
        Map<String, Object> payload = new HashMap<>(fields);
        payload.putIfAbsent("problems", refusals.stream().map(Refusals::problem).toList());
        if (input.optionalText("clientMutationId") instanceof String id) {
            payload.put("clientMutationId", id);
        }
        return payload;
    }

    /** {@code actingAs} narrows a person with several offices to those of one kind; another's right cannot be used. */
    private static Actor narrowed(Ask ask, Input input) {
        Office.Kind chosen = input.choice(Office.Kind.class, "actingAs");
        if (chosen == null) {
            return ask.actor();
        }
        Actor actor = ask.actor();
        List<Office> offices = actor.officesAt(ask.now()).stream()
                .filter(office -> office.kind() == chosen)
                .toList();
        if (offices.isEmpty()) {
            throw new Refused(
                    Refusal.notAllowed("CAPACITY_NOT_HELD", "You do not hold an office of that kind.", "actingAs"));
        }
        return new Actor(actor.account(), actor.person(), actor.name(), offices, actor.scopes());
    }

    private static Act.@Nullable Receipt receipt(String name, Actor actor, Input input) {
        String key = input.optionalText("idempotencyKey");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > 200) {
            throw new Refused(Refusal.invalid(
                    "IDEMPOTENCY_KEY_MALFORMED", "An idempotency key has 1 to 200 characters.", "idempotencyKey"));
        }
        Map<String, Object> asked = new TreeMap<>(input.values());
        asked.remove("clientMutationId");
        return new Act.Receipt(
                digest((actor.account() == null ? "" : actor.account()) + "\n" + key),
                digest(name + "\n" + canonical(asked)));
    }

    private static Object canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner == null ? "null" : canonical(inner)));
            return sorted;
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(inner -> inner == null ? "null" : canonical(inner))
                    .toList();
        }
        return value.getClass().getSimpleName() + ":" + value;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
