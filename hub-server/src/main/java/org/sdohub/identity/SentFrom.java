package org.sdohub.identity;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From whose page a browser sends a request, as it says itself: pages cannot change what it says. */
public enum SentFrom {
    OUR_PAGE,
    ANOTHER_SITE,
    /** No browser of today leaves it out where it matters; programs do. */
    NOT_TOLD;

    /**
     * @param origin the Origin header (RFC 6454 7); null without
     * @param site the Sec-Fetch-Site header (W3C Fetch Metadata); null without, as over plain http
     * @param host the Host header, by which our own pages are known where the operator has not said our address
     */
    public static SentFrom of(
            @Nullable String origin, @Nullable String site, @Nullable String host, PublicAddress address) {
        boolean foreignOrigin = origin != null && !isOurs(origin, host, address);
        boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreignOrigin || foreignSite) {
            return ANOTHER_SITE;
        }
        return origin != null || "same-origin".equals(site) ? OUR_PAGE : NOT_TOLD;
    }

    private static boolean isOurs(String origin, @Nullable String host, PublicAddress address) {
        return address.find()
                .map(ours -> authority(ours.toString()).equals(authority(origin))
                        && origin.toLowerCase(Locale.ROOT).startsWith(ours.getScheme() + ":"))
                .orElseGet(() -> isSame(origin, host));
    }

    /** By host and port only: behind a proxy the hub does not know whether the page came by https. */
    private static boolean isSame(String origin, @Nullable String host) {
        String page = authority(origin);
        boolean secure = origin.toLowerCase(Locale.ROOT).startsWith("https:");
        return host != null && !page.isEmpty() && page.equals(authority((secure ? "https://" : "http://") + host));
    }

    /** Host and port, in small letters and without the usual port; empty where there is none, as in {@code null}. */
    private static String authority(String address) {
        try {
            URI uri = URI.create(address.toLowerCase(Locale.ROOT));
            String authority = uri.getAuthority();
            String usual = "https".equals(uri.getScheme()) ? ":443" : ":80";
            if (authority == null) {
                return "";
            }
            return authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
