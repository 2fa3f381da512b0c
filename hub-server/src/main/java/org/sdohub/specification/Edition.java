package org.sdohub.specification;

/** A version together with the specification that it is one of. */
public record Edition(Specification specification, SpecificationVersion version) {

    /** As one cites it: {@code OMA-TS-X 1.2}, or the document's own identifier. */
    public String citation() {
        String identifier = version.identifier();
        return identifier == null ? specification.designation().value() + " " + version.label() : identifier;
    }
}
