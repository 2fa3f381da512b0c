package org.sdohub.attachment;

import java.util.Set;

/**
 * What was found in a file.
 *
 * @param mediaType found out from the bytes, whatever its name and its sender say
 * @param sha256 in hexadecimal digits
 */
public record Content(String mediaType, String sha256) {

    public static final String PDF = "application/pdf";
    public static final String HTML = "text/html";
    /** In UTF-8. */
    public static final String TEXT = "text/plain";
    /** Of which nothing is known. */
    public static final String BYTES = "application/octet-stream";

    /** What everybody can read (RFC 4053 2.2.1.2). */
    public static final Set<String> READABLE = Set.of(PDF, HTML, TEXT);
}
