/** What one body's work needs of another's: each need with its health, and the lists that the bodies send each other. */
@NullMarked
package org.sdohub.dependency;

import org.jspecify.annotations.NullMarked;
