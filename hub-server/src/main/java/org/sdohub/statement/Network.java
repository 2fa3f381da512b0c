package org.sdohub.statement;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** From where somebody without login writes, as the hub counts it. */
public final class Network {

    private static final int SHARED_BYTES = 8;

    private Network() {}

    /**
     * An IPv4 address as it is, of another one the first 64 bits in hexadecimal digits: a household has all of the others,
     * and could take a new one for each letter.
     *
     * @param address as a request brings it; null where none is known
     */
    public static String of(@Nullable String address) {
        if (address == null) {
            return "unknown";
        }
        try {
            InetAddress known = InetAddress.ofLiteral(address.replaceAll("^\\[|\\]$", ""));
            return known instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), SHARED_BYTES))
                    : known.getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return "unknown";
        }
    }
}
