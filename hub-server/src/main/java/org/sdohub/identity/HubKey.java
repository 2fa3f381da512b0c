package org.sdohub.identity;

/** The hub's one secret, of which each purpose gets a key of its own: who learns one learns nothing about another. */
public interface HubKey {

    /** 32 bytes, always the same for a purpose as long as the secret stays. */
    byte[] derived(String purpose);
}
