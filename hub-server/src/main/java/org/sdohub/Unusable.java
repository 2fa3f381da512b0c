package org.sdohub;

/** The hub cannot run as it was asked to; the message is one sentence that says what to do. Nothing was changed. */
final class Unusable extends RuntimeException {

    Unusable(String sentence) {
        super(sentence, null, false, false);
    }
}
