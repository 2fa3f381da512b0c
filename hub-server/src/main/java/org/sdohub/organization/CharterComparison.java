package org.sdohub.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What differs between two charters, part by part. */
public final class CharterComparison {

    private CharterComparison() {}

    /** The sections of a charter (the IMPS charter is the model). */
    public enum Part {
        GOALS,
        SCOPE,
        SUCCESS,
        DELIVERABLES,
        LIAISONS,
        COORDINATION,
        DEPENDENCIES,
        REVIEW
    }

    /**
     * @param title which deliverable, organization or group; empty for a text as a whole
     * @param before null where it was added
     * @param after null where it was taken away
     */
    public record Difference(
            Part part,
            String title,
            @Nullable String before,
            @Nullable String after) {}

    public static List<Difference> between(Charter.Content before, Charter.Content after) {
        List<Difference> all = new ArrayList<>();
        text(all, Part.GOALS, before.goals(), after.goals());
        text(all, Part.SCOPE, before.scope(), after.scope());
        listed(all, Part.SUCCESS, before.success(), after.success(), one -> one, one -> one);
        listed(
                all,
                Part.DELIVERABLES,
                before.deliverables(),
                after.deliverables(),
                Charter.Deliverable::title,
                CharterComparison::described);
        listed(
                all,
                Part.LIAISONS,
                before.liaisons(),
                after.liaisons(),
                Charter.ExpectedLiaison::organization,
                Charter.ExpectedLiaison::subject);
        listed(
                all,
                Part.COORDINATION,
                before.coordination(),
                after.coordination(),
                Charter.Coordination::group,
                Charter.Coordination::subject);
        listed(
                all,
                Part.DEPENDENCIES,
                before.dependencies(),
                after.dependencies(),
                Charter.ExpectedDelivery::group,
                CharterComparison::described);
        text(all, Part.REVIEW, day(before), day(after));
        return all;
    }

    private static String day(Charter.Content content) {
        return content.reviewBy() == null ? "" : content.reviewBy().toString();
    }

    private static String described(Charter.Deliverable one) {
        String due = one.due() == null ? "no day set" : "due " + one.due();
        return String.join(
                ", ",
                List.of(one.kind(), one.area(), one.status().name(), due).stream()
                        .filter(part -> !part.isBlank())
                        .toList());
    }

    private static String described(Charter.ExpectedDelivery one) {
        return one.neededFor().isEmpty()
                ? one.deliverable()
                : one.deliverable() + ", for " + String.join(", ", one.neededFor());
    }

    private static void text(List<Difference> all, Part part, String before, String after) {
        if (!before.equals(after)) {
            all.add(new Difference(part, "", before.isEmpty() ? null : before, after.isEmpty() ? null : after));
        }
    }

    /** Entries of one name are told together, as a group may be waited for more than once. */
    private static <T> void listed(
            List<Difference> all,
            Part part,
            List<T> before,
            List<T> after,
            Function<T, String> name,
            Function<T, String> content) {
        Map<String, String> was = byName(before, name, content);
        Map<String, String> is = byName(after, name, content);
        Set<String> names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        for (String one : names) {
            if (!Objects.equals(was.get(one), is.get(one))) {
                all.add(new Difference(part, one, was.get(one), is.get(one)));
            }
        }
    }

    private static <T> Map<String, String> byName(
            List<T> entries, Function<T, String> name, Function<T, String> content) {
        Map<String, String> by = new LinkedHashMap<>();
        entries.forEach(entry -> by.merge(name.apply(entry), content.apply(entry), (one, other) -> one + "; " + other));
        return by;
    }
}
