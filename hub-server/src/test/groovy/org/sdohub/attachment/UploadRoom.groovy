package org.sdohub.attachment

import static org.sdohub.a.People.NOW

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import java.time.ZoneOffset
import org.sdohub.adapter.attachments.TikaSniffer
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Overflow

/** Uploads with a clock of their own and small limits. */
class UploadRoom {

    static final Duration A_DAY = Duration.ofHours(24)

    final Uploads uploads
    final ContentStore contents
    final UploadStore store
    Instant now = NOW
    /** Which limits kept something out, by their keys. */
    final List<String> reached = []

    UploadRoom(Stores stores, ContentStore contents) {
        this.contents = contents
        store = stores.uploads
        def clock = new Clock() {
            ZoneId getZone() { ZoneOffset.UTC }

            Clock withZone(ZoneId zone) { this }

            Instant instant() { UploadRoom.this.now }
        }
        def limits = new UploadLimits(new UploadLimits.Share(3_000_000, 5_000_000, 3),
                new UploadLimits.Share(4_000_000, 20_000_000, 50), 8_000_000, A_DAY)
        uploads = new Uploads(store, contents, new TikaSniffer(), limits, clock, { limit -> reached << limit } as Overflow)
    }

    static Uploader chair() {
        new Uploader('oma-cd-chair', '')
    }

    static Uploader somebody(String address = '192.0.2.1') {
        new Uploader(null, address)
    }

    Upload begun(byte[] file, String name = 'report.txt', Uploader who = chair()) {
        uploads.begin(who, new FileName(name), file.length)
    }

    Upload sent(byte[] file, String name = 'report.txt', Uploader who = chair()) {
        uploads.append(begun(file, name, who).id(), who, 0, new ByteArrayInputStream(file))
    }

    byte[] kept(UploadId id) {
        contents.open(id.value().toString(), 0).get().bytes
    }
}
