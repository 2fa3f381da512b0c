package org.sdohub.adapter.catalogue;

/** A file that cannot be read as any format that is known; the message is a sentence for the one who named it. */
public final class UnreadableFile extends RuntimeException {

    UnreadableFile(String sentence) {
        super(sentence, null, false, false);
    }
}
