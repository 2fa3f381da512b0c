package org.sdohub.attachment;

import java.time.Duration;

/**
 * How much may be uploaded.
 *
 * @param anonymous for one network address without login
 * @param signedIn for one account
 * @param anonymousTogether bytes that all without login may have waiting in the hub
 * @param kept how long an upload is kept after its last piece; unused ones then go
 */
public record UploadLimits(Share anonymous, Share signedIn, long anonymousTogether, Duration kept) {

    /**
     * @param fileBytes of one file
     * @param waitingBytes of all that wait to be used
     * @param waitingFiles their number
     */
    public record Share(long fileBytes, long waitingBytes, int waitingFiles) {}

    Share of(Uploader uploader) {
        return uploader.signedIn() ? signedIn : anonymous;
    }
}
