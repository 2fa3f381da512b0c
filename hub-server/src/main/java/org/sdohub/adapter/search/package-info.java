/** The index of all things on Apache Lucene: it follows the sequence of events and can be made anew from the stores. */
@NullMarked
package org.sdohub.adapter.search;

import org.jspecify.annotations.NullMarked;
