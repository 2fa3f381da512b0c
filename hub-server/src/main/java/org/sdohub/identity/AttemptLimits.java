package org.sdohub.identity;

import java.time.Duration;

/** How often one may fail to sign in or to use a one-time link (reliability.md 4); 0: without limit. */
public interface AttemptLimits {

    /** With one account from one address; from elsewhere the account stays usable. */
    int ofAccount();

    Duration ofAccountWithin();

    /** From one IPv4 address or one /64 of IPv6, with whatever accounts. */
    int ofAddress();

    Duration ofAddressWithin();
}
