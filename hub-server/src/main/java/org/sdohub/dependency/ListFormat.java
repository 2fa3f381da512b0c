package org.sdohub.dependency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list can be read as by other programs. Drawings do not hold all that there is to say. */
public enum ListFormat {
    CSV("csv", true),
    JSON("json", true),
    GRAPHML("graphml", true),
    DOT("dot", false),
    MERMAID("mmd", false);

    private final String extension;
    private final boolean readable;

    ListFormat(String extension, boolean readable) {
        this.extension = extension;
        this.readable = readable;
    }

    /** Whether a list comes back from it as it was. */
    public boolean readable() {
        return readable;
    }

    public static Optional<ListFormat> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }

    public String extension() {
        return extension;
    }

    /** Where what would be published now stands, and where a changed one is brought back. */
    public String draftPath(String relationship, String side) {
        return "/dependency-lists/drafts/" + relationship + "/" + side.toLowerCase(Locale.ROOT) + "." + extension;
    }

    /** Where a list stands in this format, for ever. */
    public String path(DependencyListId list) {
        return "/dependency-lists/" + list.value() + "." + extension;
    }
}
