package org.sdohub.identity

import static org.sdohub.a.People.NOW

import spock.lang.Specification

/** What every place for the keys of tokens promises. */
abstract class TokenKeyStoreContract extends Specification {

    abstract TokenKeyStore getStore()

    def "keys are kept as they were given, the longest too"() {
        given:
        def keys = [new TokenKey('one', NOW, 'sealed'), new TokenKey('2' * 40, NOW.plusMillis(1), 'x' * 2000)]

        when:
        keys.each { store.add(it) }

        then:
        store.all() as Set == keys as Set
    }

    def "those that were made before an instant are forgotten, one made then is not"() {
        given:
        [-1, 0, 1].each { store.add(new TokenKey("key $it", NOW.plusMillis(it), 'sealed')) }

        when:
        store.dropMadeBefore(NOW)

        then:
        store.all()*.id() as Set == ['key 0', 'key 1'] as Set
    }

    def "two keys of one name are not kept"() {
        given:
        store.add(new TokenKey('same', NOW, 'first'))

        when:
        store.add(new TokenKey('same', NOW, 'second'))

        then:
        thrown(RuntimeException)
        store.all()*.sealed() == ['first']
    }
}
