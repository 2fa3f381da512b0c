package org.sdohub.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.search.Lexer.Piece;
import org.sdohub.search.Question.Calendar;
import org.sdohub.search.Question.Wanted;
import org.sdohub.statement.Handling;

/**
 * How people ask (domain.md 6): words, "phrases", beginn*, {@code -without}, {@code from:OMA due:<2026-12-31}. Whatever
 * cannot be read is refused with its place and with what to write instead; nothing is guessed around.
 *
 * @param now for what depends on the day
 */
record QueryLanguage(Names names, Instant now) {

    private static final int SHORTEST_BEGINNING = 2;
    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

    /** What is asked for by {@code is:}. */
    private enum Is {
        OVERDUE,
        OPEN,
        /** An answer is owed, and no deadline was given. */
        UNDATED,
        ARCHIVED
    }

    List<Wanted> read(String text) {
        List<Wanted> all = new ArrayList<>();
        for (Piece piece : Lexer.pieces(text)) {
            Wanted wanted = piece.key().isEmpty() ? words(piece) : condition(piece);
            all.add(piece.without() ? new Question.Without(wanted) : wanted);
        }
        return all;
    }

    private static Wanted words(Piece piece) {
        String word = piece.value();
        if (!piece.phrase() && OPERATORS.contains(word)) {
            throw at(
                    piece,
                    word + " is no word of this language: all words must be found, in any order.",
                    "Write -word for what must not be there; in quotation marks it is a word like others.");
        }
        int star = word.indexOf('*');
        if (star < 0 || piece.phrase()) {
            return new Question.Words(word, false);
        }
        String beginning = word.substring(0, star);
        boolean atEnd = star == word.length() - 1;
        long letters = beginning.codePoints().filter(Character::isLetterOrDigit).count();
        if (!atEnd || letters < SHORTEST_BEGINNING) {
            throw at(
                    piece,
                    "A * stands at the end of the beginning of a word, of two letters or digits at least.",
                    "Write auth* for words that begin like that.");
        }
        return new Question.Words(beginning, true);
    }

    private Wanted condition(Piece piece) {
        return switch (QueryKey.of(piece.key())) {
            case FROM -> named(piece, Trait.FROM, names::body, "body", "Give an acronym such as OMA, or OMA/CD.");
            case TO -> named(piece, Trait.TO, names::body, "body", "Give an acronym such as OMA, or OMA/CD.");
            case BODY -> named(piece, Trait.BODY, names::body, "body", "Give an acronym such as OMA, or OMA/CD.");
            case RELATIONSHIP ->
                named(
                        piece,
                        Trait.RELATIONSHIP,
                        names::relationship,
                        "relationship",
                        "Give its key, such as oma-ietf.");
            case AREA ->
                named(piece, Trait.SUBJECT, names::workArea, "work area", "Give its key, such as oma-ietf/privacy.");
            case CITES -> named(piece, Trait.CITED, names::specification, "specification", "Write cites:\"RFC 3261\".");
            case PURPOSE -> new Question.Having(Trait.PURPOSE, texts(piece, Purpose.values()));
            case HANDLING -> new Question.Having(Trait.HANDLING, texts(piece, Handling.State.values()));
            case STATE -> new Question.Having(Trait.STATE, Set.copyOf(upper(piece)));
            case KIND -> new Question.OfKind(choices(piece, Kind.values()));
            case IS -> is(piece);
            case DUE -> days(piece, Calendar.DUE);
            case POSTED -> days(piece, Calendar.POSTED);
            case YEAR -> new Question.Having(Trait.YEAR, Set.copyOf(upper(piece)));
        };
    }

    private static Wanted named(
            Piece piece, Trait trait, Function<String, Optional<Set<String>>> find, String what, String fix) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : values(piece)) {
            all.addAll(find.apply(name)
                    .orElseThrow(() -> at(piece, "there is no " + what + " \"" + name + "\" that you may see.", fix)));
        }
        return new Question.Having(trait, all);
    }

    private Wanted is(Piece piece) {
        Set<Is> asked = choices(piece, Is.values());
        if (asked.size() > 1) {
            throw at(piece, "one state at a time can be asked for.", "Write is:overdue is:archived for both.");
        }
        return switch (asked.iterator().next()) {
            case OVERDUE -> new Question.OverdueAt(now);
            case OPEN -> new Question.Having(Trait.IS, Set.of(Is.OPEN.name()));
            case UNDATED -> new Question.Having(Trait.IS, Set.of(Is.UNDATED.name()));
            case ARCHIVED -> new Question.Having(Trait.IS, Set.of(Is.ARCHIVED.name()));
        };
    }

    private Wanted days(Piece piece, Calendar calendar) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Days days = Days.parse(piece.value(), today)
                .orElseThrow(() -> at(
                        piece,
                        "\"" + piece.value() + "\" is no day.",
                        "Write 2026-11-30, 2026-11, 2026, today or +7d, with <, <=, > or >= before it, or .."
                                + " between two."));
        return new Question.Between(calendar, days.from(), days.until());
    }

    private static <E extends Enum<E>> Set<String> texts(Piece piece, E[] all) {
        return choices(piece, all).stream().map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    /** By name, in any case and with dashes; a purpose also without its "for". */
    private static <E extends Enum<E>> Set<E> choices(Piece piece, E[] all) {
        return upper(piece).stream()
                .map(name -> Arrays.stream(all)
                        .filter(one -> one.name().equals(name)
                                || one.name().equals("FOR_" + name)
                                || one.name().equals("IN_" + name))
                        .findFirst()
                        .orElseThrow(() -> at(
                                piece,
                                "\"" + name.toLowerCase(Locale.ROOT) + "\" is none of what can stand after \""
                                        + piece.key() + ":\".",
                                "Write one of "
                                        + Arrays.stream(all)
                                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))
                                        + ".")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> upper(Piece piece) {
        return values(piece).stream()
                .map(value -> value.toUpperCase(Locale.ROOT).replace('-', '_'))
                .toList();
    }

    /** Several with commas between, unless it stands in quotation marks. */
    private static List<String> values(Piece piece) {
        List<String> values = piece.phrase()
                ? List.of(piece.value().strip())
                : Arrays.stream(piece.value().split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
        if (values.isEmpty() || values.getFirst().isEmpty()) {
            throw at(
                    piece,
                    "nothing is said after \"" + piece.key() + ":\".",
                    "Write " + QueryKey.example(piece.key()) + ".");
        }
        return values;
    }

    private static Refused at(Piece piece, String message, String fix) {
        return Lexer.refused("At character " + piece.start() + ": " + message, fix);
    }
}
