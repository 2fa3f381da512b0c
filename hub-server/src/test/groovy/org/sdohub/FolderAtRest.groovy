package org.sdohub

import static org.sdohub.a.Bodies.rules
import static org.sdohub.a.People.administrator

import java.nio.file.Path
import java.time.Instant
import org.sdohub.identity.Accounts
import org.sdohub.kernel.Act
import org.sdohub.kernel.Office
import org.sdohub.organization.Acronym
import org.sdohub.organization.Group
import org.sdohub.organization.Groups
import org.sdohub.organization.Organization
import org.sdohub.organization.Organizations
import org.sdohub.organization.People

/** What is done in this process to a data folder on which no hub runs. */
class FolderAtRest {

    static final String PASSWORD = 'liaison-killed'

    /**
     * Two organizations whose statements pass no gates, with an account for the secretariat of each, and three groups of the
     * first. It takes a fraction of the time that the demo world takes.
     */
    static void furnish(Path folder) {
        OpenHub.open(Options.parse(['--data', folder.toString()]), quiet()).withCloseable { hub ->
            def oma = organization(hub, 'OMA')
            organization(hub, 'IETF')
            def secretariat = secretariatOf(hub, oma)
            ['EAST', 'WEST', 'MEETING'].each { hub.get(Groups).create(secretariat, oma.id(), group(it)) }
        }
    }

    /** What the verify command finds wrong, a sentence each. */
    static List<String> findings(Path folder) {
        def err = new ByteArrayOutputStream()
        def code = Hub.run(['verify', '--data', folder.toString()], new Console(nowhere(), new PrintStream(err)))
        code == 0 ? [] : err.toString().readLines()
    }

    private static Organization organization(OpenHub hub, String acronym) {
        def act = new Act(administrator(), Instant.now())
        def details = new Organization.Details(new Acronym(acronym), acronym, Organization.Kind.SDO, Organization.State.ACTIVE, null)
        def organization = hub.get(Organizations).create(act, details, rules())
        def username = acronym.toLowerCase() + '-secretariat'
        def person = hub.get(People).enter(act, username, organization.id())
        hub.get(People).appoint(act, person.id(), null, Office.Kind.SECRETARIAT, organization.id())
        hub.get(Accounts).open(act, Accounts.Opening.forPerson(username, username, person.id(), PASSWORD))
        organization
    }

    private static Act secretariatOf(OpenHub hub, Organization organization) {
        new Act(org.sdohub.a.People.holding(Office.Kind.SECRETARIAT, organization.id()), Instant.now())
    }

    private static Group.Details group(String acronym) {
        new Group.Details(new Acronym(acronym), acronym, Group.Kind.WORKING_GROUP, Group.State.ACTIVE, null, null, [], [])
    }

    private static Console quiet() {
        new Console(nowhere(), System.err)
    }

    private static PrintStream nowhere() {
        new PrintStream(OutputStream.nullOutputStream())
    }
}
