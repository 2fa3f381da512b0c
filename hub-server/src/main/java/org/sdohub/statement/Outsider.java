package org.sdohub.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.EmailAddress;

/**
 * Somebody without an account who submitted a statement.
 *
 * @param address whose confirmation makes it more than a form that anybody may fill in; never public
 * @param network from where, as a hash that only this hub can make again
 * @param confirmedAt null while nobody has opened the link that went to the address
 */
public record Outsider(
        String name,
        EmailAddress address,
        String network,
        @Nullable Instant confirmedAt) {

    Outsider confirmed(Instant at) {
        return new Outsider(name, address, network, at);
    }
}
