package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.HubEvent;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Office.Kind;
import org.sdohub.kernel.Overflow;
import org.sdohub.kernel.Problems;
import org.sdohub.kernel.Refusal;
import org.sdohub.kernel.Step;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Group;
import org.sdohub.organization.Profile;
import org.sdohub.organization.Profile.GateKind;
import org.sdohub.relationship.Relationship;
import org.sdohub.specification.SpecificationId;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.statement.Gate.Holder;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement.Pending;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.Statement.Publication;
import org.sdohub.statement.StatementRights.Right;

/** What happens when a letter is submitted: is it complete, which gates has it to pass, and is it posted at once. */
@Singleton
class Submission {

    private final StatementStore store;
    private final StatementRights rights;
    private final StatementSight sight;
    private final Bodies bodies;
    private final LivingRelationships relationships;
    private final Redistribution redistribution;
    private final SpecificationStore specifications;
    private final Numbers numbers;
    private final Referents referents;
    private final Remarks remarks;
    private final AttachmentLimits attachments;
    private final Overflow overflow;

    Submission(
            StatementStore store,
            StatementRights rights,
            StatementSight sight,
            Bodies bodies,
            LivingRelationships relationships,
            SpecificationStore specifications,
            Numbers numbers,
            Referents referents,
            Remarks remarks,
            AttachmentLimits attachments,
            Overflow overflow) {
        this.store = store;
        this.rights = rights;
        this.sight = sight;
        this.bodies = bodies;
        this.relationships = relationships;
        this.redistribution = new Redistribution(relationships, bodies);
        this.specifications = specifications;
        this.numbers = numbers;
        this.referents = referents;
        this.remarks = remarks;
        this.attachments = attachments;
        this.overflow = overflow;
    }

    /** What the letter must be even while it is a draft. */
    void refuseMalformed(Act act, Letter letter) {
        Problems problems = new Problems();
        requirements(act, letter).refuseMalformed(letter, problems);
        refuseIfAny(act, problems);
    }

    /** What was too much is counted, once for each try. */
    void refuseIfAny(Act act, Problems problems) {
        String prefix = AttachmentLimits.prefix(act.actor());
        for (Refusal one : problems.found()) {
            switch (one.code()) {
                case AttachmentRules.TOO_MANY -> overflow.reached(prefix + "statement-files");
                case AttachmentRules.TOO_LARGE -> overflow.reached(prefix + "statement-bytes");
                default -> {}
            }
        }
        problems.refuseIfAny();
    }

    Requirements requirements(Act act, Letter letter) {
        return requirements(act, letter, mentioned(List.of(letter)), taken(letter.envelope()));
    }

    /** Of what was exchanged already, held against what was fetched for many: which identifier is taken the store tells. */
    Requirements requirements(Act act, Letter letter, Mentioned mentioned) {
        return requirements(act, letter, mentioned, Set.of());
    }

    private Requirements requirements(Act act, Letter letter, Mentioned mentioned, Set<Envelope.Identifier> taken) {
        Viewer viewer = sight.viewer(act.actor(), act.at());
        Map<StatementId, Statement> related = new HashMap<>();
        for (Relation relation : letter.relations()) {
            Optional.ofNullable(mentioned.statements().get(relation.to()))
                    .flatMap(one -> sight.shown(one, viewer))
                    .ifPresent(shown -> related.put(relation.to(), shown));
        }
        Set<Id> seen = referents.seen(letter.envelope().refersTo(), act.actor(), act.at());
        var surroundings = new Surroundings(related, mentioned.specifications(), seen, taken);
        return new Requirements(bodies.tree(), surroundings, attachments.of(act.actor()), act.at());
    }

    private Set<Envelope.Identifier> taken(Envelope envelope) {
        return envelope.identifiers().stream()
                .filter(one -> store.findByIdentifier(one.organization(), one.series(), one.value())
                        .isPresent())
                .collect(Collectors.toSet());
    }

    Mentioned mentioned(Collection<Letter> letters) {
        Set<StatementId> statements = new HashSet<>();
        Set<SpecificationId> cited = new HashSet<>();
        for (Letter letter : letters) {
            letter.relations().forEach(relation -> statements.add(relation.to()));
            letter.envelope().citations().stream()
                    .map(Envelope.Citation::specification)
                    .filter(Objects::nonNull)
                    .forEach(cited::add);
        }
        return new Mentioned(new HashMap<>(store.findAll(statements)), specifications.findAll(cited));
    }

    /** Whether a letter can be sent, and what a colleague would say about it. */
    Verdict verdict(Act act, Letter letter) {
        Requirements requirements = requirements(act, letter);
        Problems problems = new Problems();
        refuseToSend(letter, requirements, problems);
        return new Verdict(problems.found(), remarks.on(act, letter, requirements));
    }

    private void refuseToSend(Letter letter, Requirements requirements, Problems problems) {
        requirements.refuseToSend(letter, problems);
        redistribution.refuse(letter, requirements.surroundings(), problems);
    }

    void refuseToSend(Act act, Letter letter, Problems problems) {
        refuseToSend(letter, requirements(act, letter), problems);
    }

    Redistribution redistribution() {
        return redistribution;
    }

    @Nullable
    Relationship relationship(Envelope envelope) {
        return relationships.between(envelope.from(), envelope.addressees()).orElse(null);
    }

    @Nullable
    Id relationshipId(Envelope envelope) {
        Relationship of = relationship(envelope);
        return of == null ? null : of.id();
    }

    LivingRelationships.Known relationships(Collection<Envelope> envelopes) {
        return relationships.of(envelopes);
    }

    /** The first statement of the thread that the letter joins, or the statement itself. */
    static StatementId thread(StatementId id, Letter letter, Map<StatementId, Statement> related) {
        return letter.relations().stream()
                .filter(relation -> relation.kind().joinsThread())
                .min(Comparator.comparing(Relation::kind))
                .map(relation -> related.get(relation.to()))
                .map(joined -> joined.origin().thread())
                .orElse(id);
    }

    List<Remark> remarks(Act act, Letter letter) {
        return remarks.on(act, letter, requirements(act, letter));
    }

    /** With the gates that it would have to pass, were it submitted now. */
    Pending ahead(Act act, Origin origin, Letter letter) {
        Pending pending = new Pending(new StatementId(act.innerId()), 1, letter, origin, act.at(), List.of());
        return new Pending(pending.id(), 1, letter, origin, act.at(), gates(act, pending));
    }

    /**
     * @param version that the statement gets
     * @param right by which it is submitted; empty without login
     * @param before what else the act did
     */
    Step<Statement> submitted(
            Act act,
            StatementId id,
            long version,
            Letter letter,
            Origin origin,
            Optional<Right> right,
            List<HubEvent.Fact> before) {
        Requirements requirements = requirements(act, letter);
        Problems problems = new Problems();
        refuseToSend(letter, requirements, problems);
        refuseIfAny(act, problems);
        Surroundings surroundings = requirements.surroundings();
        Letter sent = letter.with(Citations.asSent(letter.envelope(), surroundings.cited()));
        Relationship of = relationship(letter.envelope());
        Origin filed = origin.filed(
                of == null ? null : of.id(),
                thread(id, letter, surroundings.related()),
                Redistribution.readers(of, origin.visibility()));
        Pending pending = new Pending(id, version, sent, filed, act.at(), List.of());
        pending = new Pending(id, version, sent, filed, act.at(), gates(act, pending));
        List<HubEvent.Fact> facts = new ArrayList<>(before);
        facts.add(new StatementEvent.StatementSubmitted(id));
        return postedIfFree(act, pending, right.map(Right::capacity).orElse(null), facts);
    }

    /** The last gate posts. */
    Step<Statement> postedIfFree(
            Act act, Pending pending, org.sdohub.kernel.@Nullable Office capacity, List<HubEvent.Fact> facts) {
        if (pending.waits()) {
            return new Step<>(pending, capacity, facts);
        }
        Statement posted = pending.orPosted(publication(act, pending));
        List<HubEvent.Fact> all = new ArrayList<>(facts);
        all.add(((Posted) posted).event());
        return new Step<>(posted, capacity, all);
    }

    Publication publication(Act act, Statement statement) {
        List<Handling> handlings = statement.letter().envelope().addressees().stream()
                .map(to -> Handling.fresh(to, firstAssignee(to), null, act.at()))
                .toList();
        return new Publication(numbers.next(act.at().atZone(ZoneOffset.UTC).getYear()), act.at(), handlings);
    }

    /** The chair of the group it is addressed to (RFC 4053 2.1), or whoever leads that kind of body. */
    Handling.Assignee firstAssignee(BodyId body) {
        return new Handling.Assignee(null, leadingOffice(body), body);
    }

    private Kind leadingOffice(BodyId body) {
        if (!(body instanceof GroupId group)) {
            return Kind.EXECUTIVE;
        }
        return switch (bodies.tree().group(group).map(Group::kind).orElse(Group.Kind.WORKING_GROUP)) {
            case PLENARY, BOARD -> Kind.EXECUTIVE;
            case AREA -> Kind.AREA_DIRECTOR;
            case QUESTION -> Kind.RAPPORTEUR;
            default -> Kind.CHAIR;
        };
    }

    /** As the sending organizations' rules are today; one that the submitter holds himself is passed by submitting. */
    private List<Gate> gates(Act act, Pending pending) {
        List<Gate> gates = new ArrayList<>();
        Envelope envelope = pending.letter().envelope();
        if (!act.actor().signedIn()) {
            gates.add(Gate.open(
                    GateKind.MODERATION, envelope.addressees().getFirst(), holders(StatementAccess.MODERATE)));
        }
        for (BodyId from : envelope.from()) {
            gates.addAll(gatesOf(act, from, pending));
        }
        return gates.stream().map(gate -> passedByHolder(act, gate, pending)).toList();
    }

    private List<Gate> gatesOf(Act act, BodyId from, Pending pending) {
        Profile profile = bodies.tree().organizationOf(from).profileOn(LocalDate.ofInstant(act.at(), ZoneOffset.UTC));
        List<Gate> gates = new ArrayList<>();
        profile.gates().forEach(kind -> gate(kind, from, profile, pending).ifPresent(gates::add));
        boolean speaksForIt = rights.drafting(
                        act.actor(), act.at(), from, pending.origin().relationship())
                .isPresent();
        if (act.actor().signedIn() && !speaksForIt) {
            // A joint statement needs the word of each sending body: whoever could have drafted for it may give it.
            gates.add(Gate.open(GateKind.APPROVAL, from, holders(rights.draftingRow(from, act.at()))));
        }
        return gates;
    }

    private Optional<Gate> gate(GateKind kind, BodyId from, Profile profile, Pending pending) {
        boolean known = pending.origin().relationship() != null;
        return GateRules.gate(kind, from, profile, kindOf(from), known);
    }

    private Optional<Group.Kind> kindOf(BodyId from) {
        return from instanceof GroupId group ? bodies.tree().group(group).map(Group::kind) : Optional.empty();
    }

    private static List<Holder> holders(StatementAccess row) {
        return row.rows().stream()
                .flatMap(grant -> grant.kinds().stream().sorted().map(kind -> new Holder(kind, grant.reach())))
                .toList();
    }

    private Gate passedByHolder(Act act, Gate gate, Pending pending) {
        return rights.passing(act.actor(), act.at(), gate, pending)
                .map(right -> gate.passed(passage(act, right, null, null, pending.version())))
                .orElse(gate);
    }

    static Gate.Passage passage(
            Act act, Right right, @Nullable String proxyFor, @Nullable String comment, long version) {
        Kind capacity = right.capacity() == null ? null : right.capacity().kind();
        return new Gate.Passage(act.actor().name(), capacity, proxyFor, act.at(), comment, version);
    }
}
