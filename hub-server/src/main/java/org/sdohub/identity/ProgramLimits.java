package org.sdohub.identity;

/** How long and how many tokens of programs may be. */
public interface ProgramLimits {

    /** The longest that a token is good for, in days; 0: no limit, and then a token may have no end. */
    int tokenDays();

    /** Tokens of one program that are good at the same time. */
    int tokens();
}
