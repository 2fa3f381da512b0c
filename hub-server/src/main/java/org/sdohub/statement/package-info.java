/**
 * Liaison statements: the letter and its envelope, its way to publication through gates, what each addressed body does
 * with it, replies and threads. Sections named in comments are those of the design's sources, above all RFC 4053.
 */
@NullMarked
package org.sdohub.statement;

import org.jspecify.annotations.NullMarked;
