package org.sdohub.house

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.a.NpmClient
import org.sdohub.a.TheSchema
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

@Requires(value = { NpmClient.installed }, reason = 'the web client\'s packages are not installed, so the schema is not compared with the released one')
class KeepingReleasedSchemasSpec extends Specification {

    @TempDir
    Path changed

    def "the schema breaks no client of the last released one, but where a note says so"() {
        when:
        def (code, told) = NpmClient.runs('scripts/released.mjs')

        then: 'if this fails: schema/CHANGELOG.md says how to go on'
        code == 0
        told.contains(' 0 without a note')
    }

    def "a change that would break clients is found: #what"() {
        given:
        TheSchema.files().each { Files.copy(it, changed.resolve(it.fileName)) }
        def file = changed.resolve('hub.graphqls')
        def text = Files.readString(file)
        assert text.contains(from)
        Files.writeString(file, text.replace(from, to))

        when:
        def (code, told) = NpmClient.runs('scripts/released.mjs', changed.toString())

        then:
        code == breaks
        told.contains('BREAKS CLIENTS ' + path) == (breaks == 1)

        where:
        what                        | from                                     | to                                              || breaks | path
        'a field that is gone'      | '  rateLimit: RateLimit!'                | '  rate: RateLimit!'                            || 1      | 'Query.rateLimit'
        'a type that changed'       | '  remaining: Int!'                      | '  remaining: String!'                          || 1      | 'RateLimit.remaining'
        'a value that may be null'  | '  rateLimit: RateLimit!'                | '  rateLimit: RateLimit'                        || 1      | 'Query.rateLimit'
        'an argument that is asked' | '  rateLimit: RateLimit!'                | '  rateLimit(of: ID!): RateLimit!'              || 1      | 'Query.rateLimit'
        'a field that is new'       | '  rateLimit: RateLimit!'                | '  rateLimit: RateLimit! "New." more: Int'      || 0      | ''
        'a deprecation'             | '  rateLimit: RateLimit!'                | '  rateLimit: RateLimit! @deprecated(reason: "2027-01-01: no")' || 0 | ''
    }
}
