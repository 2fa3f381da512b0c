package org.sdohub.adapter.security;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.security.AuditText.Format;
import org.sdohub.adapter.security.SignInDoor.NoToken;
import org.sdohub.identity.AuditEntry;
import org.sdohub.identity.AuditLog;
import org.sdohub.identity.AuditReach;
import org.sdohub.identity.Callers;
import org.sdohub.identity.IdentityAccess;
import org.sdohub.kernel.Actor;

/**
 * The audit log for whoever keeps the accounts, for a secretariat as far as entries are its organization's, and for programs
 * with the scope; everybody else finds nothing here. {@code GET /audit?after=N}: a page, for who follows it.
 * {@code GET /audit/export}: all of it, or a range, as a file.
 */
@Controller("/audit")
@Secured(SecurityRule.IS_ANONYMOUS)
class AuditDoor {

    private static final int A_PAGE = 1_000;
    private static final long NOT_KNOWN = -1;
    private static final NoToken NOTHING = new NoToken("NOT_FOUND", "There is nothing at this address.");
    private static final NoToken WRONG_RANGE = new NoToken(
            "AUDIT_RANGE_MALFORMED",
            "format is ndjson or csv, after and through are numbers of entries, from and until days such as 2026-11-20.");

    private final AuditLog log;
    private final AuditText text;
    private final Callers callers;
    private final Clock clock;
    private final HttpClientAddressResolver addresses;

    /** @param through the last number that is wanted; from and until: the first and last day, in UTC */
    private record Range(Format format, long after, long through, LocalDate from, LocalDate until) {
        boolean holds(AuditEntry entry) {
            LocalDate day = LocalDate.ofInstant(entry.note().at(), ZoneOffset.UTC);
            return entry.number() <= through && !day.isBefore(from) && !day.isAfter(until);
        }
    }

    AuditDoor(AuditLog log, AuditText text, Callers callers, Clock clock, HttpClientAddressResolver addresses) {
        this.log = log;
        this.text = text;
        this.callers = callers;
        this.clock = clock;
        this.addresses = addresses;
    }

    @Get(produces = "application/jsonl")
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> entries(HttpRequest<?> request, @QueryValue(defaultValue = "0") long after) {
        return answered(request, reader -> {
            AuditReach reach = reach(reader);
            List<AuditEntry> entries = log.after(reach, Math.max(0, after), A_PAGE);
            return HttpResponse.ok(text.lines(entries, Format.NDJSON, reach.whole()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store");
        });
    }

    @Get(value = "/export", produces = MediaType.ALL)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<?> export(HttpRequest<?> request) {
        return answered(request, reader -> {
            Range range = range(request);
            return range == null
                    ? HttpResponse.badRequest(WRONG_RANGE).contentType(MediaType.APPLICATION_JSON)
                    : file(request, reader, range);
        });
    }

    private HttpResponse<?> file(HttpRequest<?> request, Actor reader, Range range) {
        log.exported(reader);
        boolean whole = reach(reader).whole();
        AuditPages pages = new AuditPages(
                text.head(range.format, whole),
                range.after,
                last -> last >= range.through ? List.of() : log.after(stillMay(request), last, A_PAGE),
                page -> text.lines(page.stream().filter(range::holds).toList(), range.format, whole));
        MediaType type = MediaType.of(range.format.mediaType());
        String name = "audit." + range.format.name().toLowerCase(Locale.ROOT);
        return HttpResponse.ok(new StreamedFile(new SequenceInputStream(pages), type, NOT_KNOWN))
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Asked for each page: who lost the right meanwhile gets no more, and the file breaks off. */
    private AuditReach stillMay(HttpRequest<?> request) {
        AuditReach reach = reach(caller(request));
        if (reach.none()) {
            throw new Callers.BadToken();
        }
        return reach;
    }

    private HttpResponse<?> answered(HttpRequest<?> request, Function<Actor, HttpResponse<?>> answer) {
        try {
            Actor reader = caller(request);
            if (!reach(reader).none()) {
                return answer.apply(reader);
            }
        } catch (Callers.BadToken bad) {
            log.badToken(Objects.requireNonNullElse(addresses.resolve(request), ""), "/audit");
        }
        return HttpResponse.notFound(NOTHING).contentType(MediaType.APPLICATION_JSON);
    }

    private Actor caller(HttpRequest<?> request) {
        return callers.from(HubCookie.presented(request));
    }

    private AuditReach reach(Actor reader) {
        return IdentityAccess.auditReach(reader, clock.instant());
    }

    private static @Nullable Range range(HttpRequest<?> request) {
        try {
            return new Range(
                    Format.valueOf(given(request, "format", "ndjson").toUpperCase(Locale.ROOT)),
                    Long.parseLong(given(request, "after", "0")),
                    Long.parseLong(given(request, "through", String.valueOf(Long.MAX_VALUE))),
                    LocalDate.parse(given(request, "from", "0001-01-01")),
                    LocalDate.parse(given(request, "until", "9999-12-31")));
        } catch (IllegalArgumentException | DateTimeParseException malformed) {
            return null;
        }
    }

    private static String given(HttpRequest<?> request, String name, String otherwise) {
        return Objects.requireNonNullElse(request.getParameters().get(name), otherwise);
    }
}
