package org.sdohub.statement

import static org.sdohub.a.Letters.aLetter
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.by
import static org.sdohub.statement.StatementRoom.fromOma

import io.micronaut.context.ApplicationContext
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Refused
import org.sdohub.statement.Letter.Attachment

/** One statement carries so many files and so many bytes, fewer without login, and the hub's operator says how many. */
class AttachingWithinLimitsSpec extends WritingFromOutside {

    static final long MEGABYTE = 1 << 20

    private static Letter with(Letter letter, List<Long> sizes) {
        def files = sizes.withIndex().collect { size, n -> new Attachment(new UUID(9, n), "file-${n}.txt", 'text/plain', size, 'ab' * 32, null, null) }
        new Letter(letter.envelope(), letter.body(), files, letter.relations(), letter.settles())
    }

    private static List<Long> sizes(int files, long together) {
        [together - files + 1] + [1L] * (files - 1)
    }

    def "#who attaches #files files of #bytes bytes together: #codes"() {
        given:
        def letter = with(signedIn ? aLetter().written() : unknown(), sizes(files, bytes))
        def told = []

        when:
        try {
            signedIn ? room.statements.file(fromOma(), letter, Statements.Wishes.NONE) : received(letter)
        } catch (Refused refused) {
            told = refused.refusals()
        }

        then:
        told*.code() == codes
        told*.field().every { it == ['attachments'] }
        told.every { words && it.message().contains(words) }

        and: 'it is counted, once, by its key'
        room.reached == keys

        where:
        signedIn | files | bytes              || codes                               | keys                                         | words
        true     | 20    | 100 * MEGABYTE     || []                                  | []                                           | null
        true     | 21    | 100 * MEGABYTE     || ['STATEMENT_TOO_MANY_ATTACHMENTS']  | ['attachments.signed-in-statement-files']    | 'at most 20 attachments'
        true     | 20    | 100 * MEGABYTE + 1 || ['STATEMENT_ATTACHMENTS_TOO_LARGE'] | ['attachments.signed-in-statement-bytes']    | 'at most 100 MB'
        false    | 2     | 2 * MEGABYTE       || []                                  | []                                           | null
        false    | 3     | 2 * MEGABYTE       || ['STATEMENT_TOO_MANY_ATTACHMENTS']  | ['attachments.anonymous-statement-files']    | 'at most 2 attachments'
        false    | 2     | 2 * MEGABYTE + 1   || ['STATEMENT_ATTACHMENTS_TOO_LARGE'] | ['attachments.anonymous-statement-bytes']    | 'at most 2 MB'
        who = signedIn ? 'one who is signed in' : 'one without login'
    }

    def "a draft is held to it too, and what only asks whether a letter would do is not counted"() {
        given:
        def letter = with(aLetter().written(), [1L] * 21)

        when:
        room.statements.draft(fromOma(), letter, Statements.Wishes.NONE)

        then:
        def refused = thrown(Refused)
        refused.refusals()*.code() == ['STATEMENT_TOO_MANY_ATTACHMENTS']

        when:
        room.reached.clear()
        def verdict = room.submission.verdict(fromOma(), letter)

        then:
        verdict.problems()*.code() == ['STATEMENT_TOO_MANY_ATTACHMENTS']
        room.reached == []
    }

    def "they are what the configuration says"() {
        given:
        def configured = ApplicationContext.builder().properties('hub.attachments.anonymous-statement-files': 0, 'hub.attachments.signed-in-statement-bytes': 5)
                .deduceEnvironment(false).start()

        expect:
        configured.getBean(AttachmentLimits).with { [it.of(Actor.PUBLIC), it.of(fromOma().actor())].collect { [it.files(), it.bytes()] } } == [[0, 20 * MEGABYTE], [20, 5]]

        cleanup:
        configured.close()
    }

    def "more files than a document bears stop the start, with the name of the key"() {
        when:
        def context = ApplicationContext.builder().properties('hub.attachments.signed-in-statement-files': 201).deduceEnvironment(false).start()
        context.getBean(AttachmentLimits)

        then:
        def failure = thrown(Exception)
        [failure, failure.cause].any { it?.message?.contains('HUB_ATTACHMENTS_SIGNED_IN_STATEMENT_FILES is 201: it is 0 to 200.') }

        cleanup:
        context?.close()
    }
}
