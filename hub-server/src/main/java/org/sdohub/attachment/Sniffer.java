package org.sdohub.attachment;

/** Knows media types by how their files begin. */
public interface Sniffer {

    /** Of the first bytes of a file, {@value #HEAD} where it has so many, the type that they show. */
    int HEAD = 65_536;

    /** Lower case, without parameters; {@code application/octet-stream} where it does not know. */
    String typeOf(byte[] head);
}
