package org.sdohub.adapter.graphql;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLTypeUtil;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Id;
import org.sdohub.organization.Acronym;
import org.sdohub.organization.EmailAddress;

/** How values of the rooms are shown: an id as a global id or as the thing itself, a value by what it holds. */
final class Values {

    private Values() {}

    static @Nullable Object shown(@Nullable Object value, Ask ask) {
        if (value instanceof Id id) {
            return asIdOrThing(id, ask);
        }
        if (value instanceof List<?> list && holdsIds(list)) {
            return things(list, ask);
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Values::plain).toList();
        }
        return value == null ? null : plain(value);
    }

    private static boolean holdsIds(List<?> list) {
        return !list.isEmpty() && list.getFirst() instanceof Id;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Acronym acronym -> acronym.value();
            case EmailAddress address -> address.value();
            case ZoneId zone -> zone.getId();
            case UUID uuid -> uuid.toString();
            default -> value;
        };
    }

    private static @Nullable Object asIdOrThing(Id id, Ask ask) {
        boolean wantsId =
                GraphQLTypeUtil.unwrapAll(ask.environment().getFieldType()).equals(Scalars.GraphQLID);
        return wantsId ? GlobalId.of(id) : ask.load(id);
    }

    private static Object things(List<?> ids, Ask ask) {
        return ask.loadAll(ids.stream().map(Id.class::cast).toList());
    }

    /** Reads a method of the source, which {@link SchemaCheck} has found to exist. */
    static DataFetcher<?> accessor(Method method) {
        return environment -> {
            try {
                return shown(method.invoke(environment.<Object>getSource()), new Ask(environment));
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(thrown);
            } catch (IllegalAccessException closed) {
                throw new IllegalStateException(closed);
            }
        };
    }
}
