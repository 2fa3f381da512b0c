package org.sdohub.kernel

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.LONG_AGO
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.with
import static org.sdohub.kernel.Grant.Reach.*
import static org.sdohub.kernel.Office.Kind.*

import spock.lang.Specification

class WhoMaySpec extends Specification {

    static final AREA = groupId('IETF/RAI')
    static final GROUP = groupId('IETF/SIP')
    static final SIP = new Lineage(GROUP, IETF, [AREA, IETF])
    static final PersonId OMA_IETF = new PersonId(UUID.nameUUIDFromBytes('any matter'.bytes))
    static final PersonId OTHER = new PersonId(UUID.nameUUIDFromBytes('another matter'.bytes))

    def "an office held #where gives a right that reaches #reach: #may"() {
        given:
        def rows = [Grant.grant(reach, kind)]
        def office = new Office(kind, body, matter, LONG_AGO, null)

        expect:
        Grant.find(rows, with(office), NOW, SIP, [OMA_IETF] as Set).present == may

        where:
        where                      | kind            | body  | matter   | reach                    || may
        'in the group itself'      | CHAIR           | GROUP | null     | BODY                     || true
        'in the area above'        | AREA_DIRECTOR   | AREA  | null     | BODY                     || false
        'in the area above'        | AREA_DIRECTOR   | AREA  | null     | BODY_OR_ABOVE            || true
        'at the top'               | SECRETARIAT     | IETF  | null     | BODY_OR_ABOVE            || true
        'at the top'               | SECRETARIAT     | IETF  | null     | ORGANIZATION             || true
        'in the group itself'      | SECRETARIAT     | GROUP | null     | ORGANIZATION             || false
        'in another organization'  | SECRETARIAT     | OMA   | null     | ORGANIZATION             || false
        'for the relationship'     | LIAISON_MANAGER | IETF  | OMA_IETF | RELATIONSHIP             || true
        'for another relationship' | LIAISON_MANAGER | IETF  | OTHER    | RELATIONSHIP             || false
        'for the other side'       | LIAISON_MANAGER | OMA   | OMA_IETF | RELATIONSHIP             || false
        'without a relationship'   | LIAISON_MANAGER | IETF  | null     | RELATIONSHIP             || false
        'for the hub'              | HUB_ADMIN       | null  | null     | HUB                      || true
        'for the hub'              | HUB_ADMIN       | null  | null     | ORGANIZATION             || false
        'for the hub'              | SERVICE         | null  | null     | HUB                      || true
        'for the organization'     | SERVICE         | IETF  | null     | HUB                      || true
        'for another organization' | SERVICE         | OMA   | null     | HUB                      || false
        'for the organization'     | SERVICE         | IETF  | null     | ORGANIZATION             || false
        'for the organization'     | SERVICE         | IETF  | null     | BODY_OR_ABOVE            || false
    }

    def "an office #when gives #right"() {
        given:
        def office = new Office(CHAIR, GROUP, null, from, until)

        expect:
        Grant.find([Grant.grant(BODY, CHAIR)], with(office), NOW, SIP, [] as Set).present == (right == 'a right')

        where:
        when                    | from                | until               || right
        'that is held'          | LONG_AGO            | null                || 'a right'
        'that begins this very moment' | NOW          | null                || 'a right'
        'that begins later'     | NOW.plusMillis(1)   | null                || 'no right'
        'that ends this very moment' | LONG_AGO       | NOW                 || 'no right'
        'that ends a moment later' | LONG_AGO         | NOW.plusMillis(1)   || 'a right'
    }

    def "the public has no right that asks for an office"() {
        expect:
        Grant.find([Grant.grant(BODY_OR_ABOVE, Office.Kind.values())], Actor.PUBLIC, NOW, SIP, [] as Set).empty
        Grant.findForHub([Grant.grant(HUB, HUB_ADMIN)], Actor.PUBLIC, NOW).empty
    }

    def "a program of one organization has no right to the hub as a whole"() {
        expect:
        Grant.findForHub([Grant.grant(HUB, SERVICE)], with(new Office(SERVICE, body, null, LONG_AGO, null)), NOW).present == may

        where:
        body || may
        null || true
        IETF || false
    }
}
