package org.sdohub.identity

/** The stand-in that other specs use keeps the same promises as the real stores. */
class AttemptsInMemorySpec extends AttemptsContract {

    AttemptStore store = new AttemptsInMemory()
}
