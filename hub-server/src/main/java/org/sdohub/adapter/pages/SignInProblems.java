package org.sdohub.adapter.pages;

import static org.sdohub.adapter.pages.Markup.element;
import static org.sdohub.adapter.pages.Markup.text;

import java.util.Map;

/** What went wrong in signing in or in linking an identity, by its code: nothing of an address is repeated on a page. */
final class SignInProblems {

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("IDENTITY_SIGN_IN_REFUSED", "Username and password do not match, or the account is disabled."),
            Map.entry("IDENTITY_SIGN_IN_BUSY", "Too many people are signing in right now. Try again in a moment."),
            Map.entry(
                    "IDENTITY_SIGN_IN_LIMITED",
                    "Too many attempts from your address failed. Try again in a quarter of an hour; an administrator of the"
                            + " hub can give you a link to set a new password."),
            Map.entry("IDENTITY_CREDENTIALS_MISSING", "Give your username and your password."),
            Map.entry(
                    "IDENTITY_SIGN_IN_NOT_BEGUN_HERE",
                    "This sign-in was not begun on this page in this browser, took longer than ten minutes, or was used"
                            + " already. Begin again here."),
            Map.entry("IDENTITY_PROVIDER_UNKNOWN", "This hub knows no such provider of sign-in."),
            Map.entry(
                    "IDENTITY_PROVIDER_DOWN",
                    "The provider of sign-in does not answer. Sign in with your password, or try again in a while."),
            Map.entry(
                    "IDENTITY_PROVIDER_REFUSED",
                    "The provider of sign-in did not sign you in. Try again, or sign in with your password."),
            Map.entry(
                    "IDENTITY_PROVIDER_ANSWER_BAD",
                    "What the provider of sign-in answered cannot be trusted. Try again; if it stays so, tell the"
                            + " operator of this hub."),
            Map.entry(
                    "IDENTITY_EXTERNAL_UNKNOWN",
                    "The provider knows you, but no account here that may sign in is linked with that identity. Sign in"
                            + " with your password and link it on your account's page, or ask an administrator of this"
                            + " hub to link it."),
            Map.entry(
                    "IDENTITY_SIGN_IN_AGAIN",
                    "To link an identity, sign in anew first and do it within ten minutes: so that nobody else does it"
                            + " at your desk."),
            Map.entry("IDENTITY_EXTERNAL_TAKEN", "This identity is linked with an account already."),
            Map.entry("IDENTITY_EXTERNAL_FOR_PEOPLE", "Only the account of a person can be linked."),
            Map.entry("IDENTITY_EXTERNAL_FORM", "A subject is 1 to 255 printable ASCII characters."),
            Map.entry("IDENTITY_ACCOUNT_UNKNOWN", "There is no such account or identity."),
            Map.entry("IDENTITY_USERNAME_FORM", "There is no such account."),
            Map.entry("IDENTITY_FOR_ADMINISTRATORS", "Only an administrator of the hub may do this."));
    private static final String OTHER = "That could not be done. Try again later.";

    private SignInProblems() {}

    static Markup said(String code) {
        return element("p", Map.of("role", "alert", "class", "problems"), text(SENTENCES.getOrDefault(code, OTHER)));
    }
}
