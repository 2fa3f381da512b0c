package org.sdohub.identity;

import java.util.List;
import java.util.Optional;
import org.sdohub.kernel.Actor;

/** Those with whom people may sign in instead of a password of the hub's own. */
public interface Providers {

    /**
     * @param name in addresses, of small letters, digits and hyphens
     * @param label as people know it
     */
    record Provider(String name, String label, String issuer) {}

    /**
     * Somebody signed in has been to a provider and came back as this; it waits for their yes.
     *
     * @param as what the provider calls them
     */
    record Offer(Provider provider, String as) {}

    List<Provider> all();

    /** What waits for the yes of the reader. */
    Optional<Offer> offered(Presented request, Actor reader);
}
