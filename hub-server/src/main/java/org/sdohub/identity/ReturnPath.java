package org.sdohub.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody goes on after signing in: a place within the hub, never another site.
 *
 * @param value a path with its query, in printable ASCII
 */
public record ReturnPath(String value) {

    /** Browsers take two slashes, and a slash with a backslash, for the beginning of another host. */
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,1000}");

    public static final ReturnPath HOME = new ReturnPath("/");

    /** @param value anything; what is no such place leads home */
    public ReturnPath {
        value = FORM.matcher(value).matches() ? value : "/";
    }

    public static ReturnPath of(@Nullable String given) {
        return given == null ? HOME : new ReturnPath(given);
    }
}
