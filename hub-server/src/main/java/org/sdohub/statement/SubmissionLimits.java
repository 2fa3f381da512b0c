package org.sdohub.statement;

/** How much may come in, so that nobody floods those who read it; 0: no limit. */
public interface SubmissionLimits {

    /** Without login, in an hour from one IPv4 address. */
    int anAddress();

    /** Without login, in an hour from one /64 of IPv6, of which a household has all. */
    int aNetwork();

    /** Without login, in an hour from everywhere. */
    int inAll();

    /** Without login, in a day with one mail address. */
    int aMailAddress();

    /** In an hour by one who is signed in, drafts counted too. */
    int aPerson();

    /** Whether anything is taken without login. */
    boolean open();

    /** Why not, in a sentence for who wanted to write; empty for no reason. */
    String closedBecause();

    /** What else somebody can do who cannot submit here, in a sentence or two, beside writing to the addressee. */
    String manualWay();

    /** Whether the receipt holds the link that confirms; otherwise only the operator's log does. */
    boolean linkInReceipt();
}
