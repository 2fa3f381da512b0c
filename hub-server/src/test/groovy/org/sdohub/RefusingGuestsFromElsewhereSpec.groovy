package org.sdohub

import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

/** Everybody knows the passwords of the demo accounts, so they are for this machine only, unless somebody says otherwise. */
@RestoreSystemProperties
class RefusingGuestsFromElsewhereSpec extends Specification {

    @TempDir
    Path folder
    def said = new ByteArrayOutputStream()
    def complained = new ByteArrayOutputStream()

    def "a demo that other machines could reach at #host does not start, and says what to do"() {
        given:
        System.setProperty('micronaut.server.host', host)

        expect:
        Hub.run(['--data', folder.toString(), '--port', '0'], new Console(new PrintStream(said), new PrintStream(complained))) != 0
        complained.toString().contains('HUB_DEMO_REACHABLE')
        complained.toString().contains('--no-demo')

        where:
        host << ['0.0.0.0', '192.0.2.1', 'no.such.host.invalid']
    }

    def "by default nobody reaches a hub from elsewhere"() {
        given:
        def hub = OpenHub.open(Options.parse(['--memory', '--port', '0']), new Console(new PrintStream(said), System.err))

        expect:
        hub.context().getRequiredProperty('micronaut.server.host', String) == 'localhost'

        cleanup:
        hub?.close()
    }
}
