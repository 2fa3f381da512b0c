package org.sdohub

import spock.lang.Specification

import java.nio.file.Path

class CommandLineSpec extends Specification {

    def "the line '#line' asks for #command with #arguments"() {
        when:
        def options = Options.parse(Options.split(line))

        then:
        options.command() == command
        options.arguments() == arguments

        where:
        line                                 || command  | arguments
        ''                                   || 'run'    | []
        '   '                                || 'run'    | []
        '--port 8081'                        || 'run'    | []
        'run --memory'                       || 'run'    | []
        '--memory admin anna'                || 'admin'  | ['anna']
        'import a.csv b.csv --port 9'        || 'import' | ['a.csv', 'b.csv']
        "import 'my file.csv'"               || 'import' | ['my file.csv']
        'import "it\'s here.csv" ""'         || 'import' | ["it's here.csv", '']
        'import --dry-run a'                 || 'import' | ['--dry-run', 'a']
        'import a\tb\nc'                     || 'import' | ['a', 'b', 'c']
        '--help'                             || 'help'   | []
        'help'                               || 'help'   | []
    }

    def "options say where to keep what, and where to listen"() {
        when:
        def options = Options.parse(['--data', 'some folder', '--port', '0', '--no-demo'])

        then:
        options == new Options('run', [], Path.of('some folder'), false, 0, false)
    }

    def "what is not said is left to the configuration"() {
        expect:
        Options.parse([]) == new Options('run', [], null, false, null, null)
    }

    def "'#line' is not understood: exit code 2, the reason, and how it is used"() {
        given:
        def said = new ByteArrayOutputStream()
        def complained = new ByteArrayOutputStream()

        when:
        def code = Hub.run(Options.split(line), new Console(new PrintStream(said), new PrintStream(complained)))

        then:
        code == 2
        said.size() == 0
        complained.toString().startsWith(reason)
        complained.toString().contains('Commands:')

        where:
        line                    || reason
        'fly'                   || 'There is no command fly.'
        'run away'              || 'run takes no arguments, not: away'
        '--prot 8081'           || 'run takes no arguments, not: --prot 8081'
        'admin'                 || 'admin takes one USERNAME'
        'program'               || 'program takes open USERNAME'
        'program open x'        || 'program takes open USERNAME'
        'program token x y z'   || 'DAYS is a number, not z.'
        'program fly'           || 'program takes open USERNAME'
        'benchmark everything'  || 'benchmark measures start, store, requests, subscribers, statements, chains, not everything.'
        'benchmark store 0'     || 'benchmark takes whole numbers above 0 for sizes, not 0.'
        'benchmark 1000'        || 'Name what is to be measured with these sizes: store, subscribers, statements or chains.'
        'benchmark requests 9'  || 'Name what is to be measured with these sizes: store, subscribers, statements or chains.'
        '--port'                || '--port needs a value.'
        '--port --memory'       || '--port needs a value.'
        '--port x'              || '--port needs a number from 0 (any free one) to 65535, not x.'
        '--port 65536'          || '--port needs a number from 0 (any free one) to 65535, not 65536.'
        '--port -1'             || '--port needs a number from 0 (any free one) to 65535, not -1.'
        '--data'                || '--data needs a value.'
        '--memory --data x'     || '--memory and --data contradict each other.'
    }

    def "help names every command and option"() {
        given:
        def said = new ByteArrayOutputStream()

        expect:
        Hub.run(['help'], new Console(new PrintStream(said), System.err)) == 0
        (Hub.COMMANDS*.name() + ['--data', '--memory', '--port', '--no-demo', '--demo']).every { said.toString().contains(it) }
    }
}
