package org.sdohub.journey

import groovy.json.JsonSlurper
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import org.sdohub.a.RunningHub
import org.sdohub.adapter.mongo.Followers
import org.sdohub.identity.AuditLog
import spock.lang.Shared
import spock.lang.Specification

/** What was done and what was refused, over HTTP, and who may read of it. */
class KeepingTheAuditLogSpec extends Specification {

    @Shared
    RunningHub hub = RunningHub.withDemoWorld()
    @Shared
    HttpClient http = HttpClient.newHttpClient()

    def "an act, a refusal and a sign-in are each on record once, and the chain holds"() {
        given:
        def before = last()

        when:
        def group = hub.does('oma-secretariat', 'createGroup', [organization: 'OMA', acronym: 'AUD', name: 'Audited', kind: 'WORKING_GROUP'], 'group { id }')
        def refused = hub.does('delegate', 'createGroup', [organization: 'OMA', acronym: 'AUD2', name: 'Refused', kind: 'WORKING_GROUP'], 'group { id }')
        hub.post('/login', [username: 'delegate', password: 'a wrong one'], null)
        hub.context.getBean(Followers).catchUp()
        hub.context.getBean(AuditLog).write(true)
        def entries = after(before)

        then:
        group.problems == []
        entries.findAll { it.operation == 'GroupFormed' || it.subject == new String(group.group.id.decodeBase64()) }.size() == 1
        entries.findAll { it.operation == 'createGroup' }.collect { [it.outcome, it.times] } == [[refused.problems[0].code, 1]]
        entries.findAll { it.operation == 'signIn' }.collect { [it.outcome, it.account] } == [['IDENTITY_SIGN_IN_REFUSED', null]]
        entries*.number == (before + 1..before + entries.size()).toList()
        hub.context.getBean(AuditLog).firstBroken() == null
        !entries.toString().contains('a wrong one')
    }

    def "whoever may read nothing of it finds nothing there: #who at #path"() {
        when:
        def answer = read(path, who == null ? null : who == 'x' ? 'x' : hub.token(who))

        then:
        answer.statusCode() == 404
        answer.body() == '{"code":"NOT_FOUND","message":"There is nothing at this address."}'

        where:
        [who, path] << [[null, 'x', 'delegate', 'ietf-chair'], ['/audit', '/audit/export', '/audit/export?format=csv']].combinations()
    }

    private long last() {
        hub.context.getBean(Followers).catchUp()
        hub.context.getBean(AuditLog).write(true)
        long number = 0
        for (def some = after(0); some; some = after(number)) {
            number = some.last().number
        }
        number
    }

    private List<Map> after(long number) {
        def answer = read("/audit?after=$number", hub.token('admin'))
        assert answer.statusCode() == 200
        answer.body().readLines().collect { new JsonSlurper().parseText(it) as Map }
    }

    private HttpResponse<String> read(String path, String token) {
        def request = HttpRequest.newBuilder(URI.create(hub.address + path))
        if (token) request.header('Authorization', "Bearer $token")
        http.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }
}
