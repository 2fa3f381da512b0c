package org.sdohub.journey

import java.net.http.HttpRequest
import org.sdohub.a.RunningHub
import org.sdohub.adapter.graphql.SocketClient
import org.sdohub.adapter.pages.Visitor
import org.sdohub.identity.AuditLog
import org.sdohub.identity.AuditNote
import spock.lang.Shared
import spock.lang.Specification

/** An administrator of the hub lets somebody in, helps with a forgotten password, and shows somebody out: all over HTTP. */
class AdministeringAccountsSpec extends Specification {

    static final String FIELDS = 'account { id username displayName state linkEndsAt email person { name } viewerCanKeep viewerCanChangePassword } link { purpose path word endsAt }'
    static final String PASSWORD = 'sip push 8599'

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    Visitor visitor = new Visitor(hub.address)

    def "somebody is invited, sets a password on a plain page, signs in, and has the offices of the person"() {
        given:
        def person = hub.data('{ organization(acronym: "OMA") { offices { person { id name } kind } } }').organization.offices.find { it.kind == 'SECRETARIAT' }.person

        when:
        def invited = invite('invited.one', [displayName: 'Invited <One>', person: person.id, email: 'one@sdo.example'])

        then:
        invited.account.with { [username, displayName, state, email, person.name, viewerCanKeep, viewerCanChangePassword] } ==
            ['invited.one', 'Invited <One>', 'INVITED', 'one@sdo.example', person.name, true, false]
        invited.link.purpose == 'INVITATION'
        invited.link.path == "/password/$invited.link.word"
        invited.account.linkEndsAt == invited.link.endsAt
        signIn('invited.one', PASSWORD).status == 401

        when: 'the link is opened, more than once, as programs that look through mail do'
        def page = visitor.reads(invited.link.path)
        visitor.reads(invited.link.path)

        then:
        page.answer.statusCode() == 200
        page.header('cache-control') == 'private, no-store'
        page.header('content-security-policy').contains("default-src 'none'")
        page.faults == []
        page.text.contains('For the account of Invited <One>.')
        page.page.select('form.writing').attr('action') == invited.link.path
        page.page.select('input').collect { [it.attr('name'), it.attr('type'), it.attr('autocomplete'), it.attr('value')] } ==
            [['username', '', 'username', 'invited.one'], ['password', 'password', 'new-password', ''], ['again', 'password', 'new-password', '']]
        page.page.select('label').size() == 3

        when: 'typed wrong, then right'
        def differing = typed(invited.link.path, PASSWORD, 'something else')
        def short_ = typed(invited.link.path, 'short', 'short')
        def set = typed(invited.link.path, PASSWORD, PASSWORD)

        then:
        [differing, short_].every { it.answer.statusCode() == 422 && !it.answer.body().contains(PASSWORD) }
        differing.page.select('[role=alert]').text() == 'The two are not the same; type it once more.'
        short_.page.select('[role=alert]').text() == 'A password has 10 to 200 characters; this one has 5.'
        set.answer.statusCode() == 200
        set.text.contains('You can sign in as invited.one now.')

        when:
        def token = signIn('invited.one', PASSWORD).json.access_token
        def viewer = asked('{ viewer { person { name } offices { label } account { state viewerCanKeep viewerCanChangePassword } viewerCanKeepAccounts } }', token).data.viewer

        then:
        viewer.person.name == person.name
        viewer.offices*.label.any { it.startsWith('SECRETARIAT of OMA') }
        viewer.account == [state: 'ACTIVE', viewerCanKeep: false, viewerCanChangePassword: true]
        !viewer.viewerCanKeepAccounts
    }

    def "a link that is #what is answered byte for byte as one that never was, on the page and by the API"() {
        given:
        def invited = invite('spoilt.' + what)
        def word = spoil(this, invited)
        def never = 'A' * 43

        expect:
        visitor.reads("/password/$word").answer.body() == visitor.reads("/password/$never").answer.body()
        [word, never].collect { typed("/password/$it", PASSWORD, PASSWORD).answer.with { [statusCode(), body().contains(word), body().contains('This link is not good')] } } == [[404, false, true]] * 2
        setPassword(word, PASSWORD) == setPassword(never, PASSWORD)
        setPassword(word, PASSWORD).problems*.code == ['IDENTITY_LINK_UNKNOWN']

        where:
        what       | spoil
        'used'     | { it, one -> assert it.setPassword(one.link.word, PASSWORD).username == 'spoilt.used'; one.link.word }
        'replaced' | { it, one -> it.hub.does('admin', 'issuePasswordLink', [account: one.account.id], 'link { word }'); one.link.word }
        'disabled' | { it, one -> it.hub.does('admin', 'disableAccount', [account: one.account.id], 'account { id }'); one.link.word }
    }

    def "a reset ends all that the account has open when the new password is set, and not before"() {
        given:
        def account = active('forgetful')
        def held = signIn('forgetful', PASSWORD).json
        def socket = SocketClient.initialised(port(), [authorization: "Bearer $held.access_token"])

        when:
        def issued = hub.does('admin', 'issuePasswordLink', [account: account.id], FIELDS)

        then:
        issued.link.purpose == 'RESET'
        asked('{ viewer { signedIn } }', held.access_token).data.viewer.signedIn

        when:
        setPassword(issued.link.word, 'quite another one')
        socket.subscribe('1', '{ viewer { name } }')

        then:
        socket.closing() == [4403, 'Forbidden']
        asked('{ viewer { signedIn } }', held.access_token).errors*.extensions*.code == ['UNAUTHENTICATED']
        hub.post('/login/refresh', [refresh_token: held.refresh_token], null).status == 401
        signIn('forgetful', PASSWORD).status == 401
        signIn('forgetful', 'quite another one').status == 200

        cleanup:
        socket?.close()
    }

    def "a disabled account is out at once, also on an open socket, and in again once it is enabled and signs in anew"() {
        given:
        def account = active('leaving')
        def held = signIn('leaving', PASSWORD).json
        def socket = SocketClient.initialised(port(), [authorization: "Bearer $held.access_token"])

        when:
        def disabled = hub.does('admin', 'disableAccount', [account: account.id], 'account { state }')
        socket.subscribe('1', '{ viewer { name } }')

        then:
        disabled == [account: [state: 'DISABLED'], problems: []]
        socket.closing() == [4403, 'Forbidden']
        asked('{ viewer { signedIn } }', held.access_token).errors*.extensions*.code == ['UNAUTHENTICATED']
        signIn('leaving', PASSWORD).status == 401
        hub.does('admin', 'disableAccount', [account: account.id], 'account { state }').problems*.code == ['IDENTITY_ALREADY_DISABLED']
        hub.does('admin', 'issuePasswordLink', [account: account.id], 'account { state }').problems*.code == ['IDENTITY_ACCOUNT_DISABLED']

        when:
        hub.does('admin', 'enableAccount', [account: account.id], 'account { state }')

        then:
        asked('{ viewer { signedIn } }', held.access_token).errors*.extensions*.code == ['UNAUTHENTICATED']
        signIn('leaving', PASSWORD).status == 200

        cleanup:
        socket?.close()
    }

    def "one's own password is changed by giving the one until now, and ends all sign-ins"() {
        given:
        active('changing')
        def held = signIn('changing', PASSWORD).json
        def change = { String current, String next ->
            asked('mutation($i: ChangePasswordInput!) { changePassword(input: $i) { account { username } problems { code field } } }', held.access_token, [i: [currentPassword: current, newPassword: next]])
        }

        expect:
        change('a wrong guess', 'quite another one').data.changePassword.problems == [[code: 'IDENTITY_PASSWORD_WRONG', field: ['currentPassword']]]
        change(PASSWORD, 'short').data.changePassword.problems == [[code: 'IDENTITY_PASSWORD_LENGTH', field: ['newPassword']]]
        change(PASSWORD, 'quite another one').data.changePassword.problems == []
        change('quite another one', PASSWORD).errors*.extensions*.code == ['UNAUTHENTICATED']
        signIn('changing', 'quite another one').status == 200
    }

    def "the last administrator stays"() {
        given:
        def admin = hub.data('{ viewer { account { id } } }', [:], 'admin').viewer.account.id

        expect:
        hub.does('admin', 'disableAccount', [account: admin], 'account { state }').with { [account, problems*.code, problems*.fix] } ==
            [null, ['IDENTITY_LAST_ADMINISTRATOR'], ['Invite another administrator; once they have set a password, this account can be disabled.']]
    }

    def "administrators list accounts by pages and filters; #who is told of none"() {
        given:
        ['first', 'second'].each { hub.does('admin', 'inviteAccount', [username: "listed.$it", displayName: 'Listed'], 'account { id }') }
        def list = '{ accounts(first: 1, filter: { name: "LISTED." }) { totalCount nodes { id username state } pageInfo { hasNextPage endCursor } } }'

        when:
        def first = hub.data(list, [:], 'admin').accounts
        def second = hub.data(list.replace('first: 1', "first: 1, after: \"$first.pageInfo.endCursor\""), [:], 'admin').accounts

        then:
        first.totalCount == 2
        [first, second]*.nodes*.username == [['listed.first'], ['listed.second']]
        [first, second]*.pageInfo*.hasNextPage == [true, false]
        hub.data('{ accounts(filter: { name: "listed", disabled: true }) { nodes { id } } }', [:], 'admin').accounts.nodes == []

        and:
        hub.data(list, [:], who).accounts == null
        hub.data('query($id: ID!) { node(id: $id) { __typename } }', [id: first.nodes[0].id], who).node == null
        who == null || hub.does(who, 'inviteAccount', [username: 'x', displayName: ''], 'account { id }').problems*.code == ['IDENTITY_FOR_ADMINISTRATORS']

        where:
        who << [null, 'delegate', 'oma-secretariat', 'ietf-chair']
    }

    def "an invitation says everything that is wrong with it at once"() {
        expect:
        hub.does('admin', 'inviteAccount', [username: 'a b', displayName: '', email: 'nobody'], 'account { id }').problems.collect { [it.code, it.field] } ==
            [['IDENTITY_USERNAME_FORM', ['username']], ['IDENTITY_DISPLAY_NAME_LENGTH', ['displayName']], ['ORGANIZATION_ADDRESS_MALFORMED', ['email']]]
        hub.does('admin', 'inviteAccount', [username: 'delegate', displayName: 'Taken'], 'account { id }').problems*.code == ['IDENTITY_USERNAME_TAKEN']
    }

    def "each act is on record once, each refusal too, and no secret in any of it"() {
        given:
        def log = hub.context.getBean(AuditLog)
        def before = notes(log).size()

        when:
        def invited = invite('recorded')
        setPassword(invited.link.word, PASSWORD)
        def reset = hub.does('admin', 'issuePasswordLink', [account: invited.account.id], FIELDS)
        typed(reset.link.path, 'a new password of mine', 'a new password of mine')
        hub.does('admin', 'disableAccount', [account: invited.account.id], 'account { id }')
        hub.does('delegate', 'disableAccount', [account: invited.account.id], 'account { id }')
        setPassword(invited.link.word, PASSWORD)
        def after = notes(log).drop(before)

        then:
        after.findAll { it.subject() == new String(invited.account.id.decodeBase64()) }*.operation() ==
            ['AccountInvited', 'InvitationAccepted', 'ResetLinkIssued', 'PasswordReset', 'AccountDisabled']
        after.findAll { it.operation() == 'disableAccount' }*.outcome() == ['IDENTITY_FOR_ADMINISTRATORS']
        after.findAll { it.operation() == 'setPassword' }*.outcome() == ['IDENTITY_LINK_UNKNOWN']
        [invited.link.word, reset.link.word, PASSWORD, 'a new password of mine'].every { !after.toString().contains(it) }
        log.firstBroken() == null
    }

    private static List<AuditNote> notes(AuditLog log) {
        log.write(true)
        def all = []
        for (def some = log.after(0, 1000); some; some = log.after(some.last().number(), 1000)) {
            all.addAll(some*.note())
        }
        all
    }

    private Map invite(String username, Map more = [:]) {
        def answer = hub.does('admin', 'inviteAccount', [username: username, displayName: "The owner of $username"] + more, FIELDS)
        assert answer.problems == []
        answer
    }

    private Map active(String username) {
        def invited = invite(username)
        assert setPassword(invited.link.word, PASSWORD).problems == []
        invited.account
    }

    Map setPassword(String word, String password) {
        hub.does(null, 'setPassword', [word: word, password: password], 'username')
    }

    private RunningHub.Answer signIn(String username, String password) {
        hub.post('/login', [username: username, password: password], null)
    }

    private Map asked(String document, String token, Map variables = [:]) {
        hub.post('/graphql', [query: document, variables: variables], token).json
    }

    private int port() {
        URI.create(hub.address).port
    }

    private Visitor.Reading typed(String path, String password, String again) {
        def form = [password: password, again: again].collect { name, value -> name + '=' + URLEncoder.encode(value, 'UTF-8') }.join('&')
        new Visitor.Reading(path, visitor.sends('POST', path, ['content-type': 'application/x-www-form-urlencoded'], HttpRequest.BodyPublishers.ofString(form)))
    }
}
