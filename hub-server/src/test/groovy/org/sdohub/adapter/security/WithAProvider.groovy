package org.sdohub.adapter.security

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import org.sdohub.identity.ExternalIdentities
import org.sdohub.identity.Username
import spock.lang.Shared

/** Over real HTTP, with a provider that answers as it is told. */
abstract class WithAProvider extends WithAccounts {

    static final NOT_BEGUN = 'IDENTITY_SIGN_IN_NOT_BEGUN_HERE'
    static final BAD = 'IDENTITY_PROVIDER_ANSWER_BAD'
    static final DOWN = 'IDENTITY_PROVIDER_DOWN'
    static final UNKNOWN = 'IDENTITY_EXTERNAL_UNKNOWN'
    static final REFUSED = 'IDENTITY_PROVIDER_REFUSED'

    @Shared
    HttpClient http = HttpClient.newHttpClient()

    AProvidersHub getHub() {
        AProvidersHub.shared()
    }

    ProviderStub getProvider() {
        hub.provider
    }

    def setup() {
        provider.behave()
    }

    String linked(String subject) {
        def name = account()
        context.getBean(ExternalIdentities).link(act(), new Username(name), provider.issuer, subject)
        name
    }

    void knownOr(String subject) {
        if (context.getBean(ExternalIdentities).account(provider.issuer, subject).empty) linked(subject)
    }

    String signedIn(String name = account()) {
        session(post('/sign-in', fields([username: name, password: PASSWORD]), null))
    }

    /** A browser on its way to the provider. */
    Map begin(String back = '/', String more = '', String cookie = null) {
        def answer = get('/sign-in/with/sdo?return=' + URLEncoder.encode(back, 'UTF-8') + more, cookie, ['Sec-Fetch-Site': 'same-origin'])
        def set = cookies(answer)[0]
        [way: URI.create(location(answer)), set: set, cookie: set.split(';')[0]]
    }

    HttpResponse<String> back(Map<String, String> given, String cookie, String name = 'sdo') {
        get("/sign-in/callback/$name?" + fields(given), cookie, ['Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate'])
    }

    HttpResponse<String> attempt(String subject) {
        def begun = begin()
        back(provider.authorize(begun.way, subject), begun.cookie)
    }

    String anotherCode() {
        provider.authorize(begin().way, 'hostile').code
    }

    HttpResponse<String> offeredAndTaken(String subject, String mine) {
        def begun = begin('/', '&link', mine)
        def answer = back(provider.authorize(begun.way, subject), begun.cookie + '; ' + mine)
        post('/account/links', '', mine + '; ' + cookies(answer).find { it.startsWith('__Host-hub-link=') }.split(';')[0])
    }

    /** Told why, on a page of ours and in words of ours; nobody is signed in, and the hub is well. */
    boolean nobodyComesIn(HttpResponse<String> answer, String code) {
        assert location(answer).startsWith("/sign-in?problem=$code&return=%2F")
        assert session(answer) == null
        def page = get(location(answer))
        assert page.statusCode() == 200 && page.body().contains('role="alert"') && !page.body().contains('That could not be done')
        get('/health').body().contains('"status":"UP"')
    }

    static List<String> cookies(HttpResponse<String> answer) {
        answer.headers().allValues('set-cookie')
    }

    static String session(HttpResponse<String> answer) {
        cookies(answer).find { it.startsWith('__Host-hub-session=') }?.split(';')?.first()
    }

    static String location(HttpResponse<String> answer) {
        assert answer.statusCode() == 303
        answer.headers().firstValue('location').get()
    }

    static String fields(Map<String, String> given) {
        given.collect { name, value -> name + '=' + URLEncoder.encode(value, 'UTF-8') }.join('&')
    }

    HttpResponse<String> get(String path, String cookie = null, Map<String, String> headers = [:]) {
        send(path, cookie, headers) { it.GET() }
    }

    HttpResponse<String> post(String path, String body, String cookie, String type = 'application/x-www-form-urlencoded') {
        send(path, cookie, ['Sec-Fetch-Site': 'same-origin', 'Content-Type': type, Accept: type.endsWith('json') ? type : 'text/html']) { it.POST(HttpRequest.BodyPublishers.ofString(body)) }
    }

    HttpResponse<String> send(String path, String cookie, Map<String, String> headers, Closure method) {
        def request = HttpRequest.newBuilder(URI.create("http://localhost:${hub.server.port}$path")).timeout(Duration.ofMinutes(2))
        ([Accept: 'text/html'] + headers + (cookie ? [Cookie: cookie] : [:])).each { name, value -> request.header(name, value) }
        method(request)
        http.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }
}
