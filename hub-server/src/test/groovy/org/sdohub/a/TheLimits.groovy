package org.sdohub.a

import org.yaml.snakeyaml.Yaml

/** The limits of application.yml, and what who reaches one is told. A key that is here and not there is found, and the other way round. */
class TheLimits {

    static final String CLOSED = 'close code '

    /** By section: key without "anonymous-" and "signed-in-", and the code. Those without a pair hold for everybody. */
    static final Map<String, Map<String, String>> CODES = [
            graphql    : [
                    'body-bytes'         : 'PAYLOAD_TOO_LARGE',
                    'document-characters': 'COST_LIMIT_EXCEEDED',
                    'tokens'             : 'COST_LIMIT_EXCEEDED',
                    'depth'              : 'COST_LIMIT_EXCEEDED',
                    'introspection-depth': 'COST_LIMIT_EXCEEDED',
                    'aliases'            : 'COST_LIMIT_EXCEEDED',
                    'directives'         : 'COST_LIMIT_EXCEEDED',
                    'root-fields'        : 'COST_LIMIT_EXCEEDED',
                    'mutations'          : 'COST_LIMIT_EXCEEDED',
                    'cost'               : 'COST_LIMIT_EXCEEDED',
                    'cost-per-minute'    : 'RATE_LIMITED',
                    'page-size'          : 'PAGE_SIZE_OUT_OF_RANGE',
                    'requests'           : 'TOO_MANY_AT_ONCE',
                    'timeout'            : 'TIMEOUT',
                    'message-bytes'      : CLOSED + '1009',
                    'subscriptions'      : 'COST_LIMIT_EXCEEDED',
                    'sockets'            : 'TOO_MANY_AT_ONCE, ' + CLOSED + '1013',
                    'init-timeout'       : CLOSED + '4408',
                    'ping-every'         : CLOSED + '1001',
                    'write-timeout'      : 'cut off',
                    'unsent-bytes'       : 'cut off',
                    'replay-events'      : 'CURSOR_TOO_OLD',
                    'replay-age'         : 'CURSOR_TOO_OLD'],
            attachments: [
                    'file-bytes'      : 'ATTACHMENT_TOO_LARGE',
                    'waiting-bytes'   : 'ATTACHMENT_TOO_MANY_WAITING',
                    'waiting-files'   : 'ATTACHMENT_TOO_MANY_WAITING',
                    'together-bytes'  : 'ATTACHMENT_TOO_MANY_WAITING',
                    'statement-files' : 'STATEMENT_TOO_MANY_ATTACHMENTS',
                    'statement-bytes' : 'STATEMENT_ATTACHMENTS_TOO_LARGE',
                    'at-once'         : 'ATTACHMENT_TOO_MANY_AT_ONCE',
                    'at-once-from-one': 'ATTACHMENT_TOO_MANY_AT_ONCE',
                    'pause'           : 'ATTACHMENT_TOO_SLOW',
                    'patience'        : 'ATTACHMENT_TOO_SLOW'],
            submissions: [
                    'an-address'    : 'SUBMISSION_LIMIT_REACHED',
                    'a-network'     : 'SUBMISSION_LIMIT_REACHED',
                    'in-all'        : 'SUBMISSION_LIMIT_REACHED',
                    'a-mail-address': 'SUBMISSION_LIMIT_REACHED',
                    'a-person'      : 'STATEMENT_LIMIT_REACHED'],
            'sign-in'  : [
                    'of-account'       : 'IDENTITY_SIGN_IN_LIMITED',
                    'of-account-within': 'IDENTITY_SIGN_IN_LIMITED',
                    'of-address'       : 'IDENTITY_SIGN_IN_LIMITED',
                    'of-address-within': 'IDENTITY_SIGN_IN_LIMITED'],
    ]

    /** Keys of the same sections that are no limits. */
    static final Map<String, List<String>> OTHERS = [
            graphql    : ['cached-characters', 'only-documents', 'allowed-origins', 'keep-alive-every'],
            attachments: ['kept'],
            submissions: ['open', 'link-in-receipt'],
            'sign-in'  : [],
    ]

    static Map<String, Map<String, Object>> written(String yml) {
        new Yaml().load(yml).hub.subMap(CODES.keySet())
    }

    /** Keys with the code of each, as the sections have them. */
    static Map<String, List<String>> gaps(String yml) {
        def gaps = [withoutCode: [], notThere: []]
        written(yml).each { section, values ->
            def keys = values.keySet().collect { plain(it) } as Set
            gaps.withoutCode += (keys - CODES[section].keySet() - OTHERS[section]).collect { "$section.$it".toString() }
            gaps.notThere += (CODES[section].keySet() - keys).collect { "$section.$it".toString() }
        }
        gaps
    }

    private static String plain(String key) {
        key.replaceFirst('^(anonymous|signed-in)-', '')
    }

    /** As README.md shows them. */
    static String table(String yml) {
        def lines = [['limit', 'anonymous', 'signed in', 'beyond it'], ['---', '---', '---', '---']]
        written(yml).each { section, values ->
            CODES[section].each { key, code ->
                def pair = ['anonymous', 'signed-in'].collect { values["$it-$key".toString()] }
                def both = values[key]
                def cells = both == null ? pair : section != 'submissions' ? [both, both] : key == 'a-person' ? [null, both] : [both, null]
                lines << ["`$section.$key`", show(cells[0]), show(cells[1]), code.replaceAll(/[A-Z_]{5,}/) { "`$it`" }]
            }
        }
        lines.collect { '| ' + it.join(' | ') + ' |' }.join('\n')
    }

    private static String show(Object value) {
        value == null ? '' : value instanceof Number && value >= 10_000 ? String.format(Locale.ROOT, '%,d', value) : value.toString()
    }
}
