package org.sdohub.relationship

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.People.NOW
import static org.sdohub.a.Relationships.DAY
import static org.sdohub.a.Relationships.MANAGER
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.agreed
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.by
import static org.sdohub.a.Relationships.inState
import static org.sdohub.a.Relationships.managerOf
import static org.sdohub.a.Relationships.proposed
import static org.sdohub.relationship.Relationship.State.ACTIVE
import static org.sdohub.relationship.Relationship.State.AGREED
import static org.sdohub.relationship.Relationship.State.DORMANT
import static org.sdohub.relationship.Relationship.State.ENDED
import static org.sdohub.relationship.Relationship.State.PROPOSED
import static org.sdohub.relationship.Relationship.State.UNDER_REVISION

import java.time.LocalDate
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Relationship.Turn
import spock.lang.Specification

/** What can be done with a relationship in which state (domain.md 2). */
class LivingThroughARelationshipSpec extends Specification {

    static final String NOT_NOW = 'RELATIONSHIP_ACT_NOT_IN_THIS_STATE'
    static final String SO_ALREADY = 'RELATIONSHIP_STATE_ALREADY_REACHED'
    static final String OVER = 'RELATIONSHIP_ENDED'
    static final String FIXED = 'RELATIONSHIP_ARRANGEMENT_AGREED'

    static final Map<String, Closure> ACTS = [
        'consent'      : { it.consented(by(IETF)) },
        'activate'     : { it.turned(Turn.ACTIVATE, by(OMA), NOW) },
        'revise'       : { it.turned(Turn.REVISE, by(OMA), NOW) },
        'make dormant' : { it.turned(Turn.MAKE_DORMANT, by(OMA), NOW) },
        'end'          : { it.turned(Turn.END, by(OMA), NOW) },
        'rearrange'    : { it.edited(arrangement(purpose: 'another'), it.upkeep(), by(OMA)) },
        'keep up'      : { it.edited(it.arrangement(), new Upkeep([], 'each month', DAY), by(OMA)) },
        'give notice'  : { it.noticed(MANAGER, Notice.Kind.MODIFY, by(OMA)) },
        'open office'  : { it.opened(MANAGER, managerOf(OMA), by(OMA).office()) },
    ]

    def "from #state, the act '#act' leads to #next, or is refused with #code and changes nothing"() {
        given:
        def relationship = inState(state)

        when:
        def outcome = outcome { ACTS[act](relationship) }

        then:
        outcome == [next, code]

        where:
        state          | act            || next           | code
        PROPOSED       | 'consent'      || AGREED         | null
        PROPOSED       | 'activate'     || null           | NOT_NOW
        PROPOSED       | 'revise'       || null           | NOT_NOW
        PROPOSED       | 'make dormant' || null           | NOT_NOW
        PROPOSED       | 'end'          || ENDED          | null
        PROPOSED       | 'rearrange'    || PROPOSED       | null
        PROPOSED       | 'keep up'      || PROPOSED       | null
        PROPOSED       | 'give notice'  || null           | NOT_NOW
        PROPOSED       | 'open office'  || null           | NOT_NOW
        AGREED         | 'consent'      || null           | NOT_NOW
        AGREED         | 'activate'     || ACTIVE         | null
        AGREED         | 'revise'       || UNDER_REVISION | null
        AGREED         | 'make dormant' || null           | NOT_NOW
        AGREED         | 'end'          || ENDED          | null
        AGREED         | 'rearrange'    || null           | FIXED
        AGREED         | 'keep up'      || AGREED         | null
        AGREED         | 'give notice'  || AGREED         | null
        AGREED         | 'open office'  || AGREED         | null
        ACTIVE         | 'consent'      || null           | NOT_NOW
        ACTIVE         | 'activate'     || null           | SO_ALREADY
        ACTIVE         | 'revise'       || UNDER_REVISION | null
        ACTIVE         | 'make dormant' || DORMANT        | null
        ACTIVE         | 'end'          || ENDED          | null
        ACTIVE         | 'rearrange'    || null           | FIXED
        ACTIVE         | 'keep up'      || ACTIVE         | null
        ACTIVE         | 'give notice'  || ACTIVE         | null
        ACTIVE         | 'open office'  || ACTIVE         | null
        UNDER_REVISION | 'consent'      || UNDER_REVISION | null
        UNDER_REVISION | 'activate'     || null           | NOT_NOW
        UNDER_REVISION | 'revise'       || null           | SO_ALREADY
        UNDER_REVISION | 'make dormant' || null           | NOT_NOW
        UNDER_REVISION | 'end'          || ENDED          | null
        UNDER_REVISION | 'rearrange'    || UNDER_REVISION | null
        UNDER_REVISION | 'keep up'      || UNDER_REVISION | null
        UNDER_REVISION | 'give notice'  || UNDER_REVISION | null
        UNDER_REVISION | 'open office'  || UNDER_REVISION | null
        DORMANT        | 'consent'      || null           | NOT_NOW
        DORMANT        | 'activate'     || ACTIVE         | null
        DORMANT        | 'revise'       || UNDER_REVISION | null
        DORMANT        | 'make dormant' || null           | SO_ALREADY
        DORMANT        | 'end'          || ENDED          | null
        DORMANT        | 'rearrange'    || null           | FIXED
        DORMANT        | 'keep up'      || DORMANT        | null
        DORMANT        | 'give notice'  || DORMANT        | null
        DORMANT        | 'open office'  || DORMANT        | null
        ENDED          | 'consent'      || null           | OVER
        ENDED          | 'activate'     || null           | OVER
        ENDED          | 'revise'       || null           | OVER
        ENDED          | 'make dormant' || null           | OVER
        ENDED          | 'end'          || null           | OVER
        ENDED          | 'rearrange'    || null           | OVER
        ENDED          | 'keep up'      || null           | OVER
        ENDED          | 'give notice'  || null           | OVER
        ENDED          | 'open office'  || null           | OVER
    }

    def "proposing is the proposer's consent, and the other side's makes it agreed, on record with day and office"() {
        expect:
        proposed().consents()*.side() == [OMA]
        agreed().consents()*.side() == [OMA, IETF]
        agreed().milestones().collect { [it.state(), it.side(), it.on()] } == [[PROPOSED, OMA, DAY], [AGREED, IETF, DAY]]
        agreed().milestones()*.decider()*.name() == ['EXECUTIVE', 'EXECUTIVE']
    }

    def "a side cannot consent twice, so it cannot consent for the other"() {
        expect:
        outcome { proposed().consented(by(OMA)) } == [null, 'RELATIONSHIP_CONSENT_GIVEN_ALREADY']
    }

    def "another arrangement takes the other side's consent away; upkeep takes none"() {
        given: 'the proposer has consented'
        def proposal = proposed()

        when: 'the other side writes its own version'
        def counter = proposal.edited(arrangement(purpose: 'ours'), Upkeep.NONE, by(IETF)).next()

        then:
        counter.consents()*.side() == [IETF]
        counter.consented(by(OMA)).next().state() == AGREED

        and:
        proposal.edited(arrangement(), new Upkeep([], 'each month', null), by(IETF)).next().consents()*.side() == [OMA]
    }

    def "what is under revision needs the consent of both again"() {
        given:
        def revised = inState(UNDER_REVISION)

        when:
        def once = revised.consented(by(IETF)).next()
        def twice = once.consented(by(OMA)).next()

        then:
        revised.consents().empty
        once.state() == UNDER_REVISION
        twice.state() == AGREED
    }

    def "under revision the terms that both consented to last stay in force until both consent to others, or it ends"() {
        given:
        def kept = arrangement(visibility: Visibility.PARTIES)
        def revised = active('oma-ietf', kept).turned(Turn.REVISE, by(OMA), NOW).next()

        when: 'one side alone would show it to everybody'
        def wanted = revised.edited(arrangement(), Upkeep.NONE, by(OMA)).next()

        then:
        [revised, wanted, wanted.turned(Turn.END, by(OMA), NOW).next()]*.terms()*.visibility().unique() == [Visibility.PARTIES]
        !Readers.PUBLIC.mayRead(wanted)
        wanted.arrangement().terms().visibility() == Visibility.PUBLIC

        when:
        def agreed = wanted.consented(by(IETF)).next()

        then:
        agreed.terms().visibility() == Visibility.PUBLIC
        Readers.PUBLIC.mayRead(agreed)
    }

    def "the organizations of a relationship stay the same"() {
        given:
        def other = org.sdohub.a.Relationships.side(org.sdohub.a.Bodies.organizationId('3GPP'))

        expect:
        outcome { proposed().edited(arrangement(second: other), Upkeep.NONE, by(OMA)) } == [null, 'RELATIONSHIP_SIDES_FIXED']
    }

    def "a decision #why is refused with #code"() {
        expect:
        outcome { active().turned(Turn.END, decision, NOW) } == [null, code]

        where:
        why                           | decision                                  || code
        'without a reason'            | by(OMA, ' ')                              || 'RELATIONSHIP_REASON_MISSING'
        'dated before the last step'  | by(OMA, 'late', LocalDate.of(2004, 12, 31)) || 'RELATIONSHIP_DATE_OUT_OF_ORDER'
    }

    def "a review is due each year while something is in force: #state, last reviewed #reviewed, is due #due"() {
        given:
        def relationship = inState(state)
        def kept = state == ENDED ? relationship
                : relationship.edited(relationship.arrangement(), new Upkeep([], '', reviewed), by(OMA)).next()

        expect:
        kept.reviewDue() == due

        where:
        state    | reviewed                   || due
        PROPOSED | null                       || null
        AGREED   | null                       || LocalDate.of(2006, 1, 1)
        DORMANT  | LocalDate.of(2010, 5, 3)   || LocalDate.of(2011, 5, 3)
        ENDED    | null                       || null
    }

    def "terms say what a side may cite normatively: #series #maturity by #citing: #may"() {
        given: 'as RFC 3975 7 says of the OMA, and nothing of the IETF'
        def rule = new Terms.CitationRule(OMA, 'RFC', ['Proposed Standard', 'Draft Standard', 'Standard', 'Informational'])
        def terms = new Terms(false, [rule], '', null, Terms.NONE.visibility(), Terms.NONE.listVisibility(), Terms.NONE.redistributedTo())

        expect:
        terms.mayCiteNormatively(citing, series, maturity) == may

        where:
        citing | series           | maturity            || may
        OMA    | 'RFC'            | 'Proposed Standard' || true
        OMA    | 'RFC'            | 'proposed standard' || true
        OMA    | 'RFC'            | 'Experimental'      || false
        OMA    | 'Internet-Draft' | 'Proposed Standard' || false
        IETF   | 'OMA TS'         | 'Candidate'         || true
    }

    private static List outcome(Closure<?> act) {
        try {
            return [act().next().state(), null]
        } catch (Refused refused) {
            return [null, refused.refusals().first().code()]
        }
    }
}
