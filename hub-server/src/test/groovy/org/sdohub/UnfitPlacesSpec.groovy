package org.sdohub

import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

/** The hub is told to use a place that it cannot use: one sentence that says what to do, and nothing is changed there. */
class UnfitPlacesSpec extends Specification {

    @TempDir
    Path place

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    def "a data folder is refused: #what"() {
        given:
        def folder = place.resolve('data')
        prepare.call(folder)
        def before = contents(place)

        when:
        def code = hub('admin', 'anna', '--data', folder.toString())

        then:
        code == 1
        complaint() == sentence.replace('DATA', folder.toString())
        contents(place) == before

        where:
        what                     | prepare                                          || sentence
        'it is a file'           | { Files.writeString(it, 'my thesis') }           || 'DATA is a file, not a folder: name another place for the data with --data DIR.'
        'it is below a file'     | { Files.writeString(it.parent.resolve('x'), '') ; Files.createSymbolicLink(it, it.parent.resolve('x/y')) } || 'The data folder DATA cannot be made or written: give this user the right to write there, free some space, or name another folder with --data DIR.'
        'it has other files'     | { write(it, 'thesis.txt', 'my thesis') }         || 'The folder DATA has files but no manifest.properties, so it is not the hub\'s and was left as it is: name an empty or new folder with --data DIR.'
        'of a newer format'      | { write(it, 'manifest.properties', 'format=2') } || 'The data folder DATA has format 2, which only a newer hub can read: start that one, or name another folder with --data DIR.'
        'an empty manifest'      | { write(it, 'manifest.properties', '') }         || damagedManifest()
        'a manifest of rubbish'  | { write(it, 'manifest.properties', '\\u00zz') }  || damagedManifest()
        'a manifest of bytes'    | { write(it, 'manifest.properties', [0xff, 0xfe, 0x00] as byte[]) } || damagedManifest()
        'a format of no number'  | { write(it, 'manifest.properties', 'format=x') } || damagedManifest()
        'a format of zero'       | { write(it, 'manifest.properties', 'format=0') } || damagedManifest()
    }

    def "a damaged store is refused and left as it is: #file with #what"() {
        given: 'a folder in which an account was opened'
        def folder = place.resolve('data')
        assert hub('admin', 'anna', '--data', folder.toString()) == 0
        damage.call(folder.resolve(file))
        def before = Files.readAllBytes(folder.resolve(file))
        err.reset()

        when:
        def code = hub('admin', 'berta', '--data', folder.toString())

        then:
        code == 1
        complaint() == sentence.replace('DATA', folder.toString())
        Files.readAllBytes(folder.resolve(file)) == before

        where:
        file             | what           | damage                                     || sentence
        'accounts.mv.db' | 'other bytes'  | { Files.write(it, new byte[20_000]) }      || 'The accounts\' file DATA/accounts.mv.db cannot be read and was left as it is: see that this user may write it, or restore the last backup into an empty folder.'
        'accounts.mv.db' | 'a text'       | { Files.writeString(it, 'my thesis ' * 1000) } || 'The accounts\' file DATA/accounts.mv.db cannot be read and was left as it is: see that this user may write it, or restore the last backup into an empty folder.'
        'docs.sqlite'    | 'other bytes'  | { Files.write(it, new byte[20_000]) }      || 'The file DATA/docs.sqlite is not a document file of the hub and was left as it is: name another file or folder.'
    }

    @Requires({ os.linux })
    def "a folder that cannot be made is refused"() {
        expect:
        hub('admin', 'anna', '--data', '/proc/hub') == 1
        complaint() == 'The data folder /proc/hub cannot be made or written: give this user the right to write there, ' +
            'free some space, or name another folder with --data DIR.'
    }

    @Requires(value = { os.linux && System.getProperty('user.name') != 'root' }, reason = 'root may write everywhere')
    def "a folder without the right to write is refused"() {
        given:
        def folder = Files.createDirectories(place.resolve('data'))
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString('r-xr-xr-x'))

        expect:
        hub('admin', 'anna', '--data', folder.toString()) == 1
        complaint().startsWith("The data folder $folder cannot be made or written: ")
    }

    def "a port that somebody listens on is refused before anything listens"() {
        given:
        def somebody = new ServerSocket(0)

        when:
        def code = hub('--memory', '--port', somebody.localPort.toString())

        then:
        code == 1
        complaint() == "Port $somebody.localPort is taken: stop what listens there, or choose another one with " +
            "-Dhub.args=\"--port ${somebody.localPort + 1}\"."

        cleanup:
        somebody.close()
    }

    def "a second hub on the same folder is told who holds it, and the first one keeps it"() {
        given: 'another process that holds the folder'
        def folder = place.resolve('data')
        def holder = new ProcessBuilder(ProcessHandle.current().info().command().get(), '-cp',
            System.getProperty('java.class.path'), HoldingAFolder.name, folder.toString()).redirectErrorStream(true).start()
        assert holder.inputReader().readLine() == 'held'

        when:
        def code = hub('admin', 'anna', '--data', folder.toString())

        then:
        code == 1
        complaint() == "The data folder $folder is in use by the hub with process id ${holder.pid()}: " +
            'stop that one first, or name another folder with --data DIR.'

        when: 'it dies'
        holder.destroyForcibly().waitFor()

        then:
        hub('admin', 'anna', '--data', folder.toString()) == 0
    }

    def "what was kept is there after a restart"() {
        given:
        def folder = place.resolve('data').toString()

        expect:
        hub('admin', 'anna', '--data', folder) == 0

        when: 'the same account is opened again by a hub that was started anew'
        def code = hub('admin', 'Anna', '--data', folder)

        then:
        code == 1
        complaint() == 'This username is taken.'
    }

    def "an untouched hub verifies, a new one in memory too"() {
        given:
        def folder = place.resolve('data').toString()
        hub('admin', 'anna', '--data', folder)
        out.reset()

        expect:
        hub('verify', '--data', folder) == 0
        out.toString().contains('0 events, 0 things, 0 attachments: everything holds')
        hub('verify', '--memory') == 0
    }

    private int hub(String... words) {
        Hub.run(words.toList(), new Console(new PrintStream(out), new PrintStream(err)))
    }

    private String complaint() { err.toString().strip() }

    private static String damagedManifest() {
        'The manifest DATA/manifest.properties is damaged and was left as it is: restore the last backup into an empty ' +
            'folder, or name another folder with --data DIR.'
    }

    private static void write(Path folder, String name, Object content) {
        Files.createDirectories(folder)
        content instanceof byte[] ? Files.write(folder.resolve(name), content) : Files.writeString(folder.resolve(name), content)
    }

    /** Every file with its bytes. */
    private static Map<String, List<Byte>> contents(Path place) {
        Files.walk(place).withCloseable { all ->
            all.findAll { Files.isRegularFile(it) }.collectEntries { [it.toString(), Files.readAllBytes(it).toList()] }
        }
    }
}
