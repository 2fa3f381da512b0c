package org.sdohub.dependency;

import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.relationship.Terms;

/** What may be cited normatively, by a series and its own word for a maturity (RFC 3975 7). */
@FunctionalInterface
public interface ReferencePolicy {

    ReferencePolicy ANYTHING = (series, step) -> true;

    /** @param series empty where the target has none */
    boolean allows(String series, String step);

    static ReferencePolicy of(Terms terms, OrganizationId citing) {
        return (series, step) -> terms.mayCiteNormatively(citing, series, step);
    }
}
