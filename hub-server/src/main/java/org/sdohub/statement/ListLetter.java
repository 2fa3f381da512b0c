package org.sdohub.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.dependency.DependencyList;
import org.sdohub.dependency.DependencyList.Answer;
import org.sdohub.dependency.DependencyList.Entry;
import org.sdohub.dependency.ListFormat;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.organization.Profile.Purpose;
import org.sdohub.statement.Envelope.Addressee;
import org.sdohub.statement.Envelope.Citation;
import org.sdohub.statement.Envelope.Consensus;

/**
 * What a statement drafted from a dependency list says before its author has written anything.
 *
 * @param sender as people call the side that sent the list
 */
record ListLetter(DependencyList list, String sender) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]");
    /** What is longer is better fetched where it stands. */
    private static final int MOST_LINES = 300;

    private String name() {
        return "dependency list " + list.number() + " of " + sender;
    }

    private String place() {
        return "The list stands at " + ListFormat.CSV.path(list.id()) + " of this hub.";
    }

    /** @param open entries that everybody may read */
    Letter carrying(BodyId from, BodyId to, List<Entry> open) {
        String lines = open.stream().limit(MOST_LINES).map(ListLetter::line).collect(Collectors.joining("\n"));
        String body = "Please find below what " + sender + " needs as of " + list.asOf() + ".\n\n" + lines + "\n\n"
                + (list.note().isEmpty() ? "" : list.note() + "\n\n") + place() + "\n";
        String title = "D" + name().substring(1);
        return Letter.of(envelope(from, to, title, Purpose.FOR_INFORMATION, List.of(), List.of(list.id())), body);
    }

    private static String line(Entry entry) {
        String by = entry.neededBy() == null ? "" : " by " + entry.neededBy();
        return "- " + entry.from() + " needs " + entry.to() + by + " (" + words(entry.kind()) + "). "
                + entry.healthSentence();
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** @param cited the document that is needed */
    Letter about(BodyId from, BodyId to, Entry entry, Citation cited) {
        Optional<Answer> said = list.answers().stream()
                .filter(answer -> answer.dependency().equals(entry.dependency()))
                .findFirst();
        String body = Stream.of(
                        "This is about " + name() + " of " + list.asOf() + ", in which " + entry.from() + " needs "
                                + entry.to() + " (" + words(entry.kind()) + ").\n",
                        told("Needed by", entry.neededBy()),
                        told("Expected", entry.expected()),
                        told("Reason", entry.reason().isEmpty() ? null : entry.reason()),
                        told("How it stood", entry.healthSentence()),
                        told("Answer", said.map(ListLetter::answered).orElse(null)),
                        "\n" + place() + "\n")
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        String title = "On " + name() + ": " + entry.from() + " needs " + entry.to();
        return Letter.of(envelope(from, to, title, null, List.of(cited), List.of(list.id(), entry.dependency())), body);
    }

    private static String answered(Answer answer) {
        return words(answer.verdict()) + (answer.reason().isEmpty() ? "" : ": " + answer.reason());
    }

    private static @Nullable String told(String what, @Nullable Object value) {
        return value == null ? null : what + ": " + value;
    }

    private static Envelope envelope(
            BodyId from, BodyId to, String title, @Nullable Purpose purpose, List<Citation> citations, List<Id> about) {
        String line = UNPRINTABLE.matcher(title).replaceAll(" ");
        String fitting = line.length() > Title.LONGEST ? line.substring(0, Title.LONGEST - 1) + "…" : line;
        return new Envelope(
                List.of(from),
                List.of(new Addressee(to, null)),
                List.of(),
                new Title(fitting),
                Contacts.NONE,
                purpose,
                null,
                null,
                null,
                List.of(),
                Consensus.UNSTATED,
                null,
                null,
                List.of(),
                List.of(),
                citations,
                about);
    }
}
