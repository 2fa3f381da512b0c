package org.sdohub.adapter.graphql;

import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import org.jspecify.annotations.Nullable;

/** When an event is executed, the subscription's field has been fetched already: it is the event. */
final class RootIsTheEvent extends SimplePerformantInstrumentation {
    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        boolean root = parameters.getExecutionStepInfo().getPath().getLevel() == 1;
        return root ? environment -> environment.getRoot() : fetcher;
    }
}
