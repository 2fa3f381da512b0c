package org.sdohub.adapter.mongo.embedded;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Lazy, ordered streams over iterators. */
final class Streams {

    private Streams() {}

    static <T> Stream<T> of(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    static <T> Stream<T> present(Stream<@Nullable T> values) {
        return values.flatMap(Stream::ofNullable);
    }
}
