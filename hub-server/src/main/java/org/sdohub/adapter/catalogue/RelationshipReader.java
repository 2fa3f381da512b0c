package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sdohub.relationship.Agreement;

/** Public tables of liaison relationships. */
final class RelationshipReader {

    /** "RFC 3975 (January 2005)". */
    private static final Pattern AGREED_RFC = Pattern.compile("(RFC \\d+)[^(]*\\((\\w+ \\d{4})\\)");

    private static final int LONGEST = 300;

    private RelationshipReader() {}

    static RelationshipRecord relationship(Fields record) {
        String first = record.or("sideA", "?");
        String second = record.or("sideB", "?");
        String kind = record.or("kind", "").toLowerCase(Locale.ROOT);
        String state = record.or("state", "");
        boolean formal = kind.startsWith("formal") || kind.startsWith("agreement");
        List<Agreement> agreements = agreements(record);
        List<String> missing = new ArrayList<>();
        Optional<LocalDate> since = agreements.stream()
                .map(Agreement::date)
                .filter(java.util.Objects::nonNull)
                .findFirst();
        SpecificationReader.note(
                missing, "the day it was agreed; the day of the import stands for it", since.isEmpty());
        SpecificationReader.note(missing, "whether it is formal", !formal && !kind.startsWith("appoint"));
        return new RelationshipRecord(
                record.has("id") ? record.id() : first + " - " + second,
                Names.body(first),
                Names.body(second),
                formal,
                state.startsWith("ended") || state.startsWith("historic"),
                state,
                agreements,
                since.orElse(null),
                record.or("source", "a record without source"),
                missing);
    }

    private static List<Agreement> agreements(Fields record) {
        String text = record.or("agreement", "");
        List<Agreement> agreements = new ArrayList<>();
        Matcher rfc = AGREED_RFC.matcher(text);
        while (rfc.find()) {
            agreements.add(new Agreement(
                    rfc.group(1),
                    Agreement.Kind.RFC,
                    rfc.group(1),
                    false,
                    Fields.parsed(rfc.group(2)).orElse(null),
                    null));
        }
        if (agreements.isEmpty() && record.or("kind", "").startsWith("agreement")) {
            String said = record.or("kind", "");
            agreements.add(new Agreement(
                    said.substring(0, Math.min(said.length(), LONGEST)),
                    Agreement.Kind.COOPERATION_AGREEMENT,
                    record.or("source", ""),
                    false,
                    null,
                    null));
        }
        return agreements;
    }

    static WorkAreaRecord workArea(Fields record) {
        String[] sides = record.or("relationship", "?-?").split("-", 2);
        String title = record.or("name", "?");
        return new WorkAreaRecord(
                "work area " + title,
                Names.body(sides[0]).organization(),
                Names.body(sides[sides.length - 1]).organization(),
                title,
                record.or("source", ""));
    }
}
