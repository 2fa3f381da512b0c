/** Accounts and sign-in: who somebody is, and which offices the person behind an account holds right now. */
@NullMarked
package org.sdohub.identity;

import org.jspecify.annotations.NullMarked;
