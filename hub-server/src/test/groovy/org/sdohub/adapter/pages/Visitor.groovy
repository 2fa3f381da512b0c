package org.sdohub.adapter.pages

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.time.Duration
import org.jsoup.nodes.Document
import org.jsoup.parser.Parser

/** Somebody without login and without JavaScript, who follows links. */
class Visitor {

    private final String address
    private final HttpClient client = HttpClient.newHttpClient()

    Visitor(String address) {
        this.address = address
    }

    HttpResponse<String> asks(String method, String path, Map<String, String> headers = [:]) {
        sends(method, path, headers, HttpRequest.BodyPublishers.noBody())
    }

    HttpResponse<String> sends(String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body) {
        def request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2)).header('accept', 'text/html,*/*;q=0.8')
                .method(method, body)
        headers.each { name, value -> request.setHeader(name, value) }
        client.send(request.build(), HttpResponse.BodyHandlers.ofString())
    }

    Reading reads(String path) {
        new Reading(path, asks('GET', path))
    }

    /** Everything that can be reached from the first page; what is no page of the hub's own is asked for, not read. */
    List<Reading> readsAll() {
        Map<String, Reading> read = [:]
        Deque<String> open = new ArrayDeque<>(['/'])
        while (!open.empty) {
            def path = open.poll()
            if (read.containsKey(path)) continue
            read[path] = reads(path)
            open.addAll(read[path].links)
        }
        read.values().toList()
    }

    static class Reading {
        final String path
        final HttpResponse<String> answer
        final List<String> faults
        final Document page

        Reading(String path, HttpResponse<String> answer) {
            this.path = path
            this.answer = answer
            def parser = Parser.htmlParser().setTrackErrors(20)
            page = parser.parseInput(answer.body(), '')
            faults = parser.errors*.toString()
        }

        boolean isPlain() {
            header('content-type').startsWith('text/html') && !path.startsWith('/console')
        }

        String header(String name) {
            answer.headers().firstValue(name).orElse('')
        }

        /** Within the hub, without what stands after the #. */
        List<String> getLinks() {
            plain ? page.select('a[href^=/]').collect { it.attr('href').replaceAll('#.*', '') }.unique() : []
        }

        String getText() {
            page.text()
        }
    }
}
