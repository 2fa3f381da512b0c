package org.sdohub.adapter.search

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.statement.StatementRoom.chairOf

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import org.apache.lucene.index.DirectoryReader
import org.apache.lucene.index.IndexWriter
import org.apache.lucene.index.IndexWriterConfig
import org.apache.lucene.store.FSDirectory
import org.sdohub.a.ChildJvm
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.statement.StatementRoom
import spock.lang.Specification
import spock.lang.TempDir

/** The index is a copy: whatever happens to it, it tells what the stores hold. */
class KeepingTheIndexSpec extends Specification {

    static final List<String> QUERIES = ['', 'push', 'kind:statement', 'is:open', 'handling:answered', 'from:OMA', 'state:draft']
    static final int ROUNDS = Integer.getInteger('hub.kill.rounds', 3)
    static final List<String> POINTS = ['search.written', 'search.committing', 'search.committed']
    static final int KILLED = 137

    @TempDir
    Path folder

    private void opened(StatementRoom room, Path index = folder, Closure work) {
        new SearchRoom(room, index).withCloseable(work)
    }

    private static List told(SearchRoom room) {
        [Actor.PUBLIC, chairOf('OMA/CD')].collectMany { who -> QUERIES.collect { room.told(it, who) } }
    }

    def "an index that is #what tells the same as before, and goes on"() {
        given:
        def room = new StatementRoom()
        room.filed(aLetter().titled('Before'))
        def before = null
        opened(room) { before = told(it) }

        when:
        harm(folder.resolve('search'))

        then:
        opened(room) { again ->
            assert told(again) == before
            def filed = room.filed(aLetter().titled('Afterwards'))
            assert again.ids('afterwards') == [filed.id()]
        }

        cleanup:
        room.close()

        where:
        what                 | harm
        'whole'              | { Path index -> }
        'gone'               | { Path index -> index.toFile().deleteDir() }
        'without its list'   | { Path index -> files(index).findAll { it.name.startsWith('segments') }*.delete() }
        'cut short'          | { Path index -> files(index).findAll { it.name.endsWith('.cfs') }.each { it.bytes = it.bytes[0..<(it.size().intdiv(2) as int)] } }
        'of an older form'   | { Path index -> reform(index) }
        'changed in a bit'   | { Path index -> files(index).findAll { it.name.endsWith('.cfs') }.each { flip(it) } }
    }

    private static List<File> files(Path index) {
        index.toFile().listFiles().findAll { it.name != 'write.lock' }
    }

    /** As a hub of another version left it: up to the same event, but with other things in it. */
    private static void reform(Path index) {
        FSDirectory.open(index).withCloseable { files ->
            Map<String, String> told = DirectoryReader.open(files).withCloseable { it.indexCommit.userData }
            assert told.form
            new IndexWriter(files, new IndexWriterConfig()).withCloseable { writer ->
                writer.deleteAll()
                writer.liveCommitData = (told + [form: 'one before ' + told.form]).entrySet()
                writer.commit()
            }
        }
    }

    private static void flip(File file) {
        def bytes = file.bytes
        def at = bytes.length.intdiv(2)
        bytes[at] = (byte) (bytes[at] ^ 1)
        file.bytes = bytes
    }

    def "an index of other events is not believed"() {
        given:
        def other = new StatementRoom()
        5.times { other.filed(aLetter().titled('Of another hub')) }
        opened(other) { told(it) }
        other.close()

        when:
        def room = new StatementRoom()
        def filed = room.filed(aLetter().titled('Of this hub'))

        then:
        opened(room) { assert it.ids('kind:statement') == [filed.id()] }

        cleanup:
        room?.close()
    }

    def "what came while nobody followed is found at once by who looks first"() {
        given:
        def room = new StatementRoom()
        opened(room) { it.asking('') }

        when:
        def filed = (1..600).collect { room.filed(aLetter().titled("Meanwhile $it")) }

        then:
        opened(room) { again ->
            assert again.search.index.reached(room.stores.events.last(), Duration.ofSeconds(60))
            assert again.found('meanwhile').total().asLong == filed.size()
        }

        cleanup:
        room.close()
    }

    def "who looks while the index cannot follow is told so, and after it can, finds everything"() {
        given:
        def room = new StatementRoom()
        def filed = room.filed(aLetter().titled('Late'))
        def search = new SearchRoom(room, null)

        when: 'it is asked for an event that has not happened'
        def reached = search.index.reached(room.stores.events.last() + 1, Duration.ofMillis(50))

        then:
        !reached
        search.ids('late') == [filed.id()]

        cleanup:
        search.close()
        room.close()
    }

    def "an index that was killed at work agrees with the stores in its next life"() {
        given:
        def file = folder.resolve('docs.sqlite')
        new StatementRoom(Stores.embedded(file)).close()

        expect:
        for (int life = 1; life <= ROUNDS; life++) {
            die(file, "${POINTS[(life - 1) % POINTS.size()]}:${2 + life}")
            def room = StatementRoom.reopened(Stores.embedded(file))
            try {
                room.stores.relay.sweep(java.time.Instant.now().plusSeconds(60))
                assert room.stores.events.last() > life
                def fresh = null
                opened(room, null) { fresh = told(it) }
                opened(room) { assert told(it) == fresh }
            } finally {
                room.close()
            }
        }
    }

    private void die(Path file, String point) {
        def child = new ChildJvm(["-Dhub.kill=$point".toString()], IndexedWriters, 'ready', file.toString(), folder.toString())
        child.awaitReady()
        assert child.awaitExit() == KILLED
    }
}
