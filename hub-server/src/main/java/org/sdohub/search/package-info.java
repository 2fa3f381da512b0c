/**
 * Finding things of all rooms by words and by what they are: what is said of each thing to be found by, the language in
 * which people ask, and the port of an index that keeps what is said. What may not be seen is not found, counted or shown.
 */
@NullMarked
package org.sdohub.search;

import org.jspecify.annotations.NullMarked;
