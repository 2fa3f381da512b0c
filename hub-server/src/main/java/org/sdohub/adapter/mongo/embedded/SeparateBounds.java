package org.sdohub.adapter.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Takes {n: {$gt: 7, $lt: 3}} apart. In MongoDB one element of an array may meet the one bound and another element the
 * other; the stock matcher wants one element to meet both, unless they are two filters.
 */
final class SeparateBounds {

    private static final Set<String> BOUNDS = Set.of("$gt", "$gte", "$lt", "$lte");
    private static final Set<String> JUNCTIONS = Set.of("$and", "$or", "$nor");

    private SeparateBounds() {}

    static Document in(Document filter) {
        Document whole = new Document();
        List<Object> apart = new ArrayList<>();
        filter.forEach((name, value) -> {
            if (JUNCTIONS.contains(name) && value instanceof Collection<?> parts) {
                whole.put(name, parts.stream().map(SeparateBounds::inPart).toList());
            } else if (!name.startsWith("$") && value instanceof Document operators && hasSeveral(operators)) {
                operators.forEach((operator, operand) -> {
                    if (BOUNDS.contains(operator)) {
                        apart.add(new Document(name, new Document(operator, operand)));
                    }
                });
                Document others = operators.clone();
                BOUNDS.forEach(others::remove);
                if (!others.isEmpty()) {
                    whole.put(name, others);
                }
            } else {
                whole.put(name, value);
            }
        });
        if (apart.isEmpty()) {
            return whole;
        }
        apart.add(whole);
        return new Document("$and", apart);
    }

    private static Object inPart(Object part) {
        return part instanceof Document filter ? in(filter) : part;
    }

    private static boolean hasSeveral(Document operators) {
        return operators.keySet().stream().filter(BOUNDS::contains).count() > 1;
    }
}
