package org.sdohub.identity

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.a.People.keyed
import static org.sdohub.kernel.Office.Kind.*

import java.time.Duration
import java.time.Instant
import java.util.zip.CRC32
import org.sdohub.adapter.graphql.AskedHub
import org.sdohub.kernel.Actor
import org.sdohub.kernel.BodyId.OrganizationId
import org.sdohub.kernel.Page
import org.sdohub.kernel.Refused
import org.sdohub.organization.OrganizationStore
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Client programs and their tokens: who opens them, for what, and when they end. */
class IssuingApiTokensSpec extends Specification {

    static final ADMIN = administrator()
    static final STAFF = holding(SECRETARIAT, OMA)
    static final YEAR = Duration.ofDays(365)

    @Shared
    @AutoCleanup
    AskedHub hub = new AskedHub()
    @Shared
    int opened
    @Shared
    Programs programs = hub.context.getBean(Programs)
    @Shared
    ApiTokens tokens = hub.context.getBean(ApiTokens)

    def setupSpec() {
        ['OMA', 'IETF'].each { hub.keep(OrganizationStore, anOrganization(it)) }
    }

    def "#who may open a program of #whose: #may"() {
        expect:
        refusedBy { open([organization: organization], actor) } == (may ? [] : ['IDENTITY_ACT_NOT_ALLOWED'])

        where:
        who                        | actor                             | organization            || may
        'an administrator'         | ADMIN                             | null                    || true
        'an administrator'         | ADMIN                             | OMA                     || true
        'an administrator'         | ADMIN                             | organizationId('NOBODY') || false
        'its secretariat'          | STAFF                       | OMA                     || true
        'its secretariat'          | STAFF                       | null                    || false
        'another secretariat'      | STAFF                       | IETF                    || false
        'its executive'            | holding(EXECUTIVE, OMA)           | OMA                     || false
        'its coordinator'          | holding(LIAISON_COORDINATOR, OMA) | OMA                     || false
        'a program of it'          | holding(SERVICE, OMA)             | OMA                     || false
        'the public'               | Actor.PUBLIC                      | OMA                     || false
        whose = organization == null ? 'the hub' : organization == OMA ? 'OMA' : 'another'
    }

    def "the scopes #scopes for #whose are refused as #code"() {
        expect:
        refusedBy { open(scopes: scopes, organization: organization) } == code

        where:
        scopes                                 | organization || code
        ['statements:write']                   | OMA          || ['IDENTITY_SCOPE_UNKNOWN']
        ['Statements:read']                    | OMA          || ['IDENTITY_SCOPE_UNKNOWN']
        ['statements:read', '*']               | null         || ['IDENTITY_SCOPE_UNKNOWN', 'IDENTITY_SCOPE_OF_ORGANIZATIONS']
        []                                     | OMA          || ['IDENTITY_SCOPE_MISSING']
        ['statements:read']                    | null         || ['IDENTITY_SCOPE_OF_ORGANIZATIONS']
        ['catalogue:import']                   | OMA          || ['IDENTITY_SCOPE_OF_HUB']
        Scope.WORDS - 'catalogue:import'       | OMA          || []
        Scope.WORDS - 'statements:read'        | null         || []
        whose = organization ? 'OMA' : 'the hub'
    }

    def "a program comes with its token, and with nothing else"() {
        given:
        def program = open(name: 'Nightly import')
        def issued = issue(program, scopes: ['audit:read'])

        when:
        def actor = tokens.find(issued.text(), NOW).get()

        then:
        actor.account() == program.id().account().text()
        actor.person() == null
        actor.name() == 'Nightly import'
        actor.offices()*.kind() == [SERVICE]
        actor.offices()*.body() == [OMA]
        actor.scopes() == ['audit:read'] as Set

        and: 'no password opens it'
        ['none', '', 'a long password'].every { hub.context.getBean(SignIn).signIn(program.username().value(), it).empty }
    }

    def "a token has the form that scanners for leaked secrets know, and ends in its checksum"() {
        given:
        def text = issue(open()).text()
        def digits = ('0'..'9') + ('A'..'Z') + ('a'..'z')
        def crc = new CRC32().tap { update(text[0..-7].bytes) }

        expect:
        text ==~ /hub_[0-9A-Za-z]{42}/
        text[-6..-1].inject(0L) { sum, digit -> sum * 62 + digits.indexOf(digit) } == crc.value
        (1..20).collect { TokenText.next(new java.security.SecureRandom()) }.unique().size() == 20
    }

    def "what is not exactly a token that was issued is none: #what"() {
        given:
        def text = issue(open()).text()

        expect:
        tokens.find(changed(text), NOW).empty
        tokens.find(text, NOW).present

        where:
        what                  | changed
        'one letter another'  | { it[0..9] + (it[10] == 'a' ? 'b' : 'a') + it[11..-1] }
        'another checksum'    | { it[0..-2] + (it[-1] == 'a' ? 'b' : 'a') }
        'too short'           | { it[0..-2] }
        'too long'            | { it + 'a' }
        'only its beginning'  | { it[0..7] }
        'its hash'            | { 'a' * 64 }
        'one never issued'    | { TokenText.next(new java.security.SecureRandom()) }
        'empty'               | { '' }
    }

    def "the text is told once: neither kept, nor printed, nor told again"() {
        given:
        def program = open()
        def act = keyed(STAFF, 'key ' + program.id(), 'f')
        def wish = new ApiTokens.Wish('nightly', null, null)

        when:
        def first = tokens.issue(act, program.id(), wish)
        def again = tokens.issue(act, program.id(), wish)

        then:
        again.token().id() == first.token().id()
        again.text() == null
        !"$first ${first.token()} ${tokens.visible([first.token().id()], STAFF, NOW)}".contains(first.text())
        !"$first ${first.token()}".contains(first.token().hash())
        first.text().startsWith(first.token().beginning()) && first.token().beginning().size() == 8
    }

    def "a token with #what is refused as #code"() {
        given:
        def program = open(scopes: ['audit:read', 'statements:file'])

        expect:
        refusedBy { issue([:] + wish, program) } == code

        where:
        what                           | wish                                           || code
        'no name'                      | [name: ' ']                                    || ['IDENTITY_TOKEN_NAME_LENGTH']
        'a name of 101 letters'        | [name: 'x' * 101]                              || ['IDENTITY_TOKEN_NAME_LENGTH']
        'a scope that its program has not' | [scopes: ['audit:read', 'statements:read']] || ['IDENTITY_SCOPE_NOT_OF_PROGRAM']
        'no scope'                     | [scopes: []]                                   || ['IDENTITY_SCOPE_NOT_OF_PROGRAM']
        'no day'                       | [days: 0]                                      || ['IDENTITY_TOKEN_DAYS_OUT_OF_RANGE']
        'more days than may be'        | [days: 366]                                    || ['IDENTITY_TOKEN_DAYS_OUT_OF_RANGE']
        'as many days as may be'       | [days: 365]                                    || []
    }

    def "a token is good until its end: #days days"() {
        given:
        def text = issue([days: days], open()).text()

        expect:
        tokens.find(text, NOW + lasting - Duration.ofMillis(1)).present
        tokens.find(text, NOW + lasting).empty

        where:
        days || lasting
        null || YEAR
        7    || Duration.ofDays(7)
    }

    def "a revoked token is good for nothing from then on, and no other ends with it"() {
        given:
        def program = open()
        def (gone, stays) = [issue(program), issue(program)]

        when:
        def revoked = tokens.revoke(by(STAFF), gone.token().id())

        then:
        revoked.revokedAt() == NOW
        tokens.find(gone.text(), NOW).empty
        tokens.find(stays.text(), NOW).present
        refusedBy { tokens.revoke(by(STAFF), gone.token().id()) } == ['IDENTITY_TOKEN_ENDED']
    }

    def "a closed program ends with all its tokens, and its account is not enabled again"() {
        given:
        def program = open()
        def issued = issue(program)

        when:
        def closed = programs.close(by(STAFF), program.id())

        then:
        closed.closed()
        tokens.find(issued.text(), NOW).empty
        refusedBy { issue(program) } == ['IDENTITY_PROGRAM_CLOSED']
        refusedBy { programs.close(by(STAFF), program.id()) } == ['IDENTITY_PROGRAM_CLOSED']

        and: 'whoever keeps the hub\'s accounts cannot undo what was said to be for ever'
        refusedBy { hub.context.getBean(Accounts).enable(by(ADMIN), program.id().account()) } == ['IDENTITY_PROGRAM_CLOSED']
        tokens.find(issued.text(), NOW).empty
    }

    def "a program has no more tokens at a time than it may"() {
        given:
        def program = open()
        def issued = (1..20).collect { issue([name: "token $it".toString()], program) }

        expect:
        refusedBy { issue(program) } == ['IDENTITY_TOO_MANY_TOKENS']

        when:
        tokens.revoke(by(STAFF), issued[3].token().id())

        then:
        refusedBy { issue(program) } == []
    }

    def "the day of the last use is told, no closer"() {
        given:
        def program = open()
        def issued = issue(program)
        def used = { Instant at ->
            tokens.find(issued.text(), at)
            tokens.visible([issued.token().id()], STAFF, NOW).values().first().lastUsed()?.toString()
        }

        expect:
        issued.token().lastUsed() == null
        ['2026-11-20T23:59:59Z', '2026-11-21T00:00:00Z', '2026-11-20T12:00:00Z'].collect { used(Instant.parse(it)) } ==
            ['2026-11-20', '2026-11-21', '2026-11-21']
    }

    def "#who is told nothing of a program of OMA, and can do nothing with it"() {
        given:
        def program = open()
        def issued = issue(program)

        expect:
        programs.visible([program.id()], actor, NOW) == [:]
        tokens.visible([issued.token().id()], actor, NOW) == [:]
        tokens.of([program.id()], actor, NOW) == [:]
        programs.page(actor, NOW, Page.Request.first(100)).values().every { it.organization() != OMA }
        refusedBy { issue([:], program, actor) } == ['IDENTITY_PROGRAM_UNKNOWN']
        refusedBy { programs.close(by(actor), program.id()) } == ['IDENTITY_PROGRAM_UNKNOWN']
        refusedBy { tokens.revoke(by(actor), issued.token().id()) } == ['IDENTITY_TOKEN_UNKNOWN']
        tokens.find(issued.text(), NOW).present

        where:
        who                    | actor
        'the public'           | Actor.PUBLIC
        'its executive'        | holding(EXECUTIVE, OMA)
        'another secretariat'  | holding(SECRETARIAT, IETF)
        'a program of it'      | holding(SERVICE, OMA)
    }

    def "what is done with programs is on record for the hub and for its organization, without the token"() {
        given:
        def log = hub.context.getBean(AuditStore)
        def before = log.head().number()
        def program = open()
        def issued = issue(program)
        tokens.revoke(by(STAFF), issued.token().id())
        programs.close(by(STAFF), program.id())

        when:
        def entries = log.after(before, 100)*.note()

        then:
        entries.collect { [it.operation(), it.subject(), it.name(), it.organization()] } == [
            ['ProgramOpened', program.id().text(), ADMIN.name(), OMA],
            ['ApiTokenIssued', issued.token().id().text(), STAFF.name(), OMA],
            ['ApiTokenRevoked', issued.token().id().text(), STAFF.name(), OMA],
            ['ProgramClosed', program.id().text(), STAFF.name(), OMA],
        ]
        !entries.toString().contains(issued.text()) && !entries.toString().contains(issued.token().hash())
    }

    private Program open(Map given = [:], Actor actor = ADMIN) {
        programs.open(by(actor), new Programs.Opening(new Username("robot${++opened}"), given.name ?: 'Robot',
            given.containsKey('organization') ? given.organization as OrganizationId : OMA, (given.scopes != null ? given.scopes : ['audit:read']) as Set))
    }

    private ApiTokens.Issued issue(Map given = [:], Program program, Actor actor = STAFF) {
        tokens.issue(by(actor), program.id(), new ApiTokens.Wish(given.name ?: 'nightly', given.scopes as Set, given.days as Integer))
    }

    private static List<String> refusedBy(Closure act) {
        try {
            act()
            []
        } catch (Refused refused) {
            refused.refusals()*.code()
        }
    }
}
