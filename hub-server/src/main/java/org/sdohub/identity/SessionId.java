package org.sdohub.identity;

import java.util.UUID;

/** Of one sign-in, with all tokens that came of it: their family. */
public record SessionId(UUID value) {}
