package org.sdohub.adapter.web

import groovy.transform.CompileStatic
import io.micronaut.context.ApplicationContext
import io.micronaut.context.ApplicationContextConfiguration
import io.micronaut.context.DefaultApplicationContext
import io.micronaut.context.env.PropertySource
import io.micronaut.inject.BeanDefinitionReference
import io.micronaut.runtime.server.EmbeddedServer
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse

class ServingTheBrowserSpec extends Specification {

    /** The console, the client's files and the first page alone: no store, no schema, no sign-in. */
    @Shared
    @AutoCleanup
    EmbeddedServer hub = new WebAdapterAlone(
        (ApplicationContextConfiguration) ApplicationContext.builder().enableDefaultPropertySources(false)
    ).start().getBean(EmbeddedServer).start()

    HttpClient browser = HttpClient.newHttpClient()

    def "the page #address is there whether or not the web client was built"() {
        when:
        def answer = get(address)

        then:
        answer.statusCode() == 200
        header(answer, 'content-type') == 'text/html; charset=utf-8'
        answer.body().contains('Liaison Hub')

        where:
        address << ['/', '/console']
    }

    def "every part of #address comes from the hub itself"() {
        given:
        def page = get(address).body()
        def named = (page =~ /(?:src|href)="([^"]+)"/).collect { it[1] } - ['/schema.graphql', '/statements', '/relationships', '/dependencies', '/specs', '/orgs', '/search', '/submissions/new', '/sign-in']

        expect:
        named.every { it.startsWith('/') && !it.startsWith('//') }
        named.collect { [it, get(it).statusCode()] }.findAll { it[1] != 200 } == []

        where:
        address << ['/', '/console']
    }

    def "a browser is told to run nothing but the hub's own code: #address"() {
        given:
        def answer = get(address)

        expect:
        header(answer, 'content-security-policy') =~ /script-src 'self';|default-src 'none';/
        header(answer, 'content-security-policy').contains("frame-ancestors 'none'")
        header(answer, 'x-content-type-options') == 'nosniff'
        header(answer, 'referrer-policy') == 'same-origin'

        where:
        address << ['/', '/console', '/console/graphiql.min.js', '/console/examples.json']
    }

    def "#what stays not found: #address"() {
        expect:
        get(address).statusCode() == 404

        where:
        address                       | what
        '/no-such-page'               | 'an address that no page has'
        '/statements/no/such'         | 'an address below a page'
        '/assets/no-such.js'          | 'a file that was not built'
        '/assets/..%2Findex.html'     | 'a path out of the folder of the assets'
        '/assets/%2E%2E%2Findex.html' | 'the same in disguise'
        '/console/index.html'         | 'a file that is no part of the console'
        '/console/..%2Fpages%2Fhub.html' | 'a path out of the console'
    }

    def "what the browser already has is not sent again"() {
        given:
        def first = get('/console')

        when:
        def second = get('/console', 'if-none-match', header(first, 'etag'))

        then:
        second.statusCode() == 304
        second.body().empty

        and: 'what it has of an older version is'
        get('/console', 'if-none-match', '"something-else"').statusCode() == 200
    }

    private HttpResponse<String> get(String address, String... headers) {
        def request = HttpRequest.newBuilder(URI.create("$hub.URL$address"))
        if (headers) request.headers(headers)
        browser.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    private static String header(HttpResponse<?> answer, String name) {
        answer.headers().firstValue(name).orElse('')
    }

    @CompileStatic // Groovy's own look at a bean's class would load types that are not there
    static class WebAdapterAlone extends DefaultApplicationContext {
        WebAdapterAlone(ApplicationContextConfiguration configuration) {
            super(configuration)
            environment.addPropertySource(PropertySource.of(
                [('micronaut.server.port'): -1, ('micronaut.security.enabled'): false] as Map<String, Object>))
        }

        @Override
        protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
            super.resolveBeanDefinitionReferences().findAll { BeanDefinitionReference bean ->
                def name = bean.beanDefinitionName
                !name.startsWith('org.sdohub.') || name =~ /^org\.sdohub\.adapter\.(web|pages)\.(?!.*Visits)/
            }
        }
    }
}
