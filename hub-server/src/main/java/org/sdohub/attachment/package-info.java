/** Files on their way into the hub: taken in pieces, looked at, kept. Whose they are then is the statement's matter. */
@NullMarked
package org.sdohub.attachment;

import org.jspecify.annotations.NullMarked;
