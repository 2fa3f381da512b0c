package org.sdohub.adapter.graphql;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.stream.Collectors;

/** {@code GET /schema.graphql}: the contract as it was written, all rooms one after the other, to be read or fed to tools. */
@Controller("/schema.graphql")
@Secured(SecurityRule.IS_ANONYMOUS)
class SchemaDoor {

    private final String text =
            SchemaFiles.NAMES.stream().map(SchemaFiles::text).collect(Collectors.joining("\n"));

    /** As plain text, so that a browser shows it. */
    @Get(produces = MediaType.TEXT_PLAIN)
    String schema() {
        return text;
    }
}
