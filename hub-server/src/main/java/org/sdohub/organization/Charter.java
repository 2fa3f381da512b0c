package org.sdohub.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.Entity;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;

/**
 * What a group is there for, as data (the IMPS charter is the model: its sections are named at the parts).
 *
 * @param number counts the group's charters from 1; the highest one is in force
 * @param goals section 1
 * @param scope section 2
 * @param success how its success is measured, section 3
 * @param deliverables section 5
 * @param liaisons external organizations that it needs to work with, section 7
 * @param coordination groups of its own organization, section 8
 * @param dependencies on other groups' deliverables, section 9
 * @param reviewBy when it is to be looked at again; null where no day is set
 */
public record Charter(
        CharterId id,
        long version,
        GroupId group,
        int number,
        LocalDate approvedOn,
        String goals,
        String scope,
        List<String> success,
        List<Deliverable> deliverables,
        List<ExpectedLiaison> liaisons,
        List<Coordination> coordination,
        List<ExpectedDelivery> dependencies,
        @Nullable LocalDate reviewBy)
        implements Entity {

    /**
     * @param area the part of the program of work; empty where it belongs to all
     * @param due null where none is set
     */
    public record Deliverable(
            String title,
            String kind,
            String area,
            Status status,
            @Nullable LocalDate due) {

        /** In any case, however blanks are set. */
        boolean called(String name) {
            return folded(title).equals(folded(name));
        }

        private static String folded(String title) {
            return title.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        }

        public enum Status {
            PLANNED,
            IN_PROGRESS,
            MAINTAINED,
            DONE
        }
    }

    /** @param organization as the charter names it; the hub need not know that body */
    public record ExpectedLiaison(String organization, String subject) {}

    public record Coordination(String group, String subject) {}

    /**
     * @param group whose deliverable is waited for, as the charter names it
     * @param neededFor titles of the own deliverables that wait for it; empty for all of them
     */
    public record ExpectedDelivery(String group, String deliverable, List<String> neededFor) {

        public ExpectedDelivery {
            // A charter that was written before anybody could say so names none.
            neededFor = neededFor == null ? List.of() : List.copyOf(neededFor);
        }

        /** For what everything waits for. */
        public ExpectedDelivery(String group, String deliverable) {
            this(group, deliverable, List.of());
        }

        boolean waitedForBy(Deliverable own) {
            return neededFor.isEmpty() || neededFor.stream().anyMatch(own::called);
        }
    }

    /** What is decided when a charter is approved. */
    public record Content(
            LocalDate approvedOn,
            String goals,
            String scope,
            List<String> success,
            List<Deliverable> deliverables,
            List<ExpectedLiaison> liaisons,
            List<Coordination> coordination,
            List<ExpectedDelivery> dependencies,
            @Nullable LocalDate reviewBy) {

        public Content {
            success = List.copyOf(success);
            deliverables = List.copyOf(deliverables);
            liaisons = List.copyOf(liaisons);
            coordination = List.copyOf(coordination);
            dependencies = List.copyOf(dependencies);
        }

        Content on(LocalDate day) {
            return new Content(
                    day, goals, scope, success, deliverables, liaisons, coordination, dependencies, reviewBy);
        }

        /** Goals are what a charter is for; all names are lines, all texts of a bearable length. */
        void refuseMalformed() {
            Problems problems = new Problems();
            problems.addIf(goals.isBlank(), () -> malformed("Say what the group is there for.", "goals"));
            boolean tooLong =
                    Stream.concat(Stream.of(goals, scope), success.stream()).anyMatch(text -> text.length() > LONGEST);
            problems.addIf(tooLong, () -> malformed("A text has at most " + LONGEST + " characters.", "goals"));
            refuseBlank(problems, deliverables.stream().map(Deliverable::title), "deliverables");
            refuseBlank(problems, liaisons.stream().map(ExpectedLiaison::organization), "liaisons");
            refuseBlank(problems, coordination.stream().map(Coordination::group), "coordination");
            refuseBlank(problems, dependencies.stream().map(ExpectedDelivery::group), "dependencies");
            dependencies.stream().flatMap(one -> one.neededFor.stream()).forEach(name -> refuseUnknown(problems, name));
            problems.refuseIfAny();
        }

        private void refuseUnknown(Problems problems, String deliverable) {
            problems.addIf(
                    deliverables.stream().noneMatch(own -> own.called(deliverable)),
                    () -> Refusal.notFound(
                            "CHARTER_DELIVERABLE_UNKNOWN",
                            "The charter names no deliverable of this title: " + deliverable + ".",
                            "dependencies"));
        }

        private static void refuseBlank(Problems problems, Stream<String> names, String field) {
            boolean wrong = names.anyMatch(name -> name.isBlank() || name.length() > LONGEST_LINE);
            problems.addIf(wrong, () -> malformed("Each has a name of 1 to " + LONGEST_LINE + " characters.", field));
        }

        private static Refusal malformed(String message, String field) {
            return Refusal.invalid("CHARTER_TEXT_MALFORMED", message, field);
        }

        private static final int LONGEST = 20_000;
        private static final int LONGEST_LINE = 300;
    }

    public Content content() {
        return new Content(
                approvedOn, goals, scope, success, deliverables, liaisons, coordination, dependencies, reviewBy);
    }

    public Charter {
        success = List.copyOf(success);
        deliverables = List.copyOf(deliverables);
        liaisons = List.copyOf(liaisons);
        coordination = List.copyOf(coordination);
        dependencies = List.copyOf(dependencies);
    }

    public static Step<Charter> approved(
            CharterId id, GroupId group, int number, Content content, @Nullable Office capacity) {
        var charter = new Charter(
                id,
                1,
                group,
                number,
                content.approvedOn,
                content.goals,
                content.scope,
                content.success,
                content.deliverables,
                content.liaisons,
                content.coordination,
                content.dependencies,
                content.reviewBy);
        return Step.of(charter, capacity, new OrganizationEvent.CharterApproved(id, number));
    }
}
