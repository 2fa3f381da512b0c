@NullMarked
package org.sdohub;

import org.jspecify.annotations.NullMarked;
