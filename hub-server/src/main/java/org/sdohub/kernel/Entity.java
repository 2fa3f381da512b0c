package org.sdohub.kernel;

/**
 * A thing that is stored as one document and changed by compare-and-set.
 *
 * <p>{@link #version()} is 1 when it is made and grows by one with each change; a state's method returns the next
 * state with the next version, the store accepts it only if the one before is what it holds.
 */
public interface Entity {

    Id id();

    long version();
}
