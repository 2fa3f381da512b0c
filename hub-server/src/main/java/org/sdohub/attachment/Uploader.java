package org.sdohub.attachment;

import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Actor;

/**
 * Who uploads.
 *
 * @param account null without login
 * @param address from where somebody without login comes; empty for others
 */
public record Uploader(@Nullable String account, String address) {

    public static Uploader of(Actor actor, String address) {
        return actor.signedIn() ? new Uploader(actor.account(), "") : new Uploader(null, address);
    }

    public boolean signedIn() {
        return account != null;
    }

    /** An upload is its uploader's; one without login is whoever's that knows its id, which nobody can guess. */
    boolean owns(Upload upload) {
        String owner = upload.uploader().account();
        return owner == null || owner.equals(account);
    }
}
