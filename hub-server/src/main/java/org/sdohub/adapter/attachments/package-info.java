/** Files up and down over plain HTTP: resumable uploads after tus 1.0.0, downloads in ranges; and where they are kept. */
@NullMarked
package org.sdohub.adapter.attachments;

import org.jspecify.annotations.NullMarked;
