/** What every room must be able to say: who acts, on what, when, with which outcome. Knows no room. */
@NullMarked
package org.sdohub.kernel;

import org.jspecify.annotations.NullMarked;
