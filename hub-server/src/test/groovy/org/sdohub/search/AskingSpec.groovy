package org.sdohub.search

import static org.sdohub.a.People.NOW

import java.time.LocalDate
import org.sdohub.kernel.Refused
import org.sdohub.search.Question.Between
import org.sdohub.search.Question.Calendar
import org.sdohub.search.Question.Having
import org.sdohub.search.Question.OfKind
import org.sdohub.search.Question.OverdueAt
import org.sdohub.search.Question.Without
import org.sdohub.search.Question.Words
import spock.lang.Specification

/** The language of searches; it is 20 November 2026. */
class AskingSpec extends Specification {

    static final Names NAMES = new Names() {
        Optional<Set<String>> body(String key) {
            Optional.ofNullable([OMA: ['oma', 'cd'] as Set, 'OMA/CD': ['cd'] as Set][key.toUpperCase()])
        }

        Optional<Set<String>> relationship(String key) {
            Optional.ofNullable(['oma-ietf': ['r'] as Set][key])
        }

        Optional<Set<String>> workArea(String key) {
            Optional.ofNullable(['oma-ietf/privacy': ['a', 's'] as Set][key])
        }

        Optional<Set<String>> specification(String designation) {
            Optional.ofNullable(['RFC 3261': ['rfc'] as Set][designation])
        }
    }

    private static List read(String query) {
        new QueryLanguage(NAMES, NOW).read(query)
    }

    private static Between posted(String from, String until) {
        between(Calendar.POSTED, from, until)
    }

    private static Between due(String from, String until) {
        between(Calendar.DUE, from, until)
    }

    private static Between between(Calendar calendar, String from, String until) {
        new Between(calendar, from ? LocalDate.parse(from) : null, until ? LocalDate.parse(until) : null)
    }

    private static Having having(Trait trait, String... values) {
        new Having(trait, values as Set)
    }

    private static Words words(String text, boolean beginning = false) {
        new Words(text, beginning)
    }

    def "#query asks for #wanted"() {
        expect:
        read(query) == wanted

        where:
        query                              || wanted
        ''                                 || []
        '   '                              || []
        'sip push'                         || [words('sip'), words('push')]
        '"sip push"'                       || [words('sip push')]
        'auth*'                            || [words('auth', true)]
        '"a*b"'                            || [words('a*b')]
        '-draft'                           || [new Without(words('draft'))]
        '-"not this"'                      || [new Without(words('not this'))]
        'draft-ietf-sip-push-00'           || [words('draft-ietf-sip-push-00')]
        'a - b'                            || [words('a'), words('-'), words('b')]
        'Re: SIP: push'                    || [words('Re:'), words('SIP:'), words('push')]
        'TS 24.229 (Rel-8)'                || [words('TS'), words('24.229'), words('(Rel-8)')]
        'from:OMA'                         || [having(Trait.FROM, 'oma', 'cd')]
        'FROM: oma/cd'                     || [having(Trait.FROM, 'cd')]
        'to:OMA,OMA/CD'                    || [having(Trait.TO, 'oma', 'cd')]
        'body:"OMA"'                       || [having(Trait.BODY, 'oma', 'cd')]
        '-from:OMA'                        || [new Without(having(Trait.FROM, 'oma', 'cd'))]
        'purpose:action'                   || [having(Trait.PURPOSE, 'FOR_ACTION')]
        'purpose:for-comment,response'     || [having(Trait.PURPOSE, 'FOR_COMMENT', 'IN_RESPONSE')]
        'handling:in-progress,NEW'         || [having(Trait.HANDLING, 'IN_PROGRESS', 'NEW')]
        'state:posted'                     || [having(Trait.STATE, 'POSTED')]
        'kind:statement,work-area'         || [new OfKind([Kind.STATEMENT, Kind.WORK_AREA] as Set)]
        'is:overdue'                       || [new OverdueAt(NOW)]
        'is:open is:archived'              || [having(Trait.IS, 'OPEN'), having(Trait.IS, 'ARCHIVED')]
        'year:2026'                        || [having(Trait.YEAR, '2026')]
        'relationship:oma-ietf'            || [having(Trait.RELATIONSHIP, 'r')]
        'area:oma-ietf/privacy'            || [having(Trait.SUBJECT, 'a', 's')]
        'cites:"RFC 3261"'                 || [having(Trait.CITED, 'rfc')]
        'posted:2026-11-30'                || [posted('2026-11-30', '2026-11-30')]
        'posted:2026-02'                   || [posted('2026-02-01', '2026-02-28')]
        'posted:2024..2026-02'             || [posted('2024-01-01', '2026-02-28')]
        'due:<2026-11-30'                  || [due(null, '2026-11-29')]
        'due:<=2026-11-30'                 || [due(null, '2026-11-30')]
        'due:>2026-11'                     || [due('2026-12-01', null)]
        'due: >=2026'                      || [due('2026-01-01', null)]
        'due:today'                        || [due('2026-11-20', '2026-11-20')]
        'due:<+7d'                         || [due(null, '2026-11-26')]
        'due:-1d..tomorrow'                || [due('2026-11-19', '2026-11-21')]
    }

    def "#query is refused at character #place, with what to write instead"() {
        when:
        read(query)

        then:
        def refused = thrown(Refused)
        def refusal = refused.refusals().first()
        refusal.code() == 'SEARCH_QUERY_NOT_UNDERSTOOD'
        refusal.message().startsWith("At character $place: ")
        refusal.message().contains(says)
        refusal.fix()

        where:
        query                 | place | says
        'sip "push'           | 5     | 'quotation mark'
        'form:OMA'            | 1     | '"form:"'
        'sip http://a.example' | 5    | '"http:"'
        'sip from:'           | 5     | 'nothing is said after "from:"'
        'from:""'             | 1     | 'nothing is said after "from:"'
        'to:,'                | 1     | 'nothing is said after "to:"'
        'from:XYZ'            | 1     | 'no body "XYZ"'
        'relationship:x'      | 1     | 'no relationship "x"'
        'area:x'              | 1     | 'no work area "x"'
        'cites:x'             | 1     | 'no specification "x"'
        'purpose:fun'         | 1     | '"fun"'
        'handling:x'          | 1     | '"x"'
        'kind:x'              | 1     | '"x"'
        'is:late'             | 1     | '"late"'
        'is:open,archived'    | 1     | 'one state at a time'
        'due:soon'            | 1     | '"soon" is no day'
        'due:2026-02-30'      | 1     | 'no day'
        'due:2026-13'         | 1     | 'no day'
        'due:<'               | 1     | 'no day'
        'due:..'              | 1     | 'no day'
        'a*'                  | 1     | '*'
        '*'                   | 1     | '*'
        'a*bc'                | 1     | '*'
        'sip OR push'         | 5     | 'OR'
        '😀 sip NOT push'      | 7     | 'NOT'
    }

    def "a search is bounded: #what"() {
        when:
        read(query)

        then:
        def refused = thrown(Refused)
        def refusal = refused.refusals().first()
        refusal.message().contains(most)
        refusal.fix()

        where:
        what         | query          || most
        'characters' | 'x' * 501      || '500 characters'
        'words'      | 'x ' * 33      || '32 words'
    }

    def "whatever is typed is read or refused with a sentence"() {
        given:
        def seed = Long.getLong('hub.fuzz.seed', 20261120L)
        def random = new Random(seed)
        def bits = ['from:', 'to:', 'due:', 'is:', 'kind:', 'year:', '-', '"', '*', ':', ',', '..', '<', '>=', ' ', '  ', 'OMA', 'sip', 'AND',
                    '2026', '-11', '+7d', '+99999999999d', '9999-12-31', '\u0000', '\uD800', '\uDC00', '😀', 'é', '\t', '\u2028', '(', ')', '\\',
                    '/', '{', '~', '^2', 'x' * 40, 'RFC3261', '\u00A0', '上海', 'اختبار', '|', '&&', '!', '[a TO b]']

        expect:
        (1..20_000).every {
            def query = (0..random.nextInt(9)).collect { bits[random.nextInt(bits.size())] }.join('')
            try {
                read(query)
            } catch (Refused refused) {
                assert refused.refusals().every { it.message() && it.fix() && it.code() == 'SEARCH_QUERY_NOT_UNDERSTOOD' }: query
            } catch (Throwable other) {
                throw new AssertionError("$query (seed $seed)", other)
            }
            true
        }
    }
}
