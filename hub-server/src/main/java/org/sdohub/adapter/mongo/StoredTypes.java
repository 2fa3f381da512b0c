package org.sdohub.adapter.mongo;

import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.UuidRepresentation;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.EnumCodecProvider;
import org.bson.codecs.UuidCodec;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.codecs.record.RecordCodecProvider;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.UploadId;
import org.sdohub.dependency.DependencyId;
import org.sdohub.dependency.DependencyListId;
import org.sdohub.dependency.ListImportId;
import org.sdohub.dependency.ListRhythmId;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.PersonId;
import org.sdohub.organization.CharterDraftId;
import org.sdohub.organization.CharterId;
import org.sdohub.relationship.InvitationId;
import org.sdohub.relationship.NewWorkNoticeId;
import org.sdohub.relationship.RelationshipId;
import org.sdohub.relationship.WorkAreaId;
import org.sdohub.specification.EnablerReleaseId;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.VersionId;
import org.sdohub.statement.CommentId;
import org.sdohub.statement.StatementId;

/**
 * How values of the rooms are written into documents: records by component name, ids as {@code kind:uuid}, states of a
 * sealed interface with their name under {@code is}. Instants keep milliseconds.
 */
final class StoredTypes {

    /** Every kind of id that can stand in a document; the kind's word is stored, so it never changes. */
    private static final Map<String, Function<UUID, Id>> IDS = Map.ofEntries(
            Map.entry("organization", BodyId.OrganizationId::new),
            Map.entry("group", BodyId.GroupId::new),
            Map.entry("charter", CharterId::new),
            Map.entry("charter-draft", CharterDraftId::new),
            Map.entry("person", PersonId::new),
            Map.entry("statement", StatementId::new),
            Map.entry("relationship", RelationshipId::new),
            Map.entry("work-area", WorkAreaId::new),
            Map.entry("new-work-notice", NewWorkNoticeId::new),
            Map.entry("invitation", InvitationId::new),
            Map.entry("specification", SpecificationId::new),
            Map.entry("specification-version", VersionId::new),
            Map.entry("enabler-release", EnablerReleaseId::new),
            Map.entry("dependency", DependencyId::new),
            Map.entry("dependency-list", DependencyListId::new),
            Map.entry("dependency-list-import", ListImportId::new),
            Map.entry("dependency-list-rhythm", ListRhythmId::new),
            Map.entry("upload", UploadId::new),
            Map.entry("comment", CommentId::new));

    private StoredTypes() {}

    static CodecRegistry registry() {
        return CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new UuidCodec(UuidRepresentation.STANDARD), new ZoneCodec()),
                CodecRegistries.fromProviders(
                        new IdProvider(), new StateProvider(), new RecordCodecProvider(), new EnumCodecProvider()),
                com.mongodb.MongoClientSettings.getDefaultCodecRegistry());
    }

    static Id id(String text) {
        int colon = text.indexOf(':');
        Function<UUID, Id> make = colon < 0 ? null : IDS.get(text.substring(0, colon));
        if (make == null) {
            throw new IllegalArgumentException("no kind of id is written as " + text);
        }
        return make.apply(UUID.fromString(text.substring(colon + 1)));
    }

    private static final class IdProvider implements CodecProvider {
        @Override
        public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
            return Id.class.isAssignableFrom(type) ? new IdCodec<>(type) : null;
        }
    }

    private record IdCodec<T>(Class<T> type) implements Codec<T> {
        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeString(((Id) value).text());
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return type.cast(id(reader.readString()));
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }

    private static final class ZoneCodec implements Codec<ZoneId> {
        @Override
        public void encode(BsonWriter writer, ZoneId value, EncoderContext context) {
            writer.writeString(value.getId());
        }

        @Override
        public ZoneId decode(BsonReader reader, DecoderContext context) {
            return ZoneId.of(reader.readString());
        }

        @Override
        public Class<ZoneId> getEncoderClass() {
            return ZoneId.class;
        }
    }

    /** Sealed interfaces of records: {@code {is: "Posted", value: {…}}}. */
    private static final class StateProvider implements CodecProvider {
        @Override
        public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
            return type.isInterface() && type.isSealed() ? new StateCodec<>(type, registry) : null;
        }

        @Override
        public <T> @Nullable Codec<T> get(Class<T> type, List<Type> arguments, CodecRegistry registry) {
            return get(type, registry);
        }
    }

    private static final class StateCodec<T> implements Codec<T> {

        private final Class<T> type;
        private final CodecRegistry registry;
        private final Map<String, Class<?>> states = new HashMap<>();

        StateCodec(Class<T> type, CodecRegistry registry) {
            this.type = type;
            this.registry = registry;
            collect(type);
        }

        private void collect(Class<?> sealed) {
            for (Class<?> state : sealed.getPermittedSubclasses()) {
                if (state.isSealed()) {
                    collect(state);
                } else {
                    states.put(state.getSimpleName(), state);
                }
            }
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeStartDocument();
            writer.writeString("is", value.getClass().getSimpleName());
            writer.writeName("value");
            encode(writer, value, value.getClass(), context);
            writer.writeEndDocument();
        }

        @SuppressWarnings("unchecked")
        private <S> void encode(BsonWriter writer, Object value, Class<S> state, EncoderContext context) {
            registry.get(state).encode(writer, (S) value, context);
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            reader.readStartDocument();
            String is = reader.readString("is");
            Class<?> state = states.get(is);
            if (state == null) {
                throw new IllegalStateException(
                        "a stored " + type.getSimpleName() + " is " + is + ", which is unknown");
            }
            reader.readName("value");
            T value = type.cast(registry.get(state).decode(reader, context));
            reader.readEndDocument();
            return value;
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
