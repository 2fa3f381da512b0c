package org.sdohub.journey

import groovy.json.JsonSlurper
import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.a.RunningHub
import spock.lang.Requires
import spock.lang.Specification

/** The README's tour, command by command, against a running hub: what is printed there is what comes. */
class TakingTheTourSpec extends Specification {

    /** A block of shell, and the answer that is printed below it; `…` stands for what differs from start to start. */
    static class Stop {
        String shell
        String answer
    }

    static List<Stop> stops() {
        def readme = Files.readString(Path.of(System.getProperty('hub.root'), 'README.md'))
        def tour = readme.substring(readme.indexOf('\n## Tour'), readme.indexOf('\n## Map of the house'))
        def blocks = (tour =~ /(?s)```(sh|json)\n(.*?)```/).collect { [it[1], it[2]] }
        def stops = []
        blocks.each { language, text ->
            if (language == 'sh') {
                stops << new Stop(shell: text)
            } else {
                stops.last().answer = text
            }
        }
        stops
    }

    @Requires(value = { onPath('curl') && onPath('bash') }, reason = 'the tour is told with curl')
    def "every command of the tour answers what the README prints"() {
        given:
        def hub = RunningHub.ofItsOwn()
        def stops = stops()

        when: 'all commands run in one shell, as a reader would'
        def script = stops.collect { it.shell.trim() + '\nprintf "\\n=== next stop ===\\n"' }.join('\n')
        script = script.replace('http://localhost:8080', hub.address)
        def process = new ProcessBuilder('bash', '-c', script).redirectErrorStream(true).start()
        def printed = process.inputStream.getText('UTF-8').split('=== next stop ===\n')

        then:
        stops.size() > 5
        stops.eachWithIndex { stop, i ->
            if (stop.answer != null) {
                def came = new JsonSlurper().parseText(printed[i].trim())
                def expected = new JsonSlurper().parseText(stop.answer)
                assert alike(expected, came), "stop ${i + 1}: ${printed[i]}"
            }
        }
    }

    /** The same shape and values, but for `…` in texts and at a list's end. */
    static boolean alike(Object expected, Object came) {
        if (expected instanceof Map) {
            return came instanceof Map && expected.keySet() == came.keySet()
                    && expected.every { key, value -> alike(value, came[key]) }
        }
        if (expected instanceof List) {
            def open = expected && expected.last() == '…'
            def listed = open ? expected.init() : expected
            return came instanceof List && (open ? came.size() >= listed.size() : came.size() == listed.size())
                    && (0..<listed.size()).every { alike(listed[it], came[it]) }
        }
        if (expected instanceof String && expected.contains('…')) {
            def pattern = expected.split('…', -1).collect { java.util.regex.Pattern.quote(it) }.join('(?s:.*)')
            return came instanceof String && came ==~ pattern
        }
        expected == came
    }

    static boolean onPath(String program) {
        System.getenv('PATH').split(File.pathSeparator).any { new File(it, program).canExecute() }
    }
}
