package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.EmailAddress;

/**
 * Whoever cannot use the tool writes to the addressee's own address (RFC 4053 4). Known without a store, as it is needed
 * most when that is away.
 */
@Singleton
class ManualWay {

    private static final String ALWAYS =
            "Or send it by mail to whoever you write to: a statement needs no tool to be one.";

    private final Bodies bodies;
    private final SubmissionLimits limits;

    ManualWay(Bodies bodies, SubmissionLimits limits) {
        this.bodies = bodies;
        this.limits = limits;
    }

    /** A sentence or two, never none. */
    String of(@Nullable Letter letter) {
        List<BodyId> to = letter == null ? List.of() : letter.envelope().addressees();
        Set<String> places = new LinkedHashSet<>();
        bodies.lastRead().ifPresent(known -> to.forEach(body -> places.addAll(places(known, body))));
        String direct = places.isEmpty() ? ALWAYS : "Or write to " + String.join(", ", places) + ".";
        return limits.manualWay().isBlank()
                ? direct
                : direct + " " + limits.manualWay().strip();
    }

    private static List<String> places(Bodies.Tree known, BodyId body) {
        if (!known.knows(body)) {
            return List.of();
        }
        List<String> contacts = body instanceof GroupId group
                ? known.group(group).stream()
                        .flatMap(found -> found.contactAddresses().stream())
                        .map(EmailAddress::value)
                        .toList()
                : List.of();
        return contacts.isEmpty()
                ? Optional.ofNullable(known.organizationOf(body).website()).stream()
                        .toList()
                : contacts;
    }
}
