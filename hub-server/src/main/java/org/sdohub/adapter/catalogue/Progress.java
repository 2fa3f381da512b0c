package org.sdohub.adapter.catalogue;

/** Is told how far the import has come; several writers may tell at once. */
public interface Progress {

    /** A stage begins. */
    void stage(String what, int records);

    /** One more record of the stage is done. */
    void step();
}
