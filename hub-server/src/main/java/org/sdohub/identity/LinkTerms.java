package org.sdohub.identity;

import java.time.Duration;

/** How long a link by which a password can be set lasts. */
public interface LinkTerms {

    Duration invitation();

    Duration reset();
}
