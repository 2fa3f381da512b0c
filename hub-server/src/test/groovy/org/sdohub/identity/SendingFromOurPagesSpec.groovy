package org.sdohub.identity

import spock.lang.Specification

/** From whose page a request comes, by what browsers say; and where signing in may lead. */
class SendingFromOurPagesSpec extends Specification {

    def "with the operator's address, only its pages are ours: #origin, #site is #from"() {
        expect:
        SentFrom.of(origin, site, 'anything.example', at('https://hub.example')) == from

        where:
        origin                      | site          || from
        'https://hub.example'       | null          || SentFrom.OUR_PAGE
        'https://hub.example:443'   | null          || SentFrom.OUR_PAGE
        'HTTPS://HUB.example'       | null          || SentFrom.OUR_PAGE
        'https://hub.example'       | 'same-origin' || SentFrom.OUR_PAGE
        null                        | 'same-origin' || SentFrom.OUR_PAGE
        null                        | null          || SentFrom.NOT_TOLD
        null                        | 'none'        || SentFrom.NOT_TOLD
        'http://hub.example'        | null          || SentFrom.ANOTHER_SITE
        'https://hub.example:8443'  | null          || SentFrom.ANOTHER_SITE
        'https://anything.example'  | null          || SentFrom.ANOTHER_SITE
        'https://hub.example.evil'  | null          || SentFrom.ANOTHER_SITE
        'https://evil@hub.example'  | null          || SentFrom.ANOTHER_SITE
        'https://evil.example'      | 'same-origin' || SentFrom.ANOTHER_SITE
        'https://hub.example'       | 'cross-site'  || SentFrom.ANOTHER_SITE
        'https://hub.example'       | 'same-site'   || SentFrom.ANOTHER_SITE
        'null'                      | null          || SentFrom.ANOTHER_SITE
        ''                          | null          || SentFrom.ANOTHER_SITE
        'not an origin'             | null          || SentFrom.ANOTHER_SITE
        null                        | 'nonsense'    || SentFrom.ANOTHER_SITE
    }

    def "without, those of the host that the request names, as a proxy may speak https for the hub: #origin at #host is #from"() {
        expect:
        SentFrom.of(origin, null, host, at(null)) == from

        where:
        origin                     | host                 || from
        'https://hub.example'      | 'hub.example'        || SentFrom.OUR_PAGE
        'http://hub.example'       | 'hub.example'        || SentFrom.OUR_PAGE
        'http://localhost:8080'    | 'localhost:8080'     || SentFrom.OUR_PAGE
        'https://hub.example'      | 'hub.example:443'    || SentFrom.OUR_PAGE
        'https://hub.example:8443' | 'hub.example:8443'   || SentFrom.OUR_PAGE
        'http://[::1]:8080'        | '[::1]:8080'         || SentFrom.OUR_PAGE
        'https://hub.example'      | 'hub.example:80'     || SentFrom.ANOTHER_SITE
        'http://localhost:8080'    | 'localhost:8081'     || SentFrom.ANOTHER_SITE
        'http://localhost:8080'    | '127.0.0.1:8080'     || SentFrom.ANOTHER_SITE
        'https://evil.example'     | 'hub.example'        || SentFrom.ANOTHER_SITE
        'https://hub.example'      | null                 || SentFrom.ANOTHER_SITE
    }

    def "signing in leads to a place of the hub's own, else home: #path"() {
        expect:
        ReturnPath.of(given).value() == path

        where:
        given                           || path
        '/statements?purpose=action#x'  || '/statements?purpose=action#x'
        '/'                             || '/'
        null                            || '/'
        ''                              || '/'
        'https://evil.example'          || '/'
        '//evil.example'                || '/'
        '/\\evil.example'               || '/'
        '/a\\evil'                      || '/'
        'javascript:alert(1)'           || '/'
        '/a\r\nSet-Cookie: x=y'         || '/'
        '/\t/evil.example'              || '/'
        '/ä'                            || '/'
        '/' + 'a' * 1001                || '/'
    }

    private static PublicAddress at(String url) {
        { -> Optional.ofNullable(url).map { URI.create(it) } } as PublicAddress
    }
}
