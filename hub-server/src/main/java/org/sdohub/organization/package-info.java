/** Who takes part: organizations with their profiles, groups at any depth, people and the offices they hold. */
@NullMarked
package org.sdohub.organization;

import org.jspecify.annotations.NullMarked;
