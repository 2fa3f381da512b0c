package org.sdohub.adapter.mongo

import com.mongodb.ConnectionString
import com.mongodb.MongoClientSettings
import com.mongodb.ReadConcern
import com.mongodb.WriteConcern
import com.mongodb.client.MongoClient
import com.mongodb.client.MongoClients
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import org.bson.UuidRepresentation
import org.sdohub.a.AllowedCommands
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine
import org.sdohub.organization.Bodies
import org.sdohub.statement.Desks
import org.sdohub.statement.StatementSight

/** All document stores of a hub of its own, at the embedded engine or at a MongoDB that was started elsewhere. */
class Stores implements AutoCloseable {

    final AllowedCommands guard = new AllowedCommands()
    final MongoClient client
    final HubDatabase database
    final MongoEventLog events
    final Relay relay
    final Documents documents
    final MongoGraphGuard graphGuard
    final MongoOrganizationStore organizations
    final MongoGroupStore groups
    final MongoPersonStore people
    final MongoSpecificationStore specifications
    final MongoEnablerReleaseStore enablerReleases
    final MongoDependencyStore dependencies
    final MongoDependencyListStore dependencyLists
    final MongoListImportStore listImports
    final MongoListRhythmStore listRhythms
    final MongoRelationshipStore relationships
    final MongoWorkAreaStore workAreas
    final MongoNewWorkNoticeStore newWork
    final MongoInvitationStore invitations
    final MongoCharterDraftStore charterDrafts
    final MongoCharterStore charters
    final MongoNumbers numbers
    final MongoUploadStore uploads
    final MongoCommentStore comments
    final GridFsContentStore contents
    private MongoStatementStore statements
    private final AutoCloseable server

    private Stores(String uri, AutoCloseable server, String name = 'spec-' + Long.toHexString(System.nanoTime())) {
        this.server = server
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .addCommandListener(guard)
                .build())
        database = new HubDatabase(client, new MongoConfiguration(uri, name, Duration.ofSeconds(10)))
        events = new MongoEventLog(database)
        relay = new Relay(database, events)
        documents = new Documents(database, events, new Receipts(database, events), relay, new Remembered())
        graphGuard = new MongoGraphGuard(database)
        organizations = new MongoOrganizationStore(documents)
        groups = new MongoGroupStore(documents)
        people = new MongoPersonStore(documents)
        specifications = new MongoSpecificationStore(documents)
        enablerReleases = new MongoEnablerReleaseStore(documents)
        dependencies = new MongoDependencyStore(documents)
        dependencyLists = new MongoDependencyListStore(documents)
        listImports = new MongoListImportStore(documents)
        listRhythms = new MongoListRhythmStore(documents)
        relationships = new MongoRelationshipStore(documents)
        workAreas = new MongoWorkAreaStore(documents)
        newWork = new MongoNewWorkNoticeStore(documents)
        invitations = new MongoInvitationStore(documents)
        charterDrafts = new MongoCharterDraftStore(documents)
        charters = new MongoCharterStore(documents)
        numbers = new MongoNumbers(database)
        uploads = new MongoUploadStore(database)
        comments = new MongoCommentStore(documents)
        contents = new GridFsContentStore(client.getDatabase(name), 'attachments')
    }

    static Stores embedded() {
        def engine = EmbeddedEngine.inMemory()
        new Stores(engine.connectionString(), engine)
    }

    /** Tells what queries cost. */
    EmbeddedEngine getEngine() {
        server as EmbeddedEngine
    }

    /** On a file that stays. */
    static Stores embedded(Path file) {
        def engine = EmbeddedEngine.open(file)
        new Stores(engine.connectionString(), engine, 'liaison-hub')
    }

    static Stores at(String uri) {
        new Stores(uri, null)
    }

    Verification getVerification() {
        def stores = [organizations, groups, people, charters, specifications, enablerReleases, relationships, workAreas,
                      newWork, invitations, charterDrafts,
                      dependencies, dependencyLists, listImports, listRhythms, comments]
        new Verification(database, events, stores + [statements].findAll(), [])
    }

    /** Once per hub: what may be seen of statements depends on the bodies. */
    MongoStatementStore statementStore(Bodies bodies) {
        statements = statements ?: new MongoStatementStore(documents, new StatementSight(bodies), new Desks(new StatementSight(bodies)))
    }

    /** The sequence as it stands, after what dead writers left was swept up. */
    List everythingThatHappened() {
        relay.sweep(Instant.now().plusSeconds(60))
        events.after(0, 100_000)
    }

    @Override
    void close() {
        if (server == null) {
            database.database.drop()
        }
        client.close()
        server?.close()
    }
}
