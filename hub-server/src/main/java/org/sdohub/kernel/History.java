package org.sdohub.kernel;

import java.util.List;

/** Knows which steps a kind of thing may take, to check what is on record against it. */
public interface History {

    /** The {@link Id#kind()} it knows about. */
    String kind();

    /**
     * @param told the events of one thing, oldest first
     * @return one plain sentence for each step that the rules do not allow; empty where all are legal
     */
    List<String> illegal(List<HubEvent> told);
}
