package org.sdohub.adapter.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Refused;
import org.sdohub.organization.EmailAddress;

/** The schema's own scalars. Each refuses with what the right form is, and never with a class name. */
final class HubScalars {

    private static final int FIRST_YEAR = 1865; // the ITU's founding: nothing that bodies exchange is older
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final GraphQLScalarType DATE = scalar(
            "Date",
            "a day written 2026-11-20, years " + FIRST_YEAR + " to " + LAST_YEAR,
            HubScalars::date,
            value -> ((LocalDate) value).toString());

    private static final GraphQLScalarType DATE_TIME = scalar(
            "DateTime",
            "an instant with offset written 2026-11-20T14:00:00Z",
            text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS),
            value -> MILLISECONDS.format(
                    ((Instant) value).atOffset(ZoneOffset.UTC).toInstant()));

    private static final GraphQLScalarType URL = scalar(
            "URL", "an absolute http or https address of at most 2,000 characters", HubScalars::url, Object::toString);

    private static final GraphQLScalarType EMAIL = scalar(
            "EmailAddress", "a bare address name@domain", text -> new EmailAddress(text).value(), Object::toString);

    /** Only ever told. */
    private static final GraphQLScalarType JSON = GraphQLScalarType.newScalar()
            .name("JSON")
            .coercing(new ToldAsItCame())
            .build();

    static final List<GraphQLScalarType> ALL = List.of(DATE, DATE_TIME, URL, EMAIL, JSON);

    private HubScalars() {}

    private static LocalDate date(String text) {
        LocalDate day = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT));
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("year out of range");
        }
        return day;
    }

    private static String url(String text) {
        URI uri = URI.create(text.strip());
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || text.length() > 2_000) {
            throw new IllegalArgumentException("not of the web");
        }
        return text.strip();
    }

    private static GraphQLScalarType scalar(
            String name, String form, Function<String, Object> parse, Function<Object, String> show) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new TextCoercing(name, form, parse, show))
                .build();
    }

    /** Of what the schema has read already, each value as it was written. */
    private static final class ToldAsItCame implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return plain(value);
        }

        private static Object plain(Object value) {
            return switch (value) {
                case Map<?, ?> map -> {
                    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                    map.forEach((name, inner) -> fields.put(String.valueOf(name), inner == null ? null : plain(inner)));
                    yield fields;
                }
                case Collection<?> many ->
                    many.stream().map(ToldAsItCame::plain).toList();
                case Number number -> number;
                case Boolean flag -> flag;
                case Instant instant -> MILLISECONDS.format(instant);
                default -> value.toString();
            };
        }
    }

    private record TextCoercing(String name, String form, Function<String, Object> parse, Function<Object, String> show)
            implements Coercing<Object, String> {

        @Override
        public String serialize(Object value, GraphQLContext context, Locale locale) {
            return show.apply(value);
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (!(input instanceof String text)) {
                throw new CoercingParseValueException(expected());
            }
            try {
                return parse.apply(text);
            } catch (DateTimeException | IllegalArgumentException | Refused wrong) {
                throw new CoercingParseValueException(expected());
            }
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (!(input instanceof StringValue text)) {
                throw new CoercingParseLiteralException(expected());
            }
            try {
                return parse.apply(Objects.requireNonNullElse(text.getValue(), ""));
            } catch (DateTimeException | IllegalArgumentException | Refused wrong) {
                throw new CoercingParseLiteralException(expected());
            }
        }

        private String expected() {
            return "A " + name + " is " + form + ".";
        }
    }
}
