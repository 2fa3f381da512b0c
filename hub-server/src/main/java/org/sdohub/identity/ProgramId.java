package org.sdohub.identity;

import java.util.UUID;
import org.sdohub.kernel.Id;

/** The same number as its account's. */
public record ProgramId(UUID value) implements Id {
    @Override
    public String kind() {
        return "program";
    }

    public AccountId account() {
        return new AccountId(value);
    }
}
