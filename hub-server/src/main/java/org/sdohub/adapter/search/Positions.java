package org.sdohub.adapter.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;
import org.sdohub.search.SearchIndex.Order;

/** Orders in which each thing has one place, told by itself alone, and that place as text. */
final class Positions {

    private static final String BAR = "|";

    private Positions() {}

    static Sort sort(Order order, boolean backwards) {
        if (order == Order.LATEST_DUE) {
            return sort(Order.DUE, !backwards);
        }
        List<SortField> by = new ArrayList<>();
        switch (order) {
            case RELEVANCE -> {
                // The scoring order is the falling one, so it is reversed to rise.
                by.add(new SortField(null, SortField.Type.SCORE, backwards));
                by.add(number(IndexFields.AT, !backwards, Long.MIN_VALUE));
            }
            case NEWEST -> by.add(number(IndexFields.AT, !backwards, Long.MIN_VALUE));
            case OLDEST -> by.add(number(IndexFields.AT, backwards, Long.MAX_VALUE));
            case DUE, LATEST_DUE -> {
                by.add(number(IndexFields.DUE_END, backwards, Long.MAX_VALUE));
                by.add(number(IndexFields.AT, backwards, Long.MAX_VALUE));
            }
        }
        by.add(new SortField(IndexFields.ID, SortField.Type.STRING, backwards));
        return new Sort(by.toArray(SortField[]::new));
    }

    private static SortField number(String field, boolean falling, long missing) {
        SortField by = new SortField(field, SortField.Type.LONG, falling);
        by.setMissingValue(missing);
        return by;
    }

    static String id(FieldDoc one) {
        return ((BytesRef) one.fields[one.fields.length - 1]).utf8ToString();
    }

    static String written(FieldDoc one) {
        StringBuilder text = new StringBuilder();
        for (Object field : one.fields) {
            text.append(text.isEmpty() ? "" : BAR)
                    .append(field instanceof BytesRef bytes ? bytes.utf8ToString() : String.valueOf(field));
        }
        return text.toString();
    }

    static FieldDoc read(String position, Order order) {
        String[] parts = position.split("\\|", -1);
        try {
            Object[] fields = new Object[parts.length];
            for (int i = 0; i < parts.length - 1; i++) {
                fields[i] = field(parts[i], order == Order.RELEVANCE && i == 0);
            }
            fields[parts.length - 1] = new BytesRef(parts[parts.length - 1]);
            return new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields);
        } catch (NumberFormatException otherOrder) {
            throw new Refused(Refusal.invalid("CURSOR_INVALID", "This is not a cursor of this list.", "after"));
        }
    }

    private static Object field(String text, boolean score) {
        return score ? (Object) Float.valueOf(text) : (Object) Long.valueOf(text);
    }
}
