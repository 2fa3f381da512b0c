package org.sdohub.adapter.mongo

import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.details
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.keyed

import java.nio.file.Path
import org.sdohub.kernel.Store

/**
 * Writers that never stop, for the kill test. Each act has its own idempotency key and is entered in the ledger on
 * standard output: {@code try KEY} before, {@code ack KEY} after the store has answered.
 */
class LedgerWriters {

    static final int WRITERS = 6
    /** Saved together. */
    static final int MANY = 25

    static void main(String[] args) {
        def stores = Stores.embedded(Path.of(args[0]))
        def life = args[1]
        println 'ready'
        (1..WRITERS).collect { writer -> Thread.start { write(stores, life, writer) } }*.join()
    }

    private static void write(Stores stores, String life, int writer) {
        for (int n = 0; ; n++) {
            def name = "L$life-W$writer-N$n"
            if (n % 5 == 4) {
                formMany(stores, (1..MANY).collect { "$name-M$it".toString() })
            }
            entered("$name-form") { form(stores, name) }
            entered("$name-edit") { edit(stores, name) }
            // All writers meet on one document, so that compare-and-set and the order of its events are put to the test.
            entered("$name-meet") { meet(stores, name) }
        }
    }

    private static void entered(String key, Closure act) {
        synchronized (System.out) { println "try $key" }
        act()
        synchronized (System.out) { println "ack $key" }
    }

    /** Carries out what a key of the ledger stands for; the same again changes nothing. */
    static void again(Stores stores, String key) {
        def name = key[0..<key.lastIndexOf('-')]
        def act = key[(key.lastIndexOf('-') + 1)..-1]
        try {
            act == 'form' ? form(stores, name) : act == 'edit' ? edit(stores, name) : meet(stores, name)
        } catch (Store.AlreadyDone ignored) {
            // That is what a retry is for.
        }
    }

    private static void form(Stores stores, String name) {
        stores.groups.save(aGroup("OMA/$name"), keyed(administrator(), "$name-form", 'form'))
    }

    private static void formMany(Stores stores, List<String> names) {
        synchronized (System.out) { names.each { println "try $it-form" } }
        stores.groups.saveAll(names.collect { new Store.Saving(aGroup("OMA/$it"), keyed(administrator(), "$it-form", 'form')) })*.get()
        synchronized (System.out) { names.each { println "ack $it-form" } }
    }

    private static void edit(Stores stores, String name) {
        rename(stores, groupId("OMA/$name".toString()), name, "$name-edit")
    }

    private static void meet(Stores stores, String name) {
        rename(stores, groupId('OMA/MEETING'), 'MEETING', "$name-meet")
    }

    private static void rename(Stores stores, id, String acronym, String key) {
        stores.groups.change(id, keyed(administrator(), key, 'rename'), null) {
            it.get().edited(details(acronym), null)
        }
    }
}
