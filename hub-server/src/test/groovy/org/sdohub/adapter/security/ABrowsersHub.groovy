package org.sdohub.adapter.security

import java.nio.file.Files
import java.nio.file.Path

/** For all that is tried with a browser. */
class ABrowsersHub extends HubOnAClock {

    private static ABrowsersHub one

    final Path documents

    static synchronized ABrowsersHub shared() {
        one = one ?: new ABrowsersHub(withADocument())
    }

    private static Path withADocument() {
        def documents = Files.createTempDirectory('documents')
        Files.writeString(documents.resolve('who.graphql'), '{ viewer { name } }')
        documents
    }

    private ABrowsersHub(Path documents) {
        super(['micronaut.server.cors.localhost-pass-through': true, 'hub.graphql.allowed-origins': 'https://sdo.example',
               'hub.graphql.documents': documents.toString()])
        this.documents = documents
    }

    int getPort() {
        server.port
    }
}
