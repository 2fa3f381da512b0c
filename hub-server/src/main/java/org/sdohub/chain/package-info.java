/** What dependencies mean together: what blocks what, by when it can be there, and what moves if a date does. */
@NullMarked
package org.sdohub.chain;

import org.jspecify.annotations.NullMarked;
