/** What a browser gets from the hub: the web client where it was built, a plain page where not, and the console. */
@NullMarked
package org.sdohub.adapter.web;

import org.jspecify.annotations.NullMarked;
