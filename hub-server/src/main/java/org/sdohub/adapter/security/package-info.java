/**
 * Sign-in: passwords (argon2id by password4j) and access tokens (JWT by Micronaut Security), and the way from a token to
 * the one who acts. Who may do what is not decided here.
 */
@NullMarked
package org.sdohub.adapter.security;

import org.jspecify.annotations.NullMarked;
