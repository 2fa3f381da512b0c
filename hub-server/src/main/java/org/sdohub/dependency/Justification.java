package org.sdohub.dependency;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;

/**
 * Why a document of another body may be referred to, as a body that demands it wants to be told: the ten items of
 * Recommendation ITU-T A.5, each in words and empty where nothing is said yet.
 */
public record Justification(
        String description,
        String approvalStatus,
        String reason,
        String rights,
        String quality,
        String stability,
        String relatedDocuments,
        String references,
        String qualification,
        String other) {

    private static final int LONGEST = 4000;

    public static final Justification NOTHING = new Justification("", "", "", "", "", "", "", "", "", "");

    /** What is asked for, in the order in which the form asks. */
    public enum Item {
        DESCRIPTION("description", Justification::description),
        APPROVAL_STATUS("approvalStatus", Justification::approvalStatus),
        REASON("reason", Justification::reason),
        RIGHTS("rights", Justification::rights),
        QUALITY("quality", Justification::quality),
        STABILITY("stability", Justification::stability),
        RELATED_DOCUMENTS("relatedDocuments", Justification::relatedDocuments),
        REFERENCES("references", Justification::references),
        QUALIFICATION("qualification", Justification::qualification),
        OTHER("other", Justification::other);

        private final String field;
        private final Function<Justification, String> said;

        Item(String field, Function<Justification, String> said) {
            this.field = field;
            this.said = said;
        }

        /** How it is called where things have names. */
        public String field() {
            return field;
        }

        public String said(Justification justification) {
            return said.apply(justification);
        }

        /** How it is called beside what else is told of an entry of a list: {@code justificationReason}. */
        public String column() {
            return "justification" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
        }
    }

    public Justification {
        description = description.strip();
        approvalStatus = approvalStatus.strip();
        reason = reason.strip();
        rights = rights.strip();
        quality = quality.strip();
        stability = stability.strip();
        relatedDocuments = relatedDocuments.strip();
        references = references.strip();
        qualification = qualification.strip();
        other = other.strip();
    }

    static Justification of(Function<Item, String> said) {
        return new Justification(
                said.apply(Item.DESCRIPTION),
                said.apply(Item.APPROVAL_STATUS),
                said.apply(Item.REASON),
                said.apply(Item.RIGHTS),
                said.apply(Item.QUALITY),
                said.apply(Item.STABILITY),
                said.apply(Item.RELATED_DOCUMENTS),
                said.apply(Item.REFERENCES),
                said.apply(Item.QUALIFICATION),
                said.apply(Item.OTHER));
    }

    /** What the form still asks for; what else there is to say may be nothing. */
    public List<Item> missing() {
        return Arrays.stream(Item.values())
                .filter(item -> item != Item.OTHER && item.said(this).isEmpty())
                .toList();
    }

    void refuseUnfitting() {
        Problems problems = new Problems();
        for (Item item : Item.values()) {
            problems.addIf(
                    item.said(this).length() > LONGEST,
                    () -> Refusal.invalid(
                            "DEPENDENCY_JUSTIFICATION_TOO_LONG",
                            "Each item has at most " + LONGEST + " characters.",
                            item.field()));
        }
        problems.refuseIfAny();
    }
}
