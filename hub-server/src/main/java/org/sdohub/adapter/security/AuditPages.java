package org.sdohub.adapter.security;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.sdohub.identity.AuditEntry;

/** An export on its way: a page is read when the one before has left, so that a long log takes no memory. */
final class AuditPages implements Enumeration<InputStream> {

    interface Lines {
        String of(List<AuditEntry> page);
    }

    private final LongFunction<List<AuditEntry>> read;
    private final Lines lines;
    private long last;
    private @Nullable String next;

    /**
     * @param head comes first, also where nothing follows
     * @param after the last number that is not wanted
     * @param read the entries behind a number, none at the end
     */
    AuditPages(String head, long after, LongFunction<List<AuditEntry>> read, Lines lines) {
        this.read = read;
        this.lines = lines;
        this.last = after;
        this.next = head;
    }

    @Override
    public boolean hasMoreElements() {
        if (next == null) {
            List<AuditEntry> page = read.apply(last);
            next = page.isEmpty() ? null : lines.of(page);
            last = page.isEmpty() ? last : page.getLast().number();
        }
        return next != null;
    }

    @Override
    public InputStream nextElement() {
        if (!hasMoreElements() || next == null) {
            throw new NoSuchElementException();
        }
        InputStream page = new ByteArrayInputStream(next.getBytes(StandardCharsets.UTF_8));
        next = null;
        return page;
    }
}
