package org.sdohub.journey

import org.sdohub.a.RunningHub
import spock.lang.Shared
import spock.lang.Specification

/** No list costs more round trips to the store the longer it is. */
class AskingForListsSpec extends Specification {

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()

    def "#what takes as many round trips for two items as for twenty, and at most #most"() {
        given: 'what is kept in memory is there already'
        hub.data(query.replace('N', '1'))

        when:
        hub.store.roundTrips()
        hub.data(query.replace('N', '2'))
        def two = hub.store.roundTrips()
        hub.data(query.replace('N', '20'))
        def twenty = hub.store.roundTrips()

        then:
        twenty == two
        twenty <= most

        where:
        what                                     | most | query
        'a page of organizations'                | 1    | '{ organizations(first: N) { nodes { name } } }'
        'a page with its count'                  | 2    | '{ organizations(first: N) { totalCount nodes { name } } }'
        'groups with parents and organizations'  | 3    | '{ groups(first: N) { nodes { name parent { name } organization { name } } } }'
        'groups with children and officers'      | 4    | '{ groups(first: N) { nodes { name children { name } offices { kind person { name } } } } }'
    }
}
