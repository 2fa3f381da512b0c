package org.sdohub.specification

import static org.sdohub.a.Bodies.organizationId

import org.sdohub.organization.IdentifierScheme
import org.sdohub.organization.PublishedSchemes
import spock.lang.Specification
import spock.lang.Timeout

/** What a text names, by the schemes that the organizations publish. */
class RecognizingIdentifiersSpec extends Specification {

    static final BODIES = ['3GPP', 'IETF', 'ITU-T', 'OMA']
    static final IDENTIFIERS = new Identifiers()

    def setupSpec() {
        BODIES.each { IDENTIFIERS.add(organizationId(it), PublishedSchemes.of(it)) }
    }

    /** Body, designation, version, date and step of each place. */
    private static List<String> named(String text) {
        IDENTIFIERS.in(text, 100).collect { one ->
            assert text.substring(one.start(), one.end()) == one.text()
            [BODIES.find { organizationId(it) == one.organization() }, one.designation().value(), one.version(), one.date(), one.step()].findAll().join(' | ')
        }
    }

    def "#text names #found"() {
        expect:
        named(text) == [found]
        named("as in $text, and") == [found]
        named("($text)") == [found]

        where:
        text                                        || found
        'RFC 3261'                                  || 'IETF | RFC 3261'
        'RFC3261'                                   || 'IETF | RFC 3261'
        'rfc-3261'                                  || 'IETF | RFC 3261'
        'RFC 0793'                                  || 'IETF | RFC 793'
        'RFC\r\n   3261'                            || 'IETF | RFC 3261'
        'RFC\u00a03261'                             || 'IETF | RFC 3261'
        'STD 1'                                     || 'IETF | STD 1'
        'BCP 9'                                     || 'IETF | BCP 9'
        'draft-ietf-sip-push-02'                    || 'IETF | draft-ietf-sip-push | -02'
        'draft-ietf-sip-push'                       || 'IETF | draft-ietf-sip-push'
        'draft-ietf-mmusic-rfc2326bis-40'           || 'IETF | draft-ietf-mmusic-rfc2326bis | -40'
        '3GPP TS 24.229'                            || '3GPP | 3GPP TS 24.229'
        'TS 24.229'                                 || '3GPP | 3GPP TS 24.229'
        '3GPP TS 36.521-1 V14.2.0'                  || '3GPP | 3GPP TS 36.521-1 | 14.2.0'
        '3GPP TR 21.905'                            || '3GPP | 3GPP TR 21.905'
        'ITU-T G.8113.2/Y.1372.2 (2012)'            || 'ITU-T | ITU-T G.8113.2/Y.1372.2 | 2012'
        'ITU-T G.8112/Y.1371 (08/2015)'             || 'ITU-T | ITU-T G.8112/Y.1371 | 2015-08'
        'ITU-T Rec. X.509'                          || 'ITU-T | ITU-T X.509'
        'OMA-IMPS-WV-CSP-V1_2-20040522-C'           || 'OMA | OMA-IMPS-WV-CSP | 1.2 | 2004-05-22 | Candidate'
        'OMA-TS-Push_Message-V2_2_1-20110809-A'     || 'OMA | OMA-TS-Push_Message | 2.2.1 | 2011-08-09 | Approved'
        'OMA-TS-X-V1_0'                             || 'OMA | OMA-TS-X | 1.0'
    }

    def "#text names nothing: #why"() {
        expect:
        named(text) == []

        where:
        text                         | why
        ''                           | 'it is empty'
        'RFC'                        | 'there is no number'
        'RFC editor'                 | 'there is no number'
        'RFC 3261bis'                | 'that is another one'
        'RFC 32610000000'            | 'no number is that long'
        'myRFC 3261'                 | 'it begins within a word'
        'x-RFC 3261'                 | 'it belongs to a longer name'
        'TS 24.22'                   | '3GPP numbers have three digits'
        'TS 124 229'                 | 'that is how ETSI calls it'
        'ITU-T'                      | 'there is no number'
        'OMA-TS-X'                   | 'it says no version'
        'drafts-ietf-sip'            | 'that is another word'
        'draft-'                     | 'there is no name'
        'RFC ٣٢٦١'                   | 'other digits are no digits of a number'
        'ＲＦＣ 3261'                  | 'other letters are no letters of a name'
        'RFC\n\n3261'                | 'it ended long before'
    }

    def "everything that a text names is found where it stands, the longest of what begins there"() {
        expect:
        named('''OMA-IMPS-WV-CSP-V1_2-20040522-C.pdf cites RFC 2396 and RFC 2616, [RFC3261], draft-ietf-sip-push-02.txt;
                 TS 24.229/RFC3261 and ITU-T G.8113.1/Y.1372.1. BCP9,BCP14.''') == [
                'OMA | OMA-IMPS-WV-CSP | 1.2 | 2004-05-22 | Candidate', 'IETF | RFC 2396', 'IETF | RFC 2616', 'IETF | RFC 3261',
                'IETF | draft-ietf-sip-push | -02', '3GPP | 3GPP TS 24.229', 'IETF | RFC 3261', 'ITU-T | ITU-T G.8113.1/Y.1372.1',
                'IETF | BCP 9', 'IETF | BCP 14']
    }

    def "no more is told than was asked for"() {
        expect:
        IDENTIFIERS.in('RFC 1 RFC 2 RFC 3', 2)*.text() == ['RFC 1', 'RFC 2']
    }

    /** At each length the same work for each character: four times the text must not cost sixteen times the time. */
    @Timeout(30)
    def "a hostile text of half a million characters is read to its end: #what"() {
        expect:
        IDENTIFIERS.in(text.call() as String, 1_000_000) != null

        where:
        what                             | text
        'one endless draft'              | { 'draft-' + 'a-' * 250_000 }
        'drafts that never end'          | { 'draft-x--' * 55_000 }
        'versions within versions'       | { 'OMA-' + '-V1_0' * 100_000 }
        'versions that are not finished' | { ('OMA-' + 'V1_0-' * 31 + '! ') * 3_000 }
        'digits'                         | { '1' * 500_000 }
        'blanks'                         | { 'RFC' + ' ' * 500_000 }
        'brackets of the ITU'            | { 'ITU-T G.1/Y.1 (((' * 29_000 }
        'names without end'              | { ('OMA-' + 'a' * 200 + ' ') * 2_400 }
        'lone surrogates'                | { '\ud83d' * 500_000 }
    }

    def "a pattern that is none is refused when it is made: #pattern"() {
        when:
        IdentifierPattern.of(pattern)

        then:
        thrown(IllegalArgumentException)

        where:
        pattern << ['', 'RFC [', 'RFC {number', 'RFC ]', 'RFC [a[b]', 'RFC {number:}', 'RFC {number:#@}', 'RFC {number:##########}', '{a}-{b}', '{a}[-[{b}]]']
    }

    def "an organization's own scheme, as data: #text is #found"() {
        given:
        def own = new Identifiers()
        own.add(organizationId('JCP'), [new IdentifierScheme('JSR [-]{number:#}[ MR {release:#}]', 'JSR {number}', '[MR{release}]', null, [])])

        expect:
        own.in(text, 10).collect { [it.designation().value(), it.version()] } == [found]

        where:
        text         || found
        'JSR-187'    || ['JSR 187', null]
        'JSR 221 MR2' || ['JSR 221', 'MR2']
    }
}
