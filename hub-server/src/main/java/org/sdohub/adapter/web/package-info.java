/** The files of the web client, where it was built, and the console. */
@NullMarked
package org.sdohub.adapter.web;

import org.jspecify.annotations.NullMarked;
