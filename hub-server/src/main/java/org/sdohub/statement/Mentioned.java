package org.sdohub.statement;

import java.util.Map;
import org.sdohub.specification.Specification;
import org.sdohub.specification.SpecificationId;

/**
 * What letters mention and the hub has, whoever may see it.
 *
 * @param statements more may be put in as they are stored
 */
record Mentioned(Map<StatementId, Statement> statements, Map<SpecificationId, Specification> specifications) {}
