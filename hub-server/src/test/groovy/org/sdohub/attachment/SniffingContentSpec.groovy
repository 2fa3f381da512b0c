package org.sdohub.attachment

import org.sdohub.adapter.attachments.TikaSniffer
import spock.lang.Specification

/** What a file is, is found out from its bytes. */
class SniffingContentSpec extends Specification {

    private static Content of(byte[] file) {
        def inspection = new Inspection(new ByteArrayInputStream(file))
        inspection.transferTo(OutputStream.nullOutputStream())
        inspection.found(new TikaSniffer())
    }

    def "#what is #type"() {
        expect:
        of(file).mediaType() == type

        where:
        what                                        | file                                                                        || type
        'a letter'                                  | 'Dear colleagues,\r\n\r\nthank you.'.bytes                                   || 'text/plain'
        'a letter with umlauts'                     | 'Grüße aus Köln'.getBytes('UTF-8')                                          || 'text/plain'
        'a letter that begins like a mail'          | 'From: OMA CD\nTo: IETF\nSubject: SIP Push\n\nText'.bytes                   || 'text/plain'
        'a text with a page break'                  | 'RFC 4053\f\n[Page 2]'.bytes                                                || 'text/plain'
        'a text in Latin-1'                         | 'Grüße aus Köln'.getBytes('ISO-8859-1')                                     || 'application/octet-stream'
        'a text that ends within a character'       | ('x' * 100 + 'Ã').getBytes('ISO-8859-1')                                        || 'application/octet-stream'
        'a text with overlong slashes'              | [0x61, 0xC0, 0xAF, 0x61] as byte[]                                          || 'application/octet-stream'
        'a text with a bell'                        | 'ring\u0007'.bytes                                                          || 'application/octet-stream'
        'a long text with one bad byte at its end'  | ('x' * 200_000 + 'ÿ').getBytes('ISO-8859-1')                                    || 'application/octet-stream'
        'a page'                                    | '<!DOCTYPE html><html><body>x</body></html>'.bytes                          || 'text/html'
        'a page without a type'                     | '<html><script>alert(1)</script></html>'.bytes                              || 'text/html'
        'a page in XML'                             | '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'.bytes   || 'text/html'
        'a PDF'                                     | '%PDF-1.7\n%âãÏÓ\n'.bytes                                                   || 'application/pdf'
        'a drawing with scripts'                    | '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'.bytes             || 'image/svg+xml'
        'rich text'                                 | '{\\rtf1\\ansi hello}'.bytes                                                || 'application/rtf'
        'an archive, as word processors use'        | [0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0] as byte[]                           || 'application/zip'
        'an old word processor\'s file'             | [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] as byte[]                  || 'application/x-tika-msoffice'
        'a program of Windows'                      | ('MZ' + '\u0000' * 60).getBytes('ISO-8859-1')                               || 'application/x-msdownload'
        'a picture'                                 | [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] as byte[]     || 'image/png'
        'noise'                                     | [1, 2, 3, 0, 5] as byte[]                                                   || 'application/octet-stream'
    }

    def "characters that are cut in two while they stream by are read as one"() {
        given:
        def file = ('é' * 20_000 + '€' * 20_000 + '😀' * 20_000).getBytes('UTF-8')
        def odd = new InputStream() {
            int at = 0

            int read() { at < file.length ? file[at++] & 0xFF : -1 }

            int read(byte[] into, int from, int length) {
                int part = Math.min(Math.min(length, 7), file.length - at)
                if (part <= 0) {
                    return -1
                }
                System.arraycopy(file, at, into, from, part)
                at += part
                part
            }
        }

        when:
        def inspection = new Inspection(odd)
        inspection.transferTo(OutputStream.nullOutputStream())

        then:
        inspection.size() == file.length
        inspection.found(new TikaSniffer()).mediaType() == 'text/plain'
    }
}
