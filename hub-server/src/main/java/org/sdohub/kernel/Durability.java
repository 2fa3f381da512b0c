package org.sdohub.kernel;

/** Whether what is written now is kept. Asked after something failed, and by whoever shows it; it may block. */
public interface Durability {

    boolean holds();
}
