package org.sdohub.kernel;

import java.util.UUID;

/** Whoever can send, receive, own or appoint: an organization or one of its groups. */
public sealed interface BodyId extends Id {

    record OrganizationId(UUID value) implements BodyId {
        @Override
        public String kind() {
            return "organization";
        }
    }

    record GroupId(UUID value) implements BodyId {
        @Override
        public String kind() {
            return "group";
        }
    }
}
