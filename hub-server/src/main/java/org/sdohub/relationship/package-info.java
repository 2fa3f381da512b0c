/** What binds two organizations: the relationship with its terms, the officers who look after it, its work areas. */
@NullMarked
package org.sdohub.relationship;

import org.jspecify.annotations.NullMarked;
