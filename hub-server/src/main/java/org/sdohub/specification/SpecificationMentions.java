package org.sdohub.specification;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Organization;
import org.sdohub.specification.Identifiers.Mention;

/** Recognises in running text what the organizations' own schemes call a specification, and finds it in the catalogue. */
@Singleton
public class SpecificationMentions {

    private static final int LONGEST_TEXT = 50_000;
    private static final int MOST_MENTIONS = 200;

    private final Bodies bodies;
    private final SpecificationStore store;

    SpecificationMentions(Bodies bodies, SpecificationStore store) {
        this.bodies = bodies;
        this.store = store;
    }

    /** @param complete false where there are more than so many as are told */
    public record Found(List<Recognized> mentions, boolean complete) {
        public Found {
            mentions = List.copyOf(mentions);
        }
    }

    /**
     * One place of a text.
     *
     * @param start of its first character, counted from 0 in UTF-16 units, as Java and JavaScript count
     * @param end behind its last character
     * @param text as it stands there
     * @param organization whose scheme it follows
     * @param designation what that scheme calls the specification by
     * @param versionLabel what it calls the version by; null where it names none
     * @param versionDate the version's date, or its year or month; null where it says none
     * @param step of the organization's ladder that it says; null where it says none
     * @param specifications those of that name, several where they share it as a BCP's parts do; empty where none is known
     * @param version the one it names; null where it names none or none is known
     */
    public record Recognized(
            int start,
            int end,
            String text,
            OrganizationId organization,
            String designation,
            @Nullable String versionLabel,
            @Nullable String versionDate,
            @Nullable String step,
            List<SpecificationId> specifications,
            @Nullable VersionId version) {}

    /**
     * Three round trips for what is named, however often.
     *
     * @param only whose schemes to look for; null for everybody's
     */
    public Found in(String text, @Nullable OrganizationId only, Instant now) {
        if (text.length() > LONGEST_TEXT) {
            throw new Refused(Refusal.invalid(
                    "SPECIFICATION_TEXT_TOO_LONG",
                    "A text to look through has at most " + LONGEST_TEXT + " characters.",
                    "text"));
        }
        List<Mention> found = schemes(only, now).in(text, MOST_MENTIONS + 1);
        List<Mention> shown = found.subList(0, Math.min(MOST_MENTIONS, found.size()));
        Map<Key, List<Specification>> known = known(shown);
        return new Found(
                shown.stream().map(mention -> recognized(mention, known)).toList(), found.size() <= MOST_MENTIONS);
    }

    private Identifiers schemes(@Nullable OrganizationId only, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Identifiers identifiers = new Identifiers();
        for (Organization one : bodies.tree().organizations()) {
            if (only == null || only.equals(one.id())) {
                identifiers.add(one.id(), one.profileOn(today).identifierSchemes());
            }
        }
        return identifiers;
    }

    private record Key(OrganizationId organization, String folded) {}

    private Map<Key, List<Specification>> known(List<Mention> mentions) {
        Set<Designation> names = new LinkedHashSet<>();
        mentions.forEach(mention -> names(mention).forEach(names::add));
        Map<Key, List<Specification>> known = new HashMap<>();
        store.named(names)
                .forEach((name, found) -> found.forEach(one -> known.computeIfAbsent(
                                new Key(one.organization(), name.folded()), any -> new ArrayList<>())
                        .add(one)));
        return known;
    }

    /** As the scheme says, or as the text does: what a document calls itself may be on record as it stands. */
    private static Stream<Designation> names(Mention mention) {
        return Stream.of(mention.designation(), new Designation(mention.text()));
    }

    private static Recognized recognized(Mention mention, Map<Key, List<Specification>> known) {
        List<Specification> found = names(mention)
                .map(name -> known.get(new Key(mention.organization(), name.folded())))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(List.of());
        return new Recognized(
                mention.start(),
                mention.end(),
                mention.text(),
                mention.organization(),
                mention.designation().value(),
                mention.version(),
                mention.date(),
                mention.step(),
                found.stream().map(Specification::id).toList(),
                version(mention, found));
    }

    private static @Nullable VersionId version(Mention mention, List<Specification> found) {
        if (found.size() != 1 || found.getFirst().access() == Specification.Access.MEMBER) {
            return null;
        }
        Specification one = found.getFirst();
        String label = mention.version();
        return one.version(mention.text())
                .or(() -> label == null ? Optional.empty() : one.version(label))
                .or(() -> label == null ? Optional.empty() : one.version(label.replaceFirst("^-", "")))
                .or(() -> dated(one, mention.date()))
                .map(SpecificationVersion::id)
                .orElse(null);
    }

    /** The last of that day, month or year. */
    private static Optional<SpecificationVersion> dated(Specification one, @Nullable String date) {
        return date == null
                ? Optional.empty()
                : one.versions().reversed().stream()
                        .filter(version -> version.date().toString().startsWith(date))
                        .findFirst();
    }
}
