/** What the bodies publish: specifications with their versions and relations, and releases made of exact versions. */
@NullMarked
package org.sdohub.specification;

import org.jspecify.annotations.NullMarked;
