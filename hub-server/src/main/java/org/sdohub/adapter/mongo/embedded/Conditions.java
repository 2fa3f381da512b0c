package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.mongo.embedded.Condition.Bound;

/** Reads a filter for what it demands of single fields: through $and, $elemMatch, and what all branches of $or share. */
final class Conditions {

    private final Map<String, Condition> byField = new HashMap<>();

    private Conditions() {}

    static Map<String, Condition> of(Document filter) {
        Conditions conditions = new Conditions();
        conditions.read(filter, "", null);
        return conditions.byField;
    }

    /** @param prefix path of the array the filter is about, with a dot; empty for the whole document */
    private void read(Document filter, String prefix, @Nullable Object element) {
        filter.forEach((name, value) -> {
            if (name.equals("$and") && value instanceof Collection<?> parts) {
                documents(parts).forEach(part -> read(part, prefix, element));
            } else if (name.equals("$or") && value instanceof Collection<?> branches) {
                readBranches(documents(branches), prefix, element);
            } else if (!name.startsWith("$")) {
                readField(prefix + name, value, element);
            }
        });
    }

    private void readField(String field, @Nullable Object value, @Nullable Object element) {
        if (value instanceof Document operators && isExpression(operators)) {
            operators.forEach((operator, operand) -> readOperator(field, operator, operand, element));
        } else if (isComparable(value)) {
            demand(field, Condition.anyOf(List.of(SortKeys.of(value)), element));
        }
    }

    private void readOperator(String field, String operator, @Nullable Object operand, @Nullable Object element) {
        switch (operator) {
            case "$eq" -> {
                if (isComparable(operand)) {
                    demand(field, Condition.anyOf(List.of(SortKeys.of(operand)), element));
                }
            }
            case "$in" -> {
                if (operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isComparable)) {
                    demand(
                            field,
                            Condition.anyOf(values.stream().map(SortKeys::of).toList(), element));
                }
            }
            case "$all" -> {
                if (operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isComparable)) {
                    values.stream().findFirst().ifPresent(first -> readField(field, first, element));
                }
            }
            case "$elemMatch" -> {
                if (operand instanceof Document inner) {
                    readElement(field, inner);
                }
            }
            case "$gt", "$gte" -> {
                Bound bound = bound(operand, operator.equals("$gte"));
                if (bound != null) {
                    demand(field, new Condition(null, bound, null, element));
                }
            }
            case "$lt", "$lte" -> {
                Bound bound = bound(operand, operator.equals("$lte"));
                if (bound != null) {
                    demand(field, new Condition(null, null, bound, element));
                }
            }
            default -> {
                // Demands nothing an index could answer.
            }
        }
    }

    private void readElement(String field, Document inner) {
        if (isExpression(inner)) {
            inner.forEach((operator, operand) -> readOperator(field, operator, operand, null));
            return;
        }
        read(inner, field + ".", inner);
    }

    private void readBranches(List<Document> branches, String prefix, @Nullable Object element) {
        @Nullable Map<String, Condition> shared = null;
        for (Document branch : branches) {
            Conditions conditions = new Conditions();
            conditions.read(branch, prefix, element);
            shared = shared == null ? conditions.byField : common(shared, conditions.byField);
        }
        if (shared != null) {
            shared.forEach(this::demand);
        }
    }

    private static Map<String, Condition> common(Map<String, Condition> some, Map<String, Condition> others) {
        Map<String, Condition> common = new HashMap<>();
        some.forEach((field, condition) -> {
            Condition other = others.get(field);
            Condition either = other == null ? null : condition.or(other);
            if (either != null) {
                common.put(field, either);
            }
        });
        return common;
    }

    private void demand(String field, Condition condition) {
        byField.merge(field, condition, Condition::and);
    }

    private static List<Document> documents(Collection<?> parts) {
        return parts.stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .toList();
    }

    private static boolean isExpression(Document document) {
        return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
    }

    /** Arrays match in two ways, whole and by element; patterns and expressions are no values. */
    private static boolean isComparable(@Nullable Object value) {
        if (value instanceof Collection<?> || value instanceof BsonRegularExpression) {
            return false;
        }
        return !(value instanceof Document document)
                || document.keySet().stream().noneMatch(name -> name.startsWith("$"));
    }

    private static @Nullable Bound bound(@Nullable Object operand, boolean inclusive) {
        if (operand == null || !isComparable(operand) || operand.equals(Double.NaN)) {
            return null;
        }
        Bound bound = new Bound(SortKeys.of(operand), inclusive);
        return switch (bound.type()) {
            case SortKeys.MIN, SortKeys.NULL, SortKeys.DOCUMENT, SortKeys.OTHER, SortKeys.MAX -> null;
            default -> bound;
        };
    }
}
