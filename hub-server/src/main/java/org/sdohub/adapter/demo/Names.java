package org.sdohub.adapter.demo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.PersonId;

/** How the facts speak of things. The same name has the same id in every hub, so no fact has to look for another one. */
final class Names {

    private static final String PREFIX = "demo:";

    private Names() {}

    /** The idempotency key of the act that is known by this name. */
    static String receipt(String act) {
        return PREFIX + act;
    }

    /** The id that {@link org.sdohub.kernel.Act#newId} makes of that key. */
    static UUID made(String act) {
        return uuid(receipt(act));
    }

    /** The nth id, from 0, that the act draws for what lies inside the thing. */
    static UUID inner(String act, int nth) {
        return uuid(receipt(act) + " #" + nth);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static OrganizationId organization(String acronym) {
        return new OrganizationId(made("organization " + acronym));
    }

    /** @param key such as {@code OMA/CD} */
    static GroupId group(String key) {
        return new GroupId(made("group " + key));
    }

    /** @param key an organization's or a group's */
    static BodyId body(String key) {
        return key.contains("/") ? group(key) : organization(key);
    }

    /** @param office the name that the office's holder goes by, such as {@code oma-cd-chair} */
    static PersonId person(String office) {
        return new PersonId(made("person " + office));
    }
}
