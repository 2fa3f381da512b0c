/** Measures a hub from outside, as its callers meet it. Nothing here runs in a hub that serves people. */
@NullMarked
package org.sdohub.adapter.benchmark;

import org.jspecify.annotations.NullMarked;
