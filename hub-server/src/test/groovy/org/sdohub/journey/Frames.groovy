package org.sdohub.journey

import groovy.json.JsonOutput

/** Frames of WebSocket (RFC 6455 5.2), right and wrong ones. */
class Frames {

    static final int TEXT = 1, BINARY = 2, CLOSE = 8, PING = 9, PONG = 10
    static final byte[] BYE = frame(CLOSE, [3, 232] as byte[])
    static final byte[] INIT = text([type: 'connection_init'])

    static byte[] text(Object message) {
        frame(TEXT, (message instanceof Map || message instanceof List ? JsonOutput.toJson(message) : message.toString()).getBytes('UTF-8'))
    }

    static byte[] subscribe(String id, Object query, Map more = [:]) {
        text([id: id, type: 'subscribe', payload: [query: query] + more])
    }

    /** @param shape fin, rsv (0 to 7), masked; length: a length that is not the content's */
    static byte[] frame(Map shape = [:], int opcode, byte[] content) {
        def all = [fin: true, rsv: 0, masked: true, length: content.length as long] + shape
        def out = new ByteArrayOutputStream()
        def data = new DataOutputStream(out)
        data.writeByte((all.fin ? 0x80 : 0) | (all.rsv << 4) | opcode)
        int mask = all.masked ? 0x80 : 0
        long length = all.length
        if (length >= 0 && length < 126) {
            data.writeByte(mask | (int) length)
        } else if (length >= 0 && length < 65536) {
            data.writeByte(mask | 126)
            data.writeShort((int) length)
        } else {
            data.writeByte(mask | 127)
            data.writeLong(length)
        }
        if (all.masked) {
            data.writeInt(0x01020304)
        }
        content.eachWithIndex { b, i -> data.writeByte(all.masked ? b ^ ((i % 4) + 1) : b) }
        out.toByteArray()
    }

    static String head(DataInputStream input) {
        def read = new StringBuilder()
        while (!read.toString().endsWith('\r\n\r\n')) {
            int next = input.read()
            if (next < 0) {
                return read
            }
            read.append((char) next)
        }
        read
    }

    /** What the hub says until it hangs up, a frame a line. */
    static String told(DataInputStream input) {
        def all = new StringBuilder()
        try {
            while (true) {
                all.append(next(input))
            }
        } catch (EOFException | SocketException end) {
            all
        }
        all
    }

    /** The next frame that the hub sends, as a line. */
    static String next(DataInputStream input) {
        int opcode = input.readUnsignedByte() & 0x0F
        int length = input.readUnsignedByte() & 0x7F
        length = length == 126 ? input.readUnsignedShort() : length == 127 ? (int) input.readLong() : length
        def content = input.readNBytes(length)
        (opcode == CLOSE ? closing(content) : opcode == TEXT ? new String(content, 'UTF-8') : "frame $opcode") + '\n'
    }

    private static String closing(byte[] content) {
        content.length < 2 ? 'CLOSED' : "CLOSED ${((content[0] & 0xFF) << 8) | (content[1] & 0xFF)} ${new String(content, 2, content.length - 2, 'UTF-8')}"
    }
}
