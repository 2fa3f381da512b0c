/** Everything that is public as plain HTML: one address for each thing, read without JavaScript and without login. */
@NullMarked
package org.sdohub.adapter.pages;

import org.jspecify.annotations.NullMarked;
