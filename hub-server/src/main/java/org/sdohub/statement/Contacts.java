package org.sdohub.statement;

import java.util.List;
import org.sdohub.organization.EmailAddress;
import org.sdohub.organization.Profile.ContactModel;

/**
 * Whom to write to, after either model: RFC 4053 names a response contact and technical contacts, its coming replacement
 * contacts of each side and two addresses. Role addresses; all lists may be empty.
 *
 * @param response where an answer goes (RFC 4053 2.2.1.1.4)
 * @param technical who can explain it (RFC 4053 2.2.1.1.5)
 * @param ofSender the sending side's contacts in the newer model
 * @param ofAddressee the receiving side's
 * @param sendTo where this statement itself is sent
 * @param sendReplyTo where its reply is to be sent, in the newer model
 */
public record Contacts(
        List<EmailAddress> response,
        List<EmailAddress> technical,
        List<EmailAddress> ofSender,
        List<EmailAddress> ofAddressee,
        List<EmailAddress> sendTo,
        List<EmailAddress> sendReplyTo) {

    public static final Contacts NONE = new Contacts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Contacts {
        response = List.copyOf(response);
        technical = List.copyOf(technical);
        ofSender = List.copyOf(ofSender);
        ofAddressee = List.copyOf(ofAddressee);
        sendTo = List.copyOf(sendTo);
        sendReplyTo = List.copyOf(sendReplyTo);
    }

    /** Where a reply goes: the newer model's address, else the response contact, else the sender's contacts. */
    public List<EmailAddress> replyAddresses() {
        if (!sendReplyTo.isEmpty()) {
            return sendReplyTo;
        }
        return response.isEmpty() ? ofSender : response;
    }

    /** Whether some are named, and none of them after this model; where the statement is sent belongs to both. */
    boolean onlyOfOther(ContactModel model) {
        boolean older = !response.isEmpty() || !technical.isEmpty();
        boolean newer = !ofSender.isEmpty() || !ofAddressee.isEmpty() || !sendReplyTo.isEmpty();
        return model == ContactModel.CONTACT_OF_EACH_SIDE ? older && !newer : newer && !older;
    }

    Contacts sentTo(List<EmailAddress> addresses) {
        return new Contacts(response, technical, ofSender, ofAddressee, addresses, sendReplyTo);
    }

    Contacts withTechnical(List<EmailAddress> addresses) {
        return new Contacts(response, addresses, ofSender, ofAddressee, sendTo, sendReplyTo);
    }
}
