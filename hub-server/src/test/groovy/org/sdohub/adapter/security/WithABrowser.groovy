package org.sdohub.adapter.security

import groovy.json.JsonOutput
import org.sdohub.adapter.graphql.RawHttp
import spock.lang.Shared

/** Over real sockets, as a browser that reaches the hub by https://hub.example: with a cookie in place of tokens. */
abstract class WithABrowser extends WithAccounts {

    static final String OURS = 'https://hub.example'
    static final String FORM = 'application/x-www-form-urlencoded'
    static final String WHO = JsonOutput.toJson([query: '{ viewer { name signedIn } }'])
    @Shared
    String one

    ABrowsersHub getHub() {
        ABrowsersHub.shared()
    }

    int getPort() {
        hub.port
    }

    String lasting() {
        one = one ?: signedIn()
    }

    String signedIn(String name = account()) {
        cookie(form('/sign-in', [username: name, password: PASSWORD]))
    }

    String token(String name) {
        json('/login', [username: name, password: PASSWORD]).json().access_token
    }

    static String cookie(RawHttp.Answer answer) {
        answer.headers['set-cookie'].split(';')[0]
    }

    Map viewer(String cookie, Map headers = [Origin: OURS]) {
        def answer = send('POST', '/graphql', [Cookie: cookie, 'Content-Type': 'application/json', Accept: 'application/json'] + headers, WHO)
        assert answer.status == 200
        answer.json().data.viewer
    }

    /** Also told to forget it. */
    boolean refused(String cookie) {
        def answer = send('POST', '/graphql', [Cookie: cookie, Origin: OURS, 'Content-Type': 'application/json', Accept: 'application/json'], WHO)
        answer.status == 401 && answer.headers['set-cookie'].startsWith('__Host-hub-session=; Max-Age=0;') && answer.code() == 'UNAUTHENTICATED'
    }

    RawHttp.Answer form(String path, Map fields, Map headers = [:]) {
        def body = fields.collect { name, value -> name + '=' + URLEncoder.encode(value, 'UTF-8') }.join('&')
        send('POST', path, [Origin: OURS, 'Content-Type': FORM, Accept: 'text/html'] + headers, body)
    }

    RawHttp.Answer json(String path, Map body, Map headers = [:]) {
        send('POST', path, ['Content-Type': 'application/json', Accept: 'application/json'] + headers, JsonOutput.toJson(body))
    }

    RawHttp.Answer get(String path, Map headers) {
        send('GET', path, [Accept: 'text/html'] + headers, null)
    }

    RawHttp.Answer send(String method, String path, Map headers, String body) {
        RawHttp.send(port, method, path, headers, body)
    }
}
