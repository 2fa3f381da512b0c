package org.sdohub.adapter.graphql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.sdohub.statement.SubmissionLimits;

/** What comes in; see {@link SubmissionLimits}. */
@ConfigurationProperties("hub.submissions")
record SubmissionConfiguration(
        @Bindable(defaultValue = "5") int anAddress,
        @Bindable(defaultValue = "20") int aNetwork,
        @Bindable(defaultValue = "200") int inAll,
        @Bindable(defaultValue = "3") int aMailAddress,
        @Bindable(defaultValue = "60") int aPerson,
        @Bindable(defaultValue = "true") boolean open,
        @Bindable(defaultValue = "") String closedBecause,
        @Bindable(defaultValue = "") String manualWay,
        @Bindable(defaultValue = "true") boolean linkInReceipt)
        implements SubmissionLimits {}
