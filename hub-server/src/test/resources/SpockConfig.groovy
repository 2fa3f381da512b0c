import java.time.Duration

import org.spockframework.runtime.model.parallel.ExecutionMode

// Most specs wait for disks, sockets and child processes: two at a time keep two processors busy. The features of one
// spec run one after the other, since they share its hub.
runner {
    parallel {
        enabled true
        // Never more than two, also while both of them wait: a thread in place of one that waits would start a third spec.
        custom(2, 0, 2, 2, 30)
        defaultSpecificationExecutionMode ExecutionMode.CONCURRENT
        defaultExecutionMode ExecutionMode.SAME_THREAD
    }
}

// Says which feature hangs and where, instead of nothing: many times what the longest takes on a slow machine, so that
// it tells of what stands still and never of what is slow.
timeout {
    globalTimeout Duration.ofMinutes(20)
    applyGlobalTimeoutToFixtures true
    printThreadDumpsOnInterruptAttempts true
}
