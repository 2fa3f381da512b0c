package org.sdohub.dependency;

import java.util.List;
import org.sdohub.kernel.Store;

/** At most two for each relationship. */
public interface ListRhythmStore extends Store<ListRhythmId, ListRhythm> {

    /** Those in force. */
    List<ListRhythm> agreed();
}
