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
import org.sdohub.identity.AuditLog;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Actor;
import org.sdohub.kernel.Durability;
import org.sdohub.kernel.EventLog;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Legible;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every mutation has in common: sign-in, capacity, the idempotency key, and refusals told as problems. */
@Singleton
final class Mutations {

    private static final Logger LOG = LoggerFactory.getLogger(Mutations.class);

    private final EventLog events;
    private final AuditLog audit;
    private final Durability durability;

    Mutations(EventLog events, AuditLog audit, Durability durability) {
        this.events = events;
        this.audit = audit;
        this.durability = durability;
    }

    /**
     * @param payloadField the payload's field that holds the changed thing; a repeated request is answered with it
     * @param open whether it may be asked without login
     */
    DataFetcher<Object> fetcher(String name, String payloadField, boolean open, Function<Ask, Mutation> mutation) {
        return environment -> {
            Ask ask = new Ask(environment);
            if (!open && !ask.actor().signedIn()) {
                audit.refused(ask.actor(), address(ask), name, ErrorCode.UNAUTHENTICATED.name());
                ask.requireSignedIn();
            }
            // Problems name fields by their path in the input, so that is where paths begin.
            Input input = new Input(ask.arguments().object("input").values(), List.of());
            try {
                refuseIllegible(input);
                return carriedOut(name, payloadField, mutation.apply(ask), ask, input);
            } catch (Refused refused) {
                record(refused, name, ask);
                return payload(input, Map.of("typed", input.values()), refused.refusals());
            } catch (RuntimeException failure) {
                return payload(input, Map.of("typed", input.values()), List.of(unlessKept(failure, name)));
            }
        };
    }

    private static void refuseIllegible(Input input) {
        for (Map.Entry<String, Object> field : input.values().entrySet()) {
            if (!Legible.all(field.getValue())) {
                throw new Refused(Refusal.invalid(
                        "TEXT_ILLEGIBLE", "A text has no U+0000 and no half of a surrogate pair.", field.getKey()));
            }
        }
    }

    /** While a store is away, nobody shall lose what was typed; every other failure stays a fault. */
    private Refusal unlessKept(RuntimeException failure, String name) {
        if (failure instanceof ApiRefusal || durability.holds()) {
            throw failure;
        }
        LOG.error("{} could not be kept", name, failure);
        return new Refusal.Broken(
                "HUB_NOT_KEEPING",
                "The hub cannot keep anything at the moment, and cannot tell whether this was still kept.",
                List.of(),
                "Send it again in a minute, with the same idempotencyKey: then it happens once.");
    }

    /** What somebody had no right to, be it that he may not see it. A slip in a form is nobody's business. */
    private void record(Refused refused, String name, Ask ask) {
        refused.refusals().stream()
                .filter(it -> it instanceof Refusal.NotAllowed || it instanceof Refusal.NotFound)
                .findFirst()
                .ifPresent(it -> audit.refused(ask.actor(), address(ask), name, it.code()));
    }

    private static String address(Ask ask) {
        return ask.environment().getGraphQlContext().getOrDefault(Execution.ADDRESS, "");
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
