package org.sdohub.adapter.web

import io.micronaut.context.exceptions.ConfigurationException
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import spock.lang.Specification

class SecurityContactSpec extends Specification {

    static final Clock CLOCK = Clock.fixed(Instant.parse('2026-11-20T12:00:00Z'), ZoneOffset.UTC)

    def "who is named is told of weaknesses, for less than a year (RFC 9116)"() {
        expect:
        new SecurityContact('mailto:security@sdo.example', CLOCK).contact().body() ==
            'Contact: mailto:security@sdo.example\nExpires: 2027-05-19T00:00:00Z\nPreferred-Languages: en\n'
    }

    def "where nobody is named there is nothing"() {
        expect:
        new SecurityContact(null, CLOCK).contact().code() == 404
    }

    def "a contact that is no address stops the start: '#contact'"() {
        when:
        new SecurityContact(contact, CLOCK)

        then:
        thrown(ConfigurationException)

        where:
        contact << ['', 'security@sdo.example', 'http://sdo.example/', 'mailto:a\nContact: mailto:b', 'javascript:alert(1)', 'mailto:']
    }
}
