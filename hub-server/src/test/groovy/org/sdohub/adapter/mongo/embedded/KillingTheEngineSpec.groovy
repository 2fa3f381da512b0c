package org.sdohub.adapter.mongo.embedded

import com.mongodb.client.MongoClients
import com.mongodb.client.MongoDatabase
import org.sdohub.a.ChildJvm
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

/**
 * What was acknowledged survives the process being killed at any moment, on one and the same file again and again.
 * {@code -Dhub.kill.rounds=200} for more rounds than the 5 that run with the other specs.
 */
class KillingTheEngineSpec extends Specification {

    static final int ROUNDS = Integer.getInteger('hub.kill.rounds', 5)
    static final long SEED = Long.getLong('hub.kill.seed', System.nanoTime())
    static final int LONGEST_LIFE_MILLIS = 1500

    @TempDir
    Path folder

    def "no acknowledged write is lost, torn or doubled by #ROUNDS kills"() {
        given:
        println "seed of the kills: $SEED"
        def random = new Random(SEED)
        def file = folder.resolve('docs.sqlite')
        def ledger = new Ledger()

        expect:
        ROUNDS.times { round ->
            def writers = new ChildJvm(RelentlessWriters, 'READY', file.toString(), "r$round")
            writers.awaitReady()
            sleep(random.nextInt(LONGEST_LIFE_MILLIS))
            writers.kill()
            ledger.read(writers.lines)
            assert faults(file, ledger) == []: "round $round"
        }
        println "$ROUNDS kills, $ledger.acknowledged acknowledged operations, none lost"
        ledger.acknowledged > ROUNDS
    }

    private static List<String> faults(Path file, Ledger ledger) {
        try (def engine = EmbeddedEngine.open(file); def client = MongoClients.create(engine.connectionString())) {
            return engine.verify() + ledger.missing(client.getDatabase('hub'))
        }
    }

    /** What the killed ones had been told is done. */
    static class Ledger {
        long acknowledged = 0
        long highestNumber = 0
        Map<String, Integer> papers = [:]
        Map<Long, String> events = [:]

        void read(List<String> lines) {
            acknowledged += lines.size() - 1
            lines.each {
                def words = it.split(' ')
                switch (words[0]) {
                    case 'number': highestNumber = Math.max(highestNumber, words[1] as long); break
                    case 'paper': papers[words[1]] = words[2] as int; break
                    case 'event': events[words[1] as long] = words[2]; break
                }
            }
        }

        List<String> missing(MongoDatabase database) {
            def faults = []
            def stored = database.getCollection('papers').find().collectEntries { [it.getString('_id'), it] }
            papers.each { id, version ->
                def paper = stored[id]
                if (paper == null || paper.getInteger('version') < version) {
                    faults << "paper $id in version $version is lost"
                }
            }
            stored.values().findAll { it.getLong('sum') != RelentlessWriters.sum(it) }.each { faults << "paper ${it._id} is torn" }
            def numbers = stored.values()*.getLong('number')
            if (numbers.size() != numbers.toSet().size()) {
                faults << 'a number was given twice'
            }
            def counter = database.getCollection('counters').find().first()
            if (highestNumber > 0 && counter.getLong('next') < highestNumber) {
                faults << 'the counter went back'
            }
            faults + missingEvents(database)
        }

        private List<String> missingEvents(MongoDatabase database) {
            def stored = database.getCollection('events').find().collectEntries { [it.getLong('_id'), it.getString('eid')] }
            def faults = events.findAll { number, eid -> stored[number] != eid }.collect { number, eid -> "event $number is not $eid".toString() }
            if (stored.size() > 0 && stored.keySet().max() != stored.size()) {
                faults << 'the sequence of events has a gap'
            }
            faults
        }
    }
}
