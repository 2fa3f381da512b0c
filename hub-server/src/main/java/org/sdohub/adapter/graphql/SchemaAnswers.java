package org.sdohub.adapter.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sdohub.adapter.graphql.Documents.Prepared;

/**
 * What the schema says of itself, executed and written once for each document: it is long, the same for everybody while
 * the hub runs, and every tool asks for it when it starts.
 */
@Singleton
final class SchemaAnswers {

    private static final int KEPT_BYTES = 8 << 20;

    private final Cache<Asked, Written> answers = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Asked asked, Written answer) -> answer.bytes.length)
            .build();

    private record Asked(String document, @Nullable String operation) {

        static Asked by(Prepared prepared) {
            return new Asked(prepared.request().query(), prepared.request().operationName());
        }
    }

    /** An answer with the JSON of it. */
    static final class Written extends ExecutionResultImpl {

        private final byte[] bytes;

        private Written(ExecutionResult result) {
            super(result.getData(), result.getErrors());
            this.bytes = Json.bytes(result);
        }

        /** Not to be changed. */
        byte[] bytes() {
            return bytes;
        }
    }

    /** Null where it has to be executed. */
    @Nullable
    ExecutionResult find(Prepared prepared) {
        return prepared.asksForSchema() ? answers.getIfPresent(Asked.by(prepared)) : null;
    }

    /** @return the result, or what is kept of it */
    ExecutionResult kept(Prepared prepared, ExecutionResult result) {
        if (!prepared.asksForSchema() || !result.getErrors().isEmpty()) {
            return result;
        }
        return answers.get(Asked.by(prepared), asked -> new Written(result));
    }
}
