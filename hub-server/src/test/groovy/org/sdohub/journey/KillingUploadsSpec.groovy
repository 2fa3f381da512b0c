package org.sdohub.journey

import static org.sdohub.FolderAtRest.PASSWORD

import java.nio.file.Files
import java.nio.file.Path
import org.sdohub.FolderAtRest
import org.sdohub.a.HubProcess
import org.sdohub.adapter.attachments.FileCourier
import spock.lang.Specification
import spock.lang.TempDir

/** What the hub has told to be received outlives its death, in the folder of files. */
class KillingUploadsSpec extends Specification {

    static final String WHO = 'oma-secretariat'
    static final int PART = 1 << 20

    @TempDir
    Path folder

    def file = new byte[5 * PART + 77].tap { new Random(7).nextBytes(it) }
    def twin = 'What the file says.'.bytes

    private static FileCourier courier(HubProcess hub) {
        new FileCourier(hub.address, hub.&token)
    }

    private String lives(String killAt = null, Closure<?> life) {
        new HubProcess(folder, PASSWORD, killAt).withCloseable { hub ->
            try {
                life(hub, courier(hub))
            } catch (IOException dead) {
                assert killAt != null: dead
                null
            } finally {
                hub.kill()
            }
        }
    }

    def "half an upload is gone on with after any death, and the whole is attached and read byte for byte"() {
        given:
        FolderAtRest.furnish(folder)
        def upload = lives { hub, courier ->
            def begun = courier.begin(WHO, 'slides.pptx', file.length).upload()
            assert courier.append(WHO, begun, 0, file[0..<(PART + 5)] as byte[]).offset() == PART + 5
            begun
        }

        when: 'it dies within a piece, before the piece is noted, and before what is put together is noted'
        ['piece.kept:2', 'piece.kept:1', 'upload.assembled:1'].each { point ->
            lives(point) { hub, courier ->
                def at = courier.where(WHO, upload).offset()
                assert at >= PART + 5
                courier.append(WHO, upload, at, file[at..-1] as byte[])
            }
        }

        then: 'it stands where it said, and is whole in the end'
        def url = lives { hub, courier ->
            def at = courier.where(WHO, upload).offset()
            if (at < file.length) {
                assert courier.append(WHO, upload, at, file[at..-1] as byte[]).offset() == file.length
            }
            def readable = courier.bring(WHO, 'slides.txt', twin)
            hub.does(WHO, 'fileStatement', [from: ['OMA'], to: ['IETF'], title: 'Slides', purpose: 'FOR_INFORMATION',
                                            attachments: [[upload: upload, readableTwin: readable], [upload: readable]]],
                    'statement { number attachments { url sha256 } }').statement.attachments[0].url
        }

        and: 'what was acknowledged is there after one more death'
        lives { hub, courier ->
            assert courier.fetch(url).bytes == file
            assert courier.fetch(url, null, [Range: 'bytes=1048570-1048579']).bytes == file[1048570..1048579] as byte[]
            'read'
        } == 'read'
        FolderAtRest.findings(folder) == []

        and: 'of the dead writers little is left, and nothing half'
        def kept = Files.walk(folder.resolve('attachments')).filter(Files::isRegularFile).toList()
        Files.readAllBytes(kept.find { it.fileName.toString() == upload }) == file
        kept.every { !it.toString().endsWith('.new') }
    }
}
