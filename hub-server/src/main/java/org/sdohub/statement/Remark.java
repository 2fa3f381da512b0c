package org.sdohub.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something about a letter that keeps nobody from sending it, and that its writer may wish to put right before.
 *
 * @param grave whether it probably is a slip; otherwise something could only be better
 * @param field the path in the input, outermost first
 * @param fix what would put it right; null where that is not known
 */
public record Remark(
        boolean grave,
        String code,
        String message,
        List<String> field,
        @Nullable String fix) {

    public Remark {
        field = List.copyOf(field);
    }

    static Remark warning(String code, String message, @Nullable String fix, String... field) {
        return new Remark(true, code, message, List.of(field), fix);
    }

    static Remark hint(String code, String message, @Nullable String fix, String... field) {
        return new Remark(false, code, message, List.of(field), fix);
    }
}
