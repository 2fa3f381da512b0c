import java.time.Duration

// Says which feature hangs and where, instead of nothing: many times what the longest takes on a slow machine, so that
// it tells of what stands still and never of what is slow.
timeout {
    globalTimeout Duration.ofMinutes(20)
    applyGlobalTimeoutToFixtures true
    printThreadDumpsOnInterruptAttempts true
}
