package org.sdohub.house

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.a.TheLimits
import spock.lang.Specification

/** Each limit has one key and one code, and README.md says them as they are. */
class EveryLimitIsToldSpec extends Specification {

    static final Path ROOT = Path.of(System.getProperty('hub.root'))

    String yml = Files.readString(ROOT.resolve('hub-server/src/main/resources/application.yml'))

    def "every key of the limits' sections has a code, or is known to be no limit"() {
        expect:
        TheLimits.gaps(yml) == [withoutCode: [], notThere: []]
    }

    def "a limit without a code is found, and a code without a limit"() {
        expect:
        TheLimits.gaps(yml.replace('    an-address: 5 ', '    an-elephant: 5 ')) == [withoutCode: ['submissions.an-elephant'], notThere: ['submissions.an-address']]
    }

    def "README.md shows the limits as application.yml has them"() {
        given: 'if this fails: put what is printed between the two marks'
        def shown = (Files.readString(ROOT.resolve('README.md')) =~ /(?s)<!-- limits -->\n(.*?)\n<!-- \/limits -->/).with { it.find() ? it.group(1) : '' }
        if (shown != TheLimits.table(yml)) {
            println TheLimits.table(yml)
        }

        expect:
        shown == TheLimits.table(yml)
    }
}
