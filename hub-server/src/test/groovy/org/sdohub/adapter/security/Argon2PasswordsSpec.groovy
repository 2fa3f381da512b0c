package org.sdohub.adapter.security

import com.password4j.Argon2Function
import org.sdohub.identity.NewPassword
import spock.lang.Specification

class Argon2PasswordsSpec extends Specification {

    def passwords = new Argon2Passwords()

    def "a password matches its own hash only"() {
        given:
        def hash = passwords.hash(new NewPassword('sip push 8599'))

        expect:
        hash.startsWith('$argon2id$')
        passwords.matches('sip push 8599', hash)
        !passwords.matches('sip push 8598', hash)
        hash != passwords.hash(new NewPassword('sip push 8599'))
    }

    def "what is checked for somebody unknown costs what a real hash costs, and nothing matches it"() {
        given:
        def real = passwords.hash(new NewPassword('sip push 8599'))
        def nobodys = passwords.@nobodys

        expect: 'the same parameters, salt and length'
        Argon2Function.getInstanceFromHash(nobodys) == Argon2Function.getInstanceFromHash(real)
        nobodys.split(/\$/)*.length() == real.split(/\$/)*.length()
        nobodys.split(/\$/).take(4) == real.split(/\$/).take(4)

        and:
        !passwords.matches('sip push 8599', null)
        nobodys != new Argon2Passwords().@nobodys
    }
}
