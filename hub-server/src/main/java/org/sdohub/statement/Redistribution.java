package org.sdohub.statement;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Profile.Visibility;
import org.sdohub.relationship.Relationship;
import org.sdohub.statement.Letter.Relation;

/**
 * Where the terms of a relationship keep what its sides send each other between them (RFC 3975 9), statements are read by
 * the sides only, go to the sides only, and are neither copied nor redirected to anybody else. Terms that change later
 * leave what was sent before as it is.
 */
final class Redistribution {

    private final LivingRelationships relationships;
    private final Bodies bodies;

    Redistribution(LivingRelationships relationships, Bodies bodies) {
        this.relationships = relationships;
        this.bodies = bodies;
    }

    /** Who reads what is sent in this relationship, if the writer and the writer's rules say so much. */
    static Visibility readers(@Nullable Relationship of, Visibility otherwise) {
        return of != null && of.keepsExchange() ? Visibility.PARTIES : otherwise;
    }

    /** @param wished null where nothing was said */
    void refusePublic(Envelope envelope, @Nullable Visibility wished, Problems problems) {
        boolean kept = relationships
                .between(envelope.from(), envelope.addressees())
                .filter(Relationship::keepsExchange)
                .isPresent();
        problems.addIf(kept && wished == Visibility.PUBLIC, () -> refusal("visibility"));
    }

    void refuse(Letter letter, Surroundings surroundings, Problems problems) {
        Envelope envelope = letter.envelope();
        Optional<Relationship> of = relationships.between(envelope.from(), envelope.addressees());
        of.filter(Relationship::keepsExchange).ifPresent(kept -> refuseOthers(kept, envelope, problems));
        for (int i = 0; i < letter.relations().size(); i++) {
            Relation relation = letter.relations().get(i);
            Statement copied = surroundings.related().get(relation.to());
            boolean passedOn = relation.kind() == Relation.Kind.COPY_OF
                    && copied != null
                    && !mayGo(copied, envelope.addressees(), envelope.cc());
            String place = String.valueOf(i);
            problems.addIf(passedOn, () -> refusal("relations", place));
        }
    }

    private void refuseOthers(Relationship kept, Envelope envelope, Problems problems) {
        refuseOthers(kept, envelope.addressees(), "to", problems);
        refuseOthers(kept, envelope.cc(), "cc", problems);
    }

    private void refuseOthers(Relationship kept, List<BodyId> named, String field, Problems problems) {
        for (int i = 0; i < named.size(); i++) {
            String place = String.valueOf(i);
            problems.addIf(!isOfSide(kept, named.get(i)), () -> refusal(field, place));
        }
    }

    /** What everybody may read anyway may go anywhere. */
    @SafeVarargs
    final boolean mayGo(Statement statement, List<BodyId>... to) {
        if (statement.origin().visibility() == Visibility.PUBLIC) {
            return true;
        }
        Optional<Relationship> kept =
                relationships.find(statement.origin().relationship()).filter(Relationship::keepsExchange);
        return kept.isEmpty()
                || List.of(to).stream().flatMap(List::stream).allMatch(body -> isOfSide(kept.get(), body));
    }

    /** An unknown body is told as such elsewhere. */
    private boolean isOfSide(Relationship of, BodyId body) {
        Bodies.Tree tree = bodies.tree();
        return !tree.knows(body)
                || of.organizations().contains(tree.lineage(body).organization());
    }

    static Refusal refusal(String... field) {
        return new Refusal.Broken(
                "STATEMENT_REDISTRIBUTION_NOT_AGREED",
                "By the terms of their relationship, what the two sides send each other stays between them.",
                List.of(field),
                "Leave others out, or write to them apart in words of your own.");
    }
}
