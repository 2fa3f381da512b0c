package org.sdohub.specification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.HubEvent.Change;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Profile.Maturity;

/**
 * A document of an organization with all its versions (domain.md 3).
 *
 * @param designation unique within the organization, in any case and however blanks are set
 * @param series such as {@code RFC}; null where the organization has none
 * @param number within the series; null where it has none
 * @param owner the group that works on it; null where no group does
 * @param aliases other designations: STD, BCP, the ETSI number of a 3GPP TS
 * @param url where it can be read or bought; null where that is not known
 * @param versions by date, oldest first; empty while there is only a title
 */
public record Specification(
        SpecificationId id,
        long version,
        OrganizationId organization,
        Designation designation,
        @Nullable String series,
        @Nullable String number,
        String title,
        @Nullable GroupId owner,
        List<Designation> aliases,
        Access access,
        @Nullable String url,
        List<SpecificationVersion> versions,
        List<Relation> relations)
        implements Entity {

    /** Who may know more of it than title and number, and read it. */
    public enum Access {
        PUBLIC,
        /** Members of the organization only. */
        MEMBER,
        /** Everybody may know of its versions; the text is sold. */
        PURCHASE
    }

    /** What can be said of a specification by hand. */
    public record Details(
            Designation designation,
            @Nullable String series,
            @Nullable String number,
            String title,
            @Nullable GroupId owner,
            List<Designation> aliases,
            Access access,
            @Nullable String url,
            List<Relation> relations) {
        public Details {
            aliases = List.copyOf(aliases);
            relations = List.copyOf(relations);
        }

        /** With these as well, each once. */
        Details relatedTo(List<Relation> more) {
            List<Relation> all =
                    Stream.concat(relations.stream(), more.stream()).distinct().toList();
            return new Details(designation, series, number, title, owner, aliases, access, url, all);
        }
    }

    public Specification {
        aliases = List.copyOf(aliases);
        versions = versions.stream()
                .sorted(Comparator.comparing(SpecificationVersion::date))
                .toList();
        relations = List.copyOf(relations);
    }

    public static Step<Specification> created(
            SpecificationId id, OrganizationId organization, Details details, Office capacity) {
        Specification next = with(id, 1, organization, details, List.of());
        List<Change> changes = List.of(
                new Change("designation", null, details.designation.value()), new Change("title", null, details.title));
        return Step.of(next, capacity, new SpecificationEvent.SpecificationCreated(id, changes));
    }

    /**
     * One that comes with its versions, as a catalogue tells of it: one thing, one event.
     *
     * @param versions oldest first
     * @param lines whether each version opens a line of its own; otherwise each takes the place of the one before
     */
    static Step<Specification> recorded(
            Step<Specification> created, List<SpecificationVersion> versions, boolean lines, Office capacity) {
        Specification grown = created.next();
        List<Change> changes = new ArrayList<>(created.facts().getFirst().changes());
        for (SpecificationVersion version : versions) {
            SpecificationVersion latest = grown.latest();
            VersionId replaced = lines || latest == null ? null : latest.id();
            Step<Specification> added = grown.versionAdded(version.id(), version.details(), replaced, capacity);
            changes.addAll(added.facts().getFirst().changes());
            grown = added.next();
        }
        Specification next = with(grown.id, 1, grown.organization, grown.details(), grown.versions);
        return Step.of(next, capacity, new SpecificationEvent.SpecificationCreated(grown.id, changes));
    }

    public Step<Specification> edited(Details wanted, Office capacity) {
        Specification next = with(id, version + 1, organization, wanted, versions);
        List<Change> changes = new ArrayList<>();
        note(changes, "designation", designation, wanted.designation);
        note(changes, "series", series, wanted.series);
        note(changes, "number", number, wanted.number);
        note(changes, "title", title, wanted.title);
        note(changes, "owner", text(owner), text(wanted.owner));
        note(changes, "aliases", lines(aliases), lines(wanted.aliases));
        note(changes, "access", access, wanted.access);
        note(changes, "url", url, wanted.url);
        note(changes, "relations", relationLines(relations), relationLines(wanted.relations));
        return Step.of(next, capacity, new SpecificationEvent.SpecificationEdited(id, changes));
    }

    /** Whether nothing of it is published yet, or nothing of it is there. */
    boolean inWork() {
        return versions.stream().noneMatch(SpecificationVersion::published);
    }

    /** @param heir null where no group works on it any more */
    Step<Specification> inherited(@Nullable GroupId heir) {
        Details kept = new Details(designation, series, number, title, heir, aliases, access, url, relations);
        Specification next = with(id, version + 1, organization, kept, versions);
        List<Change> changes = List.of(new Change("owner", text(owner), text(heir)));
        return Step.of(next, null, new SpecificationEvent.SpecificationHandedOver(id, changes));
    }

    /** @param replaced the version whose place it takes; null opens a line beside the others, as a new 3GPP release does */
    public Step<Specification> versionAdded(
            VersionId added, SpecificationVersion.Details details, @Nullable VersionId replaced, Office capacity) {
        refuseUnfitting(details, null);
        List<SpecificationVersion> all = new ArrayList<>();
        for (SpecificationVersion one : versions) {
            all.add(one.id().equals(replaced) ? one.succeededBy(added) : one);
        }
        all.add(SpecificationVersion.of(added, details, null));
        List<Change> changes = List.of(new Change(
                "version", null, details.label() + ", " + details.rung().label()));
        return Step.of(withVersions(all), capacity, new SpecificationEvent.SpecificationVersionAdded(id, changes));
    }

    /** @param successor null where it is the newest of its line */
    public Step<Specification> versionEdited(
            VersionId edited, SpecificationVersion.Details details, @Nullable VersionId successor, Office capacity) {
        SpecificationVersion now = version(edited).orElseThrow(Specifications::versionUnknown);
        refuseUnfitting(details, now);
        refuseCircle(edited, successor);
        List<SpecificationVersion> all = versions.stream()
                .map(one -> one.id().equals(edited) ? SpecificationVersion.of(edited, details, successor) : one)
                .toList();
        List<Change> changes = new ArrayList<>();
        note(changes, "label", now.label(), details.label());
        note(changes, "identifier", now.identifier(), details.identifier());
        note(changes, "date", now.date(), details.date());
        note(changes, "expires", now.expires(), details.expires());
        note(changes, "maturity", now.rung().label(), details.rung().label());
        note(changes, "successor", label(now.successor()), label(successor));
        return Step.of(withVersions(all), capacity, new SpecificationEvent.SpecificationVersionEdited(id, changes));
    }

    private void refuseUnfitting(SpecificationVersion.Details details, @Nullable SpecificationVersion now) {
        Problems problems = new Problems();
        problems.addIf(
                versions.stream()
                        .filter(one -> now == null || !one.id().equals(now.id()))
                        .anyMatch(one -> one.label().equalsIgnoreCase(details.label())),
                () -> Refusal.broken(
                        "SPECIFICATION_VERSION_LABEL_TAKEN",
                        "It has a version " + details.label() + " already.",
                        "label"));
        problems.addIf(
                details.expires() != null && details.expires().isBefore(details.date()),
                () -> Refusal.invalid(
                        "SPECIFICATION_VERSION_EXPIRES_EARLY", "A version cannot expire before its date.", "expires"));
        if (now != null && now.published()) {
            problems.addIf(
                    !now.sameText(details),
                    () -> new Refusal.Broken(
                            "SPECIFICATION_VERSION_PUBLISHED",
                            "A published version never changes, only its maturity and successor do.",
                            List.of(),
                            "Add a new version instead."));
            problems.addIf(
                    details.rung().maturity().compareTo(Maturity.PUBLISHED) < 0,
                    () -> Refusal.broken(
                            "SPECIFICATION_MATURITY_BACKWARDS",
                            "What was published cannot become a draft again; it can be superseded or withdrawn.",
                            "maturity"));
        }
        problems.refuseIfAny();
    }

    private void refuseCircle(VersionId edited, @Nullable VersionId successor) {
        if (successor != null && version(successor).isEmpty()) {
            throw Specifications.versionUnknown();
        }
        for (VersionId at = successor; at != null; at = successorOf(at)) {
            if (at.equals(edited)) {
                throw new org.sdohub.kernel.Refused(Refusal.broken(
                        "SPECIFICATION_VERSION_CYCLE",
                        "A version cannot take its own place, directly or through others.",
                        "successor"));
            }
        }
    }

    private @Nullable VersionId successorOf(VersionId id) {
        return version(id).map(SpecificationVersion::successor).orElse(null);
    }

    public Optional<SpecificationVersion> version(VersionId wanted) {
        return versions.stream().filter(one -> one.id().equals(wanted)).findFirst();
    }

    /** By label, in any case, or by the document's identifier. */
    public Optional<SpecificationVersion> version(String labelOrIdentifier) {
        return versions.stream()
                .filter(one -> one.label().equalsIgnoreCase(labelOrIdentifier)
                        || labelOrIdentifier.equalsIgnoreCase(one.identifier()))
                .findFirst();
    }

    /** The newest by date of those that nothing has taken the place of; null while there is none. */
    public @Nullable SpecificationVersion latest() {
        List<SpecificationVersion> newest =
                versions.stream().filter(one -> one.successor() == null).toList();
        return newest.isEmpty() ? null : newest.getLast();
    }

    /** What one uses today instead of this version; itself where nothing took its place. */
    public SpecificationVersion newestAfter(SpecificationVersion version) {
        SpecificationVersion at = version;
        while (at.successor() != null) {
            Optional<SpecificationVersion> next = version(at.successor());
            if (next.isEmpty()) {
                return at;
            }
            at = next.get();
        }
        return at;
    }

    /** That of the newest version; null while there is none. */
    public @Nullable Maturity maturity() {
        SpecificationVersion latest = latest();
        return latest == null ? null : latest.maturity();
    }

    public List<SpecificationId> related(Relation.Kind kind) {
        return relations.stream()
                .filter(relation -> relation.kind() == kind)
                .map(Relation::to)
                .toList();
    }

    public Details details() {
        return new Details(designation, series, number, title, owner, aliases, access, url, relations);
    }

    private Specification withVersions(List<SpecificationVersion> all) {
        return with(id, version + 1, organization, details(), all);
    }

    private static Specification with(
            SpecificationId id,
            long version,
            OrganizationId organization,
            Details details,
            List<SpecificationVersion> versions) {
        return new Specification(
                id,
                version,
                organization,
                details.designation,
                details.series,
                details.number,
                details.title,
                details.owner,
                details.aliases,
                details.access,
                details.url,
                versions,
                details.relations);
    }

    private @Nullable String label(@Nullable VersionId id) {
        return id == null ? null : version(id).map(SpecificationVersion::label).orElse(null);
    }

    private static @Nullable String text(@Nullable GroupId id) {
        return id == null ? null : id.text();
    }

    private static @Nullable String lines(List<Designation> designations) {
        return designations.isEmpty()
                ? null
                : String.join(
                        ", ", designations.stream().map(Designation::value).toList());
    }

    private static @Nullable String relationLines(List<Relation> relations) {
        return relations.isEmpty()
                ? null
                : String.join(
                        ", ",
                        relations.stream()
                                .map(relation -> relation.kind().name().toLowerCase(Locale.ROOT) + " "
                                        + relation.to().text())
                                .toList());
    }

    private static void note(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new Change(
                    field, before == null ? null : before.toString(), after == null ? null : after.toString()));
        }
    }
}
