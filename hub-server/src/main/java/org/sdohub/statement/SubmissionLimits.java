package org.sdohub.statement;

/** How much may come in without login, so that nobody floods those who moderate; 0: no limit. */
public interface SubmissionLimits {

    /** In an hour from one IPv4 address. */
    int anAddress();

    /** In an hour from one /64 of IPv6, of which a household has all. */
    int aNetwork();

    /** In an hour from everywhere. */
    int inAll();

    /** In a day with one mail address. */
    int aMailAddress();

    /** Whether the receipt holds the link that confirms; otherwise only the operator's log does. */
    boolean linkInReceipt();
}
