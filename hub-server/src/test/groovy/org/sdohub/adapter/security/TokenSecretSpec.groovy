package org.sdohub.adapter.security

import io.micronaut.context.exceptions.ConfigurationException
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions

class TokenSecretSpec extends Specification {

    static final EMBEDDED = 'jdbc:h2:mem:x'
    static final POSTGRES = 'jdbc:postgresql://db/hub'

    @TempDir
    Path folder

    def "the hub makes its own secret once and keeps it in the data folder"() {
        expect:
        secret(null, folder) == secret(null, folder)
        Files.readString(folder.resolve('token.secret')).length() >= 32
    }

    @Requires({ os.linux || os.macOs })
    def "nobody but the owner may read the kept secret"() {
        when:
        secret(null, folder)

        then:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve('token.secret'))) == 'rw-------'
        Files.list(folder).withCloseable { it.toList()*.fileName*.toString() } == ['token.secret']
    }

    def "two hubs in memory have different secrets"() {
        expect:
        secret(null, null) != secret(null, null)
    }

    def "a given secret is used, and none is kept"() {
        expect:
        secret('x' * 32, folder) == secret('x' * 32, null)
        Files.list(folder).withCloseable { it.toList() } == []
    }

    def "the start is refused, and the secret not repeated, when #what"() {
        when:
        if (kept) Files.writeString(folder.resolve('token.secret'), kept)
        new TokenSecret(new SecurityConfiguration(given, 3600, 30, 30), folder, accounts)

        then:
        def refused = thrown(ConfigurationException)
        refused.message.contains('HUB_TOKEN_SECRET')
        !refused.message.contains('short one')

        where:
        what                                     | given         | kept        | accounts
        'it is too short'                        | 'short one'   | null        | EMBEDDED
        'it is a character too short'            | 'x' * 31      | null        | EMBEDDED
        'it is empty'                            | ''            | null        | EMBEDDED
        'the kept one was cut'                   | null          | 'short one' | EMBEDDED
        'several nodes may share the accounts'   | null          | null        | POSTGRES
    }

    def "a token is valid for a minute to a day: #seconds seconds are refused"() {
        when:
        new SecurityConfiguration(null, seconds, 30, 30)

        then:
        thrown(ConfigurationException)

        where:
        seconds << [0, -1, 59, 86_401]
    }

    def "keys and sign-ins last a day to a year: #key and #session days are refused"() {
        when:
        new SecurityConfiguration(null, 3600, key, session)

        then:
        thrown(ConfigurationException)

        where:
        key | session
        0   | 30
        366 | 30
        30  | 0
        30  | 366
    }

    /** Each purpose has a key of its own, by which the secret is known. */
    private static String secret(String given, Path folder) {
        new TokenSecret(new SecurityConfiguration(given, 3600, 30, 30), folder, EMBEDDED).derived('a purpose').encodeHex()
    }
}
