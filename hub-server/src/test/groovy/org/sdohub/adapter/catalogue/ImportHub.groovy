package org.sdohub.adapter.catalogue

import groovy.json.JsonOutput
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import java.util.function.Consumer
import org.sdohub.adapter.demo.DemoHub
import org.sdohub.adapter.mongo.Stores
import org.sdohub.organization.Bodies
import org.sdohub.specification.Designation
import org.sdohub.statement.StatementId

/** An empty hub into which files are imported. */
class ImportHub implements AutoCloseable {

    static final Instant NOW = Instant.parse('2026-11-21T12:00:00Z')

    final Stores stores = Stores.embedded()
    final Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    final statements = stores.statementStore(bodies)
    final Catalogue catalogue
    private final Path folder = Files.createTempDirectory('import')

    ImportHub() {
        def parts = new DemoHub.Parts(made: [
                bodies, statements, stores.organizations, stores.groups, stores.people, stores.charters,
                stores.specifications, stores.enablerReleases, stores.relationships, stores.workAreas,
                stores.dependencies, stores.dependencyLists, stores.numbers, stores.graphGuard, stores.events,
                DemoHub.PLENTY, DemoHub.NEVER])
        catalogue = new Catalogue(parts.get(Rooms), Clock.fixed(NOW, ZoneOffset.UTC))
    }

    /** @param lists by name, as a file has them */
    Report bring(Map<String, List<Map>> lists, Map how = [:]) {
        def file = Files.writeString(folder.resolve('records.json'), JsonOutput.toJson(lists))
        bring([file], how)
    }

    Report bring(List<Path> files, Map how = [:]) {
        catalogue.bring(files, how.dry as boolean, (how.progress ?: new Unwatched()) as Progress,
                { Runnable work -> work.run() } as Consumer)
    }

    static class Unwatched implements Progress {
        void stage(String what, int records) {}
        void step() {}
    }

    /** Stops the import as if it were killed at its nth step. */
    static class StoppingAt implements Progress {
        int left

        void stage(String what, int records) {}

        synchronized void step() {
            if (--left == 0) {
                throw new IllegalStateException('stopped')
            }
        }
    }

    def specification(String designation) {
        stores.specifications.named(new Designation(designation), null).first()
    }

    def statement(String record) {
        statements.find(new StatementId(Operator.id('statement', record))).orElse(null)
    }

    def label(body) {
        bodies.tree().label(body)
    }

    /** How many of each kind of event there are: what was done, in whatever order. */
    Map happened() {
        stores.everythingThatHappened().countBy { it.type() }
    }

    @Override
    void close() {
        stores.close()
        folder.toFile().deleteDir()
    }
}
