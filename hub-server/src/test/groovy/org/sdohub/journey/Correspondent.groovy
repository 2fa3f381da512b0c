package org.sdohub.journey

import org.sdohub.a.HubProcess

/**
 * A client that never stops, with its ledger: a key is entered as open before it is asked for, and as told after it was
 * answered. It asks for one thing at a time; the key says what, in which life of the hub, as which client's how manieth:
 * {@code reply L3-C2-N5}.
 */
class Correspondent {

    private final int number
    /** What each key was answered, in this order. */
    final Map<String, List> told = [:]
    /** Null where nothing is unanswered. */
    String open

    Correspondent(int number) {
        this.number = number
    }

    /** Files a statement, has it answered, moves a group that all clients move; then the next one. */
    void writeUntilDeath(HubProcess hub, int life, Runnable heard) {
        try {
            settle(hub)
            for (int n = 1; ; n++) {
                ['file', 'reply', 'move'].each { act ->
                    ask(hub, "$act L$life-C$number-N$n".toString())
                    heard.run()
                }
            }
        } catch (IOException dead) {
            assert open != null: dead
        }
    }

    /** Asks again for what was not answered: it may have been done or not, and is once afterwards. */
    void settle(HubProcess hub) {
        if (open != null) {
            ask(hub, open)
        }
    }

    private void ask(HubProcess hub, String key) {
        open = key
        told[key] = answer(hub, key)
        open = null
    }

    /** However often the key is used. */
    List answer(HubProcess hub, String key) {
        def (act, letter) = key.split(' ')
        switch (act) {
            case 'file':
                return statement(hub.does('oma-secretariat', 'fileStatement', [
                        idempotencyKey: key, from: ['OMA'], to: ['IETF'], title: letter, purpose: 'FOR_ACTION',
                        noDeadlineGiven: true, body: 'Please answer.'], 'statement { id number }'))
            case 'reply':
                return statement(hub.does('ietf-secretariat', 'replyToStatement', [
                        idempotencyKey: key, statement: told["file $letter".toString()].first(), body: 'This is the answer.'],
                        'statement { id number }'))
            case 'move':
                def parent = letter.hashCode() % 2 == 0 ? 'OMA/EAST' : 'OMA/WEST'
                return [hub.does('oma-secretariat', 'editGroup', [
                        idempotencyKey: key, id: 'OMA/MEETING', parent: parent], 'group { id }').group.id]
        }
    }

    private static List statement(Map payload) {
        [payload.statement.id, payload.statement.number]
    }

    /** Of one life; of all where none is given. */
    Map<String, List> toldIn(Integer life = null) {
        told.findAll { key, answer -> life == null || key.contains(" L$life-") }
    }

    /** What it was told is posted, in this order: titles with numbers. */
    List<List<String>> posted(Integer life = null) {
        toldIn(life).findResults { key, answer -> title(key) == null ? null : [title(key), answer.last()] }
    }

    /** Null where the key stands for no statement. */
    static String title(String key) {
        def (act, letter) = key.split(' ')
        [file: letter, reply: 'Re: ' + letter][act]
    }
}
