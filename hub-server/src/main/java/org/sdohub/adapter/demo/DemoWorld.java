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
import org.sdohub.organization.Charters;
import org.sdohub.organization.Groups;
import org.sdohub.organization.Organizations;
import org.sdohub.organization.People;

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
    private final Organizations organizations;
    private final Groups groups;
    private final People people;
    private final Charters charters;

    DemoWorld(
            Clock clock,
            EventLog events,
            List<OfficeSource> offices,
            Accounts accounts,
            Organizations organizations,
            Groups groups,
            People people,
            Charters charters) {
        this.clock = clock;
        this.events = events;
        this.offices = List.copyOf(offices);
        this.guests = new Guests(accounts);
        this.organizations = organizations;
        this.groups = groups;
        this.people = people;
        this.charters = charters;
    }

    @Override
    public void prepare(Consumer<String> progress) {
        Instant firstStart = guests.firstStart().orElseGet(clock::instant);
        if (guests.firstStart().isEmpty() && events.last() > 0) {
            progress.accept("demo world: left out, because this hub has a world of its own");
            return;
        }
        Script script = new Script(events, offices);
        tell(script, new Days(firstStart));
        progress.accept("demo world: accounts");
        guests.open(firstStart);
        script.play(progress);
    }

    private void tell(Script script, Days days) {
        var bodies = new BodyFacts(script, organizations, groups, people);
        new OmaWorld(bodies).tell(script);
        new IetfWorld(bodies).tell(script);
        new Partners(bodies).tell(script);
        new Offices(bodies).tell(script);
        new ImpsCharter(charters).tell(script);
    }

    @Override
    public List<Guest> guests() {
        return guests.opened();
    }
}
