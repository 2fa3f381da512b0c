package org.sdohub.adapter.graphql;

import java.util.Optional;
import java.util.function.Function;
import org.sdohub.kernel.Actor;

/**
 * One event on its way to a follower, before it is known whether they may be told of it.
 *
 * @param sequence the event's number
 * @param wanted what is followed, with every name resolved; equal callers who want equal things are told the same
 * @param told what this caller is told; empty where they may not see it, or did not ask for it
 */
record Happening(long sequence, Object wanted, Function<Actor, Optional<? extends StreamEvent>> told) {}
