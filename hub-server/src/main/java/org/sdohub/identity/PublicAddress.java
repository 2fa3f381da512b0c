package org.sdohub.identity;

import java.net.URI;
import java.util.Optional;

/** Where people reach the hub, as its operator says it: never taken from a request, which anybody writes. */
public interface PublicAddress {

    /** Scheme, host and perhaps a port, such as {@code https://hub.example}; empty where the operator says none. */
    Optional<URI> find();
}
