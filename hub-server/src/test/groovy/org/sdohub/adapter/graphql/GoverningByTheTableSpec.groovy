package org.sdohub.adapter.graphql

import java.nio.file.Files
import org.sdohub.a.TheSchema
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Every mutation of relationships and of bodies, by every office, in every state: {@link TableOfActs} says who may, and what each state answers. */
class GoverningByTheTableSpec extends Specification {

    /** Schema files whose mutations the table has, all of them. */
    static final List<String> FILES = ['relationship', 'relationship-life', 'relationship-health', 'new-work', 'organization', 'organization-life',
                                       'charter-life', 'charter-needs', 'policy']

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()
    @Shared
    ThingsInAState things = new ThingsInAState(hub)

    def "#row.act with what is #row.thing is answered by the table, whoever asks, in each state"() {
        when:
        def wrong = row.states.collectMany { state ->
            def untouched = things.make(row.thing, state)
            TableOfActs.ACTORS.keySet().findResults { who ->
                def expected = row.expected(state, who)
                def told = answer(expected == '' ? things.make(row.thing, state) : untouched, who)
                told == expected ? null : "$who in $state: '$told' instead of '$expected'".toString()
            }
        }

        then:
        wrong == []

        where:
        row << TableOfActs.rows()
    }

    private String answer(ThingsInAState.Thing thing, String who) {
        def row = specificationContext.currentIteration.dataVariables.row as TableOfActs
        def mutation = row.mutation
        def answered = hub.data("mutation(\$input: ${mutation.capitalize()}Input!) { it: $mutation(input: \$input) { problems { code severity } } }".toString(),
                TableOfActs.ACTORS[who](thing), [input: things.input(row.act, thing, who)]).it
        answered.problems.findAll { it.severity == 'ERROR' }*.code.join(' ')
    }

    def "every mutation of relationships and of bodies stands in the table"() {
        given:
        def mutations = TheSchema.files().findAll { it.fileName.toString() - '.graphqls' in FILES }
                .collectMany { (Files.readString(it) =~ /(?m)^  (\w+)\("What is to be done."/).collect { it[1] } }

        expect:
        mutations.size() == 39
        mutations as Set == TableOfActs.rows()*.mutation as Set
    }
}
