package org.sdohub.attachment

import org.sdohub.kernel.Refused
import spock.lang.Specification

/** A file is kept under a name that reads as what it is, on every system. */
class NamingFilesSpec extends Specification {

    def "#name is a name"() {
        expect:
        new FileName(name).value() == shown

        where:
        name                              || shown
        'report.pdf'                      || 'report.pdf'
        'LS 39-E (rev.2).docx'            || 'LS 39-E (rev.2).docx'
        'Bericht über Prüfung.txt'        || 'Bericht über Prüfung.txt'
        'u\u0308ber.txt'                  || 'über.txt'
        '連絡文書.pdf'                     || '連絡文書.pdf'
        'رسالة.pdf'                        || 'رسالة.pdf'
        'console.txt'                     || 'console.txt'
        'COM15.txt'                       || 'COM15.txt'
        'a' * 251 + '.pdf'                || 'a' * 251 + '.pdf'
    }

    def "#why is no name"() {
        when:
        new FileName(name)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['ATTACHMENT_NAME_MALFORMED']
        refused.refusals()*.fix() == ['Name it simply, such as report.pdf.']

        where:
        why                              | name
        'nothing'                        | ''
        'a blank'                        | ' '
        'the way out of a folder'        | '../../etc/passwd'
        'a folder'                       | 'a/b.pdf'
        'a folder of Windows'            | 'a\\b.pdf'
        'a drive'                        | 'C:b.pdf'
        'this folder'                    | '.'
        'the folder above'               | '..'
        'a hidden file'                  | '.htaccess'
        'a name with a dot at its end'   | 'report.pdf.'
        'a name with a space at its end' | 'report.pdf '
        'a name read backwards'          | 'invoice\u202Efdp.exe'
        'an isolated direction'          | 'a\u2066b.pdf'
        'an invisible space'             | 're\u200Bport.pdf'
        'a line break'                   | 'a\nb.pdf'
        'a header of its own'            | 'a.pdf"\r\nSet-Cookie: x'
        'a null'                         | 'a.pdf\u0000.exe'
        'half a character'               | 'a\uD800.pdf'
        'a private character'            | 'a\uE000.pdf'
        'a question'                     | 'what?.pdf'
        'a quotation'                    | 'a"b.pdf'
        'a pipe'                         | 'a|b'
        'a device'                       | 'NUL'
        'a device with an extension'     | 'con.pdf'
        'a port'                         | 'Lpt1.tar.gz'
        'more than a folder can keep'    | 'ü' * 128
    }
}
