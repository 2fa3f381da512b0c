package org.sdohub.identity;

import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Refused;

/**
 * A password that somebody chose. Only its length is ruled (NIST SP 800-63B 3.1.1.2: no composition rules).
 *
 * @param value 10 to 200 characters (code points); never printed
 */
public record NewPassword(String value) {

    static final int MIN = 10;
    static final int MAX = 200;

    public NewPassword {
        int length = value.codePointCount(0, value.length());
        if (length < MIN || length > MAX) {
            throw new Refused(Refusal.invalid(
                    "IDENTITY_PASSWORD_LENGTH",
                    "A password has " + MIN + " to " + MAX + " characters; this one has " + length + ".",
                    "password"));
        }
    }

    @Override
    public String toString() {
        return "(password)";
    }
}
