package org.sdohub.statement;

import java.util.Map;
import java.util.Set;
import org.sdohub.kernel.Id;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;
import org.sdohub.statement.Envelope.Identifier;

/**
 * What a letter speaks of, read once.
 *
 * @param related those of the letter's relations that the writer can see
 * @param cited those of the letter's specifications that are in the catalogue
 * @param seen those dependencies, lists, releases and work areas that the letter refers to and the writer can see
 * @param taken identifiers that another posted statement has
 */
record Surroundings(
        Map<StatementId, Statement> related,
        Map<SpecificationId, Specification> cited,
        Set<Id> seen,
        Set<Identifier> taken) {

    Surroundings {
        related = Map.copyOf(related);
        cited = Map.copyOf(cited);
        seen = Set.copyOf(seen);
        taken = Set.copyOf(taken);
    }
}
