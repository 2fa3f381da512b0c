package org.sdohub.adapter.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.sdohub.identity.Accounts;
import org.sdohub.identity.OfficeSource;
import org.sdohub.identity.Welcome;
import org.sdohub.kernel.EventLog;

/**
 * The world of the seeds, brought through the rooms' own acts. Facts and figures come from five papers, named where they
 * are used: [3975] and [4053] are RFCs, [IMPS] the charter of OMA's IMPS working group, [ERELD] the IMPS enabler release
 * definition, [PUSH] the OMA's statement on SIP Push. What is invented says so.
 */
@Singleton
final class DemoWorld implements Welcome {

    private final Clock clock;
    private final EventLog events;
    private final List<OfficeSource> offices;
    private final Guests guests;
    private final Rooms rooms;

    DemoWorld(Clock clock, EventLog events, List<OfficeSource> offices, Accounts accounts, Rooms rooms) {
        this.clock = clock;
        this.events = events;
        this.offices = List.copyOf(offices);
        this.guests = new Guests(accounts.withPublicPasswords());
        this.rooms = rooms;
    }

    @Override
    public void prepare(Consumer<String> progress) {
        if (guests.firstStart().isEmpty() && events.last() > 0) {
            progress.accept("demo world: left out, because this hub has a world of its own");
            return;
        }
        Instant firstStart = guests.firstStart().orElseGet(clock::instant);
        progress.accept("demo world: accounts");
        guests.open(firstStart);
        script(new Days(firstStart)).play(progress);
    }

    private Script script(Days days) {
        Script script = new Script(events, offices);
        tellBodies(script);
        tellSpecifications(script);
        new OmaIetfRelationship(script, rooms.relationships(), rooms.appointments()).tell(days);
        new Rfc3975WorkAreas(script, rooms.workAreas()).tell(days);
        new OmaIetfNews(script, rooms.newWork(), rooms.invitations()).tell(days);
        new OmaIetfLists(script, rooms.dependencies(), rooms.dependencyLists(), rooms.listRhythms()).tell(days);
        tellStatements(script, days);
        return script;
    }

    private void tellBodies(Script script) {
        var facts = new BodyFacts(script, rooms.organizations(), rooms.groups(), rooms.people());
        new OmaWorld(facts).tell(script);
        new IetfWorld(facts).tell(script);
        new Partners(facts).tell(script);
        new Offices(facts).tell(script);
        new ImpsCharter(rooms.charters()).tell(script);
    }

    private void tellSpecifications(Script script) {
        var facts = new SpecificationFacts(script, rooms.specifications());
        new IetfSpecifications(facts).tell(script);
        new OmaSpecifications(facts).tell(script);
        new Imps12(facts, rooms.releases()).tell(script);
    }

    private void tellStatements(Script script, Days days) {
        var facts = new StatementFacts(
                script, rooms.statements(), rooms.gates(), rooms.replies(), rooms.handlings(), rooms.deadlines());
        new SipPush(facts).tell(script);
        new Examples(facts, days).tell(script);
    }

    @Override
    public List<Guest> guests() {
        return guests.opened();
    }
}
