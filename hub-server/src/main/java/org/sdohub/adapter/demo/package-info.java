/** The world that ships with the hub: IETF, OMA and the partners of the IMPS charter, told as facts with their sources. */
@NullMarked
package org.sdohub.adapter.demo;

import org.jspecify.annotations.NullMarked;
