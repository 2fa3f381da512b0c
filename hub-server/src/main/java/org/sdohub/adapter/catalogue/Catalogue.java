package org.sdohub.adapter.catalogue;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Imports public catalogues and records. Each thing's id is made of its record's identity and each step looks first what
 * is there, so a second import changes nothing, and one that was stopped goes on where it stopped.
 */
@Singleton
public final class Catalogue {

    private final Rooms rooms;
    private final Clock clock;

    Catalogue(Rooms rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * @param dry says what would be done and writes nothing
     * @param inOneGo does work whose writes become durable together when it ends; where the store cannot, just does it
     * @throws UnreadableFile if one of the files cannot be read; then nothing is written
     */
    public Report bring(List<Path> files, boolean dry, Progress progress, Consumer<Runnable> inOneGo) {
        Report report = new Report();
        Run run = new Run(rooms, new Operator(clock), dry, report, progress, inOneGo);
        Harvest harvest = SourceFiles.read(files, report);
        BodyImport bodies = new BodyImport(run);
        SpecificationIndex index = new SpecificationIndex(rooms.specificationStore());
        bodies.enter(harvest.bodies());
        new SpecificationImport(run, bodies, index).enter(harvest.specifications);
        new ReleaseImport(run, bodies, index).enter(harvest.enablers, harvest.baselines);
        new RelationshipImport(run, bodies).enter(harvest.relationships, harvest.workAreas);
        new DependencyImport(run, bodies, index).enter(harvest.dependencies, harvest.lists);
        new StatementImport(run, bodies).enter(harvest.statements);
        return report;
    }
}
