package org.sdohub.adapter.security

import io.micronaut.context.ApplicationContext
import io.micronaut.runtime.server.EmbeddedServer
import java.nio.file.Path
import java.time.Duration
import org.sdohub.adapter.graphql.RawHttp
import org.sdohub.adapter.graphql.SocketClient
import org.sdohub.identity.Accounts
import org.sdohub.identity.AuditLog
import org.sdohub.identity.NewPassword
import org.sdohub.identity.OwnPasswords
import org.sdohub.identity.PasswordLinks
import org.sdohub.identity.Username

/** Somebody signs in with a browser, reads, and signs out: one session for each sign-in, by a cookie that nobody else has. */
class SigningInWithABrowserSpec extends WithABrowser {

    def "a plain form signs in: with a cookie that no script reads, only https carries, and no other site brings along"() {
        given:
        def name = account()

        when:
        def answer = form('/sign-in', [username: name, password: PASSWORD, return: '/statements?state=owed'])

        then:
        answer.status == 303
        answer.headers.location == '/statements?state=owed'
        answer.headers['cache-control'] == 'no-store'
        answer.body == ''
        answer.headers['set-cookie'] ==~ /__Host-hub-session=[0-9a-f-]{36}\.[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure/

        and:
        viewer(cookie(answer)) == [name: "Somebody $name", signedIn: true]
    }

    def "code of a page asks for the cookie too, and gets no token"() {
        when:
        def answer = json('/login', [username: account(), password: PASSWORD, session: 'cookie'], [Origin: OURS])

        then:
        answer.status == 200
        answer.json().keySet() == ['username', 'displayName'] as Set
        viewer(cookie(answer)).signedIn
    }

    def "pages say who reads them, are kept by nobody then, and offer to sign out"() {
        given:
        def mine = signedIn()
        def name = viewer(mine).name

        expect:
        ['/', '/statements', '/orgs', '/account', '/sign-in'].each { path ->
            def page = get(path, [Cookie: mine])
            assert page.status == 200 && page.body.contains('Signed in as <a href="/account">' + name)
            assert page.headers['cache-control'] == 'private, no-store' && page.headers.etag == null && page.headers.vary == 'Cookie'
        }
        get('/account', [Cookie: mine]).body.contains('action="/sign-out"')
        get('/orgs/none', [Cookie: mine]).with { it.status == 404 && it.body.contains(name) && it.headers['cache-control'] == 'private, no-store' }

        and: 'everybody else reads what may be kept, with the way in'
        get('/statements', [:]).with {
            assert it.body.contains('<a href="/sign-in">Sign in</a>') && it.headers.etag != null && it.headers.vary == 'Cookie'
            true
        }
        get('/account', [:]).headers.location == '/sign-in?return=%2Faccount'
    }

    def "after signing in one is where one was, and never elsewhere: #given"() {
        expect:
        form('/sign-in', [username: account(), password: PASSWORD, return: given]).headers.location == place

        where:
        given                  || place
        '/orgs/oma'            || '/orgs/oma'
        'https://evil.example' || '/'
        '//evil.example'       || '/'
        '/\\evil.example'      || '/'
    }

    def "who is not let in is told so on the form, in words of ours, and has no cookie: #fields"() {
        when:
        def answer = form('/sign-in', fields)
        def page = get(answer.headers.location, [:])

        then:
        answer.status == 303
        answer.headers['set-cookie'] == null
        page.body.contains(words)

        where:
        fields                                                   || words
        [username: 'nobody', password: 'wrong password', return: '/orgs'] || 'Username and password do not match, or the account is disabled.'
        [:]                                                      || 'Username and password do not match'
    }

    def "a code in the address that is none of ours is not repeated"() {
        expect:
        !get('/sign-in?problem=%3Cscript%3Eevil%3C/script%3E&return=javascript:evil', [:]).body.contains('evil')
    }

    def "what is good as one thing is nothing as another"() {
        given:
        def name = account()
        def mine = signedIn(name)
        def value = mine.split('=', 2)[1]
        def tokens = json('/login', [username: name, password: PASSWORD]).json()

        expect:
        json('/login/refresh', [refresh_token: value]).status == 401
        send('POST', '/graphql', ['Content-Type': 'application/json', Authorization: "Bearer $value"], WHO).status == 401
        refused("__Host-hub-session=$tokens.refresh_token")
        refused("__Host-hub-session=$tokens.access_token")
        viewer("hub-session=$value").signedIn == false

        and: 'nothing has ended by it'
        viewer(mine).signedIn
        json('/login/refresh', [refresh_token: tokens.refresh_token]).status == 200
    }

    def "a cookie that is not as it was given counts nothing: #change"() {
        given:
        def mine = lasting()

        expect:
        refused(change(mine))
        viewer(mine).signedIn

        where:
        change << [{ it + 'A' }, { it[0..-2] }, { it.replace('.', 'x') }, { '__Host-hub-session=' }, { it + '; __Host-hub-session=x' },
                   { '__Host-hub-session=' + UUID.randomUUID() + '.' + it.split(/\./, 2)[1] }, { it[0..-44] + 'A' * 43 }, { '__Host-hub-session=' + 'x' * 5000 }]
    }

    def "each sign-in has a session of its own, and ends the one that the browser had"() {
        given:
        def name = account()
        def first = signedIn(name)

        when:
        def second = cookie(form('/sign-in', [username: name, password: PASSWORD], [Cookie: first]))

        then:
        first.split('[=.]')[1] != second.split('[=.]')[1]
        refused(first)
        viewer(second).signedIn

        and: 'one that is over is in nobody\'s way'
        viewer(cookie(form('/sign-in', [username: name, password: PASSWORD], [Cookie: first]))).signedIn

        and: 'a wrong password ends nothing'
        form('/sign-in', [username: name, password: 'wrong'], [Cookie: second]).headers['set-cookie'] == null
        viewer(second).signedIn
    }

    def "many requests of one browser at once are all good"() {
        given:
        def mine = signedIn()

        expect:
        (1..20).toList().parallelStream().map { viewer(mine).signedIn }.toList().every()
    }

    def "signing out ends the session at once, and no other; everywhere ends all, also those of programs"() {
        given:
        def name = account()
        def (here, there) = [signedIn(name), signedIn(name)]
        def token = token(name)

        when:
        def answer = form('/sign-out', [where: 'here'], [Cookie: here])

        then:
        answer.status == 303 && answer.headers.location == '/'
        answer.headers['set-cookie'] == '__Host-hub-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure'
        refused(here)
        viewer(there).signedIn

        when:
        form('/sign-out', [where: 'everywhere'], [Cookie: there])

        then:
        refused(there)
        send('POST', '/graphql', ['Content-Type': 'application/json', Authorization: "Bearer $token"], WHO).status == 401
    }

    def "a session ends with #what: the API says so and the browser forgets it, pages are read as by everybody"() {
        given:
        def name = account()
        def mine = signedIn(name)

        when:
        clock.at = clock.at.plusSeconds(2)
        end(this, name)

        then:
        refused(mine)
        get('/orgs', [Cookie: mine]).with {
            assert it.status == 200 && it.body.contains('<a href="/sign-in">Sign in</a>') && it.headers['set-cookie'].startsWith('__Host-hub-session=; Max-Age=0;')
            true
        }

        cleanup:
        one = null

        where:
        what             | end
        'the account'    | { spec, whose -> spec.accounts().disable(spec.act(), spec.id(whose)) }
        'a new password' | { spec, whose -> spec.context.with { hub -> hub.getBean(OwnPasswords).setByLink(hub.getBean(PasswordLinks).issue(spec.act(), spec.id(whose)).word(), new NewPassword('another password'), '192.0.2.1', spec.act().at()) } }
        'its hours'      | { spec, whose -> spec.clock.at = spec.clock.at + Duration.ofHours(12) }
    }

    def "a socket that is open ends with the session"() {
        given:
        def mine = signedIn()
        def socket = new SocketClient(port, [Cookie: mine, Origin: OURS])
        socket.say([type: 'connection_init'])
        assert socket.next().type == 'connection_ack'

        when:
        form('/sign-out', [where: 'here'], [Cookie: mine])
        socket.subscribe('1', '{ viewer { signedIn } }')

        then:
        socket.closing().first() == 4403

        cleanup:
        socket?.close()
    }

    def "a sign-in is on record once, and what another site tried is counted"() {
        given:
        def log = context.getBean(AuditLog)
        def last = log.after(0, 100_000).size()
        def name = account()

        when:
        def mine = signedIn(name)
        3.times { send('POST', '/graphql', [Cookie: mine, Origin: 'https://evil.example', 'Content-Type': 'application/json'], WHO) }
        log.write(true)
        def notes = log.after(last, 1000)*.note()

        then:
        notes.count { it.operation() == 'SignedIn' && it.name() == "Somebody $name" } == 1
        notes.findAll { it.outcome() == 'CROSS_SITE_REQUEST' }*.times().sum() >= 3
        !notes.toString().contains(mine.split(/\./)[1])
    }

    def "a hub that was not told its address knows its pages by the Host of the request: #host, #origin: #status"() {
        given:
        def local = local()
        def at = local.getBean(EmbeddedServer).port
        def headers = [Host: host.replace('PORT', "$at"), Origin: origin?.replace('PORT', "$at"), 'Content-Type': FORM]

        when:
        def answer = RawHttp.send(at, 'POST', '/sign-in', headers, 'username=guest&password=sip+push+8599')

        then:
        answer.status == status
        status == 403 || answer.headers['set-cookie'] ==~ /hub-session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/

        where:
        host             | origin                  || status
        'localhost:PORT' | 'http://localhost:PORT' || 303
        '127.0.0.1:PORT' | 'http://127.0.0.1:PORT' || 303
        'hub.example'    | 'https://hub.example'   || 303
        'localhost:PORT' | 'http://127.0.0.1:PORT' || 403
        'localhost:PORT' | 'http://localhost:1'    || 403
        'localhost:PORT' | 'http://evil.example'   || 403
        'localhost:PORT' | null                    || 403
    }

    def "an address that is none stops the start: #url"() {
        given:
        def misled = hub.hub('hub.url': url)

        when:
        misled.getBean(org.sdohub.identity.PublicAddress)

        then:
        def failure = thrown(Exception)
        failure.message.contains('HUB_URL is ') || failure.cause?.message?.contains('HUB_URL is ')

        cleanup: 'its parts would be asked once a minute how they are'
        misled.close()

        where:
        url << ['hub.example', 'ftp://hub.example', 'https://hub.example/path', 'https://user@hub.example', 'https://']
    }

    private static ApplicationContext localHub

    private ApplicationContext local() {
        if (localHub == null) {
            localHub = hub.hub([:])
            localHub.getBean(EmbeddedServer).start()
            localHub.getBean(Accounts).open(act(), Accounts.Opening.forPerson('guest', 'A guest', null, PASSWORD))
        }
        localHub
    }

    def cleanupSpec() {
        localHub?.close()
    }
}
