package org.sdohub.adapter.attachments;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.sdohub.attachment.Sniffer;

/** By Tika's magic numbers; none of its parsers is here, so nothing in a file is ever carried out. */
@Singleton
final class TikaSniffer implements Sniffer {

    /** Tika reads its tables, which take a while, when the first file comes. */
    private static final class Tables {
        static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();
    }

    @Override
    public String typeOf(byte[] head) {
        try (TikaInputStream stream = TikaInputStream.get(head)) {
            return Tables.KNOWN
                    .detect(stream, new Metadata())
                    .getBaseType()
                    .toString()
                    .toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new IllegalStateException("what is in memory can be read", e);
        }
    }
}
