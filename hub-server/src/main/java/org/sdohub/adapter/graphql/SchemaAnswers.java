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
    /** Of what is around the texts. */
    private static final int BYTES_OF_AN_ENTRY = 200;

    private final Cache<Asked, Written> answers = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Asked asked, Written answer) -> BYTES_OF_AN_ENTRY + asked.document.length() + answer.bytes.length)
            .build();

    private record Asked(String document, @Nullable String operation) {

        static Asked by(GraphQLRequest request) {
            return new Asked(request.query(), request.operationName());
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

    boolean has(GraphQLRequest request) {
        return answers.getIfPresent(Asked.by(request)) != null;
    }

    /** Null where it has to be executed. */
    @Nullable
    ExecutionResult find(Prepared prepared) {
        return prepared.asksForSchema() ? answers.getIfPresent(Asked.by(prepared.request())) : null;
    }

    /** @return the result, or what is kept of it */
    ExecutionResult kept(Prepared prepared, ExecutionResult result) {
        if (!prepared.asksForSchema() || !result.getErrors().isEmpty()) {
            return result;
        }
        return answers.get(Asked.by(prepared.request()), asked -> new Written(result));
    }
}
