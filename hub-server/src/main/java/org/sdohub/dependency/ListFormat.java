package org.sdohub.dependency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list can be read as by other programs. */
public enum ListFormat {
    CSV("csv"),
    JSON("json"),
    GRAPHML("graphml"),
    DOT("dot"),
    MERMAID("mmd");

    private final String extension;

    ListFormat(String extension) {
        this.extension = extension;
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
