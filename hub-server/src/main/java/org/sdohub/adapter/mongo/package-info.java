/**
 * The document stores of all rooms on the MongoDB driver, the sequence of events, and the relay that carries events from
 * the documents into it. What stands at the other end, a replica set or the embedded engine, makes no difference here.
 */
@NullMarked
package org.sdohub.adapter.mongo;

import org.jspecify.annotations.NullMarked;
