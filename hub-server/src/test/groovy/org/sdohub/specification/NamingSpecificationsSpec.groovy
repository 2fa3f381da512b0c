package org.sdohub.specification

import org.sdohub.kernel.Refused
import spock.lang.Specification as Spec

class NamingSpecificationsSpec extends Spec {

    def "#one and #other are the same name: #same"() {
        expect:
        (new Designation(one).folded() == new Designation(other).folded()) == same

        where:
        one                | other               || same
        'RFC 3261'         | 'RFC3261'           || true
        'RFC 3261'         | 'rfc  3261 '        || true
        '3GPP TS 23.228'   | '3gpp ts\u00a023.228' || true
        'RFC 3261'         | 'RFC 326'           || false
    }

    def "names are kept as written, with single blanks"() {
        expect:
        new Designation('  RFC   3261 ').value() == 'RFC 3261'
    }

    def "numbers sort by their size"() {
        expect:
        ['RFC 3261', 'RFC 822', 'rfc 1006', '3GPP TS 23.228', 'RFC 10'].collect { new Designation(it) }.sort()*.value() ==
                ['3GPP TS 23.228', 'RFC 10', 'RFC 822', 'rfc 1006', 'RFC 3261']
    }

    def "a name #why is refused"() {
        when:
        new Designation(name)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['SPECIFICATION_DESIGNATION_MALFORMED']

        where:
        why                              | name
        'of blanks only'                 | '  '
        'of more than 160 characters'    | 'x' * 161
        'that turns the writing around'  | 'RFC \u202e1623'
    }
}
