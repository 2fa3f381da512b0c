package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.Letters.body
import static org.sdohub.organization.Profile.Purpose.FOR_INFORMATION
import static org.sdohub.statement.StatementStore.Order.NEWEST_FIRST

import java.time.Instant
import java.time.LocalDate
import org.sdohub.adapter.mongo.Stores
import org.sdohub.adapter.mongo.embedded.EmbeddedEngine
import org.sdohub.kernel.Page
import org.sdohub.statement.StatementStore.Order
import org.sdohub.statement.StatementStore.Sort

class EmbeddedStatementStoreSpec extends StatementStoreContract {

    @Override
    Stores stores() {
        Stores.embedded()
    }

    def "every list is served by an index: #wanted in order #order"() {
        given:
        3.times { room.filed(aLetter().forAction('2026-11-27')) }
        EmbeddedEngine engine = room.stores.server
        def scans = engine.fullScans()

        when:
        room.store.page(filter(wanted), order, viewer, Page.Request.first(2))

        then:
        engine.fullScans() == scans

        where:
        [wanted, order, viewer] << [
                [[:], [from: [body('OMA/CD')]], [to: [body('IETF/DISPATCH'), body('IETF/SIP')]], [party: [body('OMA/CD')]],
                 [purposes: [FOR_INFORMATION]], [states: [Statement.State.POSTED]], [relationship: StatementRoom.OMA_IETF],
                 [handlings: [Handling.State.NEW]], [dueBefore: LocalDate.of(2026, 12, 1)], [overdueAt: Instant.parse('2026-12-01T00:00:00Z')]],
                [NEWEST_FIRST, new Order(Sort.DUE, false)],
                [Viewer.PUBLIC, new Viewer(['CHAIR@' + body('OMA/CD').text()] as Set)]
        ].combinations()
    }
}
