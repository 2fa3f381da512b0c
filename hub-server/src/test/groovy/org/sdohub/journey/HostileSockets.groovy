package org.sdohub.journey

import static org.sdohub.journey.Frames.BINARY
import static org.sdohub.journey.Frames.BYE
import static org.sdohub.journey.Frames.CLOSE
import static org.sdohub.journey.Frames.INIT
import static org.sdohub.journey.Frames.PING
import static org.sdohub.journey.Frames.PONG
import static org.sdohub.journey.Frames.TEXT
import static org.sdohub.journey.Frames.frame
import static org.sdohub.journey.Frames.subscribe
import static org.sdohub.journey.Frames.text
import static org.sdohub.journey.Rain.drop

import org.sdohub.journey.Rain.Drop

/** Frames and messages that break the protocols of WebSocket and graphql-transport-ws. */
class HostileSockets {

    static final byte[] HELLO = '{"type":"ping"}'.bytes
    static final String NOT_LET_IN = '^HTTP/1.1 (400|403|404|405|406|426|501) '

    static List<Drop> frames() {
        upgrades() + shapes() + messages() + operations()
    }

    private static List<Drop> upgrades() {
        [
            ['no key', ['Sec-WebSocket-Key': null]], ['version 8', ['Sec-WebSocket-Version': '8']], ['no version', ['Sec-WebSocket-Version': null]],
            ['another upgrade', [Upgrade: 'h2c']], ['no connection', [Connection: 'close']], ['a foreign origin', [Origin: 'https://evil.example']], ['an origin of null', [Origin: 'null']],
        ].collect { what, headers -> drop("an upgrade with $what", NOT_LET_IN) { socket(headers) } } +
        [
            ['no subprotocol', ['Sec-WebSocket-Protocol': null], '406'], ['the old subprotocol', ['Sec-WebSocket-Protocol': 'graphql-ws'], '406'],
            ['a subprotocol of nonsense', ['Sec-WebSocket-Protocol': 'x' * 4000], '406'],
        ].collect { what, headers, code -> drop("an upgrade with $what", "CLOSED 4$code|$NOT_LET_IN") { socket(headers, INIT) } } +
        ['permessage-deflate', 'permessage-deflate; client_max_window_bits; server_no_context_takeover', 'x-webkit-deflate-frame', 'permessage-bzip2'].collect { extension ->
            drop("a bomb by $extension", '^HTTP/1.1 101 (?!(?s).*[Ss]ec-[Ww]eb[Ss]ocket-[Ee]xtensions)(?s).*|^HTTP/1.1 4') {
                socket(['Sec-WebSocket-Extensions': extension], INIT, frame(TEXT, rsv: 4, deflated()))
            }
        }
    }

    /** 30 KB that would be 30 MB. */
    private static byte[] deflated() {
        def out = new ByteArrayOutputStream()
        new java.util.zip.DeflaterOutputStream(out, new java.util.zip.Deflater(9, true)).withStream { it.write(new byte[30_000_000]) }
        out.toByteArray()
    }

    private static List<Drop> shapes() {
        def cut = '^HTTP/1.1 101 '
        def closed = { code -> "CLOSED $code" }
        [
            ['without a mask', [frame(TEXT, masked: false, HELLO)], closed(1002)],
            ['with a bit that nobody agreed on', [frame(TEXT, rsv: 1, HELLO)], closed(1002)],
            ['with all reserved bits', [frame(TEXT, rsv: 7, HELLO)], closed(1002)],
            ['of the unknown kind 3', [frame(3, HELLO)], closed(1002)],
            ['of the unknown kind 7', [frame(7, HELLO)], closed(1002)],
            ['of the unknown kind 11', [frame(11, HELLO)], closed(1002)],
            ['of the unknown kind 15', [frame(15, HELLO)], closed(1002)],
            ['of bytes', [frame(BINARY, HELLO)], closed(1003)],
            ['that goes on with nothing', [frame(0, HELLO)], closed(1002)],
            ['that begins within another', [frame(TEXT, fin: false, HELLO), frame(TEXT, HELLO)], closed(1002)],
            ['of half a ping', [frame(PING, fin: false, HELLO)], closed(1002)],
            ['of a ping that is too long', [frame(PING, new byte[126])], closed(1002)],
            ['of a closing that is too long', [frame(CLOSE, new byte[126])], closed(1002)],
            ['of a closing of one byte', [frame(CLOSE, [3] as byte[])], closed(1002)],
            ['of a closing with code 999', [frame(CLOSE, [3, 231] as byte[])], cut],
            ['of a closing with code 1005', [frame(CLOSE, [3, 237] as byte[])], cut],
            ['of a closing with a reason of no text', [frame(CLOSE, [3, 232, 0xff, 0xfe] as byte[])], 'CLOSED 100[0-9]'],
            ['of a text that is no UTF-8', [frame(TEXT, [0xc3, 0x28] as byte[])], cut],
            ['of half a surrogate pair', [frame(TEXT, [0xed, 0xa0, 0x80] as byte[])], cut],
            ['that announces two million million bytes', [frame(TEXT, length: 2_000_000_000_000L, HELLO)], closed(1009)],
            ['that announces a length below zero', [frame(TEXT, length: -1L, HELLO)], closed(1002)],
            ['of 70 KB', [frame(TEXT, new byte[70_000])], closed(1009)],
            ['in parts of 200 KB together', (1..20).collect { frame(it == 1 ? TEXT : 0, fin: false, ('x' * 10_000).bytes) }, closed(1009)],
            ['in ten thousand parts of nothing', [frame(TEXT, fin: false, new byte[0])] + (1..10_000).collect { frame(0, fin: false, new byte[0]) } + [BYE], cut],
            ['of five thousand pings', (1..5_000).collect { frame(PING, HELLO) } + [BYE], closed(1000)],
            ['of five thousand pongs', (1..5_000).collect { frame(PONG, HELLO) } + [BYE], closed(1000)],
            ['of nothing', [frame(TEXT, new byte[0])], closed(4400)],
            ['of bytes that are no frame', [('GET / HTTP/1.1\r\nHost: hub.example\r\n\r\n' * 3).bytes], '^HTTP/1.1 101 (?!(?s).*HTTP/1.1 200)'],
        ].collect { what, sent, answer -> drop("a frame $what", answer) { socket([:], *([INIT] + sent)) } }
    }

    private static List<Drop> messages() {
        [
            ['no JSON', '{', 4400], ['a list', '[]', 4400], ['a text', '"ping"', 4400], ['null', 'null', 4400], ['no type', '{}', 4400], ['a type of a number', '{"type":7}', 4400], ['a type of an object', '{"type":{}}', 4400],
            ['a type that is not there', '{"type":"start"}', 4400], ['a type in capitals', '{"type":"PING"}', 4400], ['a type twice', '{"type":"ping","type":"subscribe"}', 4400],
            ['a second init', '{"type":"connection_init"}', 4429], ['no id', '{"type":"subscribe","payload":{"query":"{a}"}}', 4400], ['an id of a number', '{"id":1,"type":"complete"}', 4400],
            ['an id of an object', '{"id":{},"type":"complete"}', 4400], ['an empty id', '{"id":"","type":"complete"}', 4400], ['an id of 5 KB', "{\"id\":\"${'x' * 5000}\",\"type\":\"complete\"}", 4400],
            ['no payload', '{"id":"1","type":"subscribe"}', 4400], ['a payload of text', '{"id":"1","type":"subscribe","payload":"{a}"}', 4400], ['a payload of a list', '{"id":"1","type":"subscribe","payload":[]}', 4400],
            ['a query of a number', '{"id":"1","type":"subscribe","payload":{"query":7}}', 4400], ['variables of a list', '{"id":"1","type":"subscribe","payload":{"query":"{a}","variables":[]}}', 4400],
            ['a ping of text', '{"type":"ping","payload":"x"}', 4400], ['a nest of lists', "{\"type\":\"ping\",\"payload\":{\"x\":${'[' * 5000}${']' * 5000}}}", 4400], ['17 KB', "{\"type\":\"ping\",\"payload\":{\"x\":\"${'x' * 17_000}\"}}", 1009],
            ['a complete of somebody else', '{"id":"not-mine","type":"complete"}', 1000], ['next, which is the hub\'s to say', '{"id":"1","type":"next","payload":{}}', 4400], ['an ack, which is the hub\'s to say', '{"type":"connection_ack"}', 4400],
        ].collect { what, message, code -> drop("a message of $what", "CLOSED $code") { socket([:], INIT, text(message), BYE) } } +
        [
            ['subscribing before init', [subscribe('1', '{ __typename }')], 4401], ['two inits at once', [INIT, INIT], 4429],
            ['an init with a token of a number', [text([type: 'connection_init', payload: [authorization: 7]])], 4403], ['an init with a token of an object', [text([type: 'connection_init', payload: [authorization: [a: 1]]])], 4403],
            ['an init with a payload of text', [text([type: 'connection_init', payload: 'x'])], 4400], ['an init with a token of 10 KB', [text([type: 'connection_init', payload: [authorization: 'Bearer ' + 'x' * 10_000]])], 4403],
        ].collect { what, sent, code -> drop(what, "CLOSED $code") { socket([:], *(sent + [])) } }
    }

    private static List<Drop> operations() {
        def happening = 'subscription { statementPosted { cursor } }'
        [
            ['the same id twice', [subscribe('1', happening), subscribe('1', happening)], 'CLOSED 4409'],
            ['a hundred subscriptions', (1..100).collect { subscribe("s$it", happening) } + [BYE], 'COST_LIMIT_EXCEEDED(?s).*CLOSED 1000'],
            ['a cursor that is forged', [subscribe('1', 'subscription { statementPosted(after: "AAAA") { cursor } }'), text([type: 'ping']), BYE], 'CLOSED 1000'],
            ['a cursor of 5 KB', [subscribe('1', "subscription { statementPosted(after: \"${'x' * 5000}\") { cursor } }"), BYE], 'CLOSED 1000'],
            ['a document too deep', [subscribe('1', '{' * 2000), BYE], 'CLOSED 1000'],
            ['twenty mutations', [subscribe('1', 'mutation { ' + (1..20).collect { "m$it: confirmSubmission(input: {token: \"x\"}) { problems { code } }" }.join(' ') + ' }'), BYE], 'CLOSED 1000'],
            ['the desk of somebody', [subscribe('1', 'subscription { deskChanged { cursor } }'), BYE], 'CLOSED 1000'],
            ['begun and ended a thousand times', (1..1000).collectMany { [subscribe("s$it", happening), text([id: "s$it", type: 'complete'])] } + [BYE], '^HTTP/1.1 101 '],
        ].collect { what, sent, answer -> drop("operations: $what", answer) { socket([:], *([INIT] + sent)) } }
    }
}
