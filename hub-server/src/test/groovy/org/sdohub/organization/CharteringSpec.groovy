package org.sdohub.organization

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Bodies.organizationId
import static org.sdohub.a.People.NOW
import static org.sdohub.a.People.administrator
import static org.sdohub.a.People.by
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.EXECUTIVE
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import java.time.LocalDate
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import org.sdohub.adapter.mongo.Stores
import org.sdohub.kernel.Actor
import org.sdohub.kernel.Office
import org.sdohub.kernel.Refused
import org.sdohub.organization.CharterComparison.Part
import spock.lang.AutoCleanup
import spock.lang.Specification

/** A charter from its first draft until a later one supersedes it. */
class CharteringSpec extends Specification {

    static final IMPS = groupId('OMA/IMPS')
    static final Actor WRITER = holding(CHAIR, groupId('OMA/IMPS'))
    static final Actor APPROVER = holding(EXECUTIVE, OMA)
    static final List<String> NOT_ALLOWED = ['ORGANIZATION_ACT_NOT_ALLOWED']

    @AutoCleanup
    Stores stores = Stores.embedded()
    Bodies bodies = new Bodies(stores.organizations, stores.groups, stores.events)
    CharterDrafts drafts = new CharterDrafts(stores.charterDrafts, stores.charters, new Charters(stores.charters, bodies), bodies)

    def setup() {
        ['OMA', 'IETF'].each { stores.organizations.save(anOrganization(it), by(administrator())) }
        ['OMA/IMPS', 'OMA/CD'].each { stores.groups.save(aGroup(it), by(administrator())) }
    }

    static Charter.Content content(Map given = [:]) {
        new Charter.Content(LocalDate.of(2002, 1, 1), given.goals == null ? 'Mobile presence.' : given.goals, given.scope ?: '', given.success ?: [],
                given.deliverables ?: [], given.liaisons ?: [], given.coordination ?: [], given.dependencies ?: [], given.reviewBy)
    }

    CharterDraft inReview(Map given = [:]) {
        def draft = drafts.begin(by(WRITER), IMPS, content(given))
        drafts.submit(by(WRITER), draft.id(), null)
    }

    def "the chair drafts, the executive approves, and the charter before it stays on record"() {
        when:
        def first = drafts.approve(by(APPROVER), inReview().id(), null, null)
        def second = drafts.approve(by(APPROVER), inReview(goals: 'More of it.').id(), null, LocalDate.of(2026, 11, 1))

        then:
        stores.charters.ofGroups([IMPS])[IMPS]*.number() == [2, 1]
        [first.number(), second.number(), second.approvedOn(), second.goals()] == [1, 2, LocalDate.of(2026, 11, 1), 'More of it.']
        stores.charterDrafts.find(new CharterDraftId(second.id().value())).get().state() == CharterDraft.State.APPROVED
        drafts.openOf([IMPS], APPROVER, NOW) == [:]
    }

    def "the hub dies after the charter was written: the draft is closed by the event, and the charter is there once"() {
        given: 'written by what approving does first'
        def draft = inReview()
        new Charters(stores.charters, bodies).approve(by(APPROVER), draft.id().charter(), IMPS, draft.content())
        assert drafts.openOf([IMPS], APPROVER, NOW).size() == 1

        when:
        2.times { stores.everythingThatHappened().each { drafts.follow(it) } }

        then:
        stores.charterDrafts.find(draft.id()).get().state() == CharterDraft.State.APPROVED
        stores.charters.ofGroups([IMPS])[IMPS].size() == 1
        stores.events.of(draft.id(), 100).count { it.type() == 'CharterDraftApproved' } == 1
    }

    def "#who that #what is answered with #codes"() {
        given:
        def draft = drafts.begin(by(WRITER), IMPS, content())
        if (from == CharterDraft.State.REVIEW) {
            drafts.submit(by(WRITER), draft.id(), null)
        }

        expect:
        codesOf { does(drafts, by(actor), draft.id()) } == codes

        where:
        who                    | what                | from                      | actor                            | does                                                   || codes
        'the chair'            | 'edits a draft'     | CharterDraft.State.DRAFT  | WRITER                           | { d, a, id -> d.edit(a, id, null) { it } }             || []
        'the secretariat'      | 'edits a draft'     | CharterDraft.State.DRAFT  | holding(SECRETARIAT, OMA)        | { d, a, id -> d.edit(a, id, null) { it } }             || []
        'another chair'        | 'edits a draft'     | CharterDraft.State.DRAFT  | holding(CHAIR, groupId('OMA/CD')) | { d, a, id -> d.edit(a, id, null) { it } }            || ['CHARTER_DRAFT_UNKNOWN']
        'the public'           | 'edits a draft'     | CharterDraft.State.DRAFT  | Actor.PUBLIC                     | { d, a, id -> d.edit(a, id, null) { it } }             || ['CHARTER_DRAFT_UNKNOWN']
        'another secretariat'  | 'submits it'        | CharterDraft.State.DRAFT  | holding(SECRETARIAT, IETF)       | { d, a, id -> d.submit(a, id, null) }                  || ['CHARTER_DRAFT_UNKNOWN']
        'the executive'        | 'submits it'        | CharterDraft.State.DRAFT  | APPROVER                         | { d, a, id -> d.submit(a, id, null) }                  || NOT_ALLOWED
        'the executive'        | 'approves a draft'  | CharterDraft.State.DRAFT  | APPROVER                         | { d, a, id -> d.approve(a, id, null, null) }           || ['CHARTER_STATE_FORBIDS']
        'the chair'            | 'edits in review'   | CharterDraft.State.REVIEW | WRITER                           | { d, a, id -> d.edit(a, id, null) { it } }             || ['CHARTER_STATE_FORBIDS']
        'the chair'            | 'approves'          | CharterDraft.State.REVIEW | WRITER                           | { d, a, id -> d.approve(a, id, null, null) }           || NOT_ALLOWED
        'the public'           | 'approves'          | CharterDraft.State.REVIEW | Actor.PUBLIC                     | { d, a, id -> d.approve(a, id, null, null) }           || NOT_ALLOWED
        'the secretariat'      | 'approves'          | CharterDraft.State.REVIEW | holding(SECRETARIAT, OMA)        | { d, a, id -> d.approve(a, id, null, null) }           || []
        'the executive'        | 'approves tomorrow' | CharterDraft.State.REVIEW | APPROVER                         | { d, a, id -> d.approve(a, id, null, LocalDate.of(2026, 11, 21)) } || ['CHARTER_DATE_IN_FUTURE']
        'the executive'        | 'approves what changed' | CharterDraft.State.REVIEW | APPROVER                     | { d, a, id -> d.approve(a, id, 1, null) }              || ['CONFLICT']
        'the executive'        | 'sends it back'     | CharterDraft.State.REVIEW | APPROVER                         | { d, a, id -> d.sendBack(a, id, null, 'Too wide.') }   || []
        'the executive'        | 'sends it back without a word' | CharterDraft.State.REVIEW | APPROVER              | { d, a, id -> d.sendBack(a, id, null, ' ') }           || ['CHARTER_REASON_MISSING']
        'the chair'            | 'gives it up'       | CharterDraft.State.REVIEW | WRITER                           | { d, a, id -> d.drop(a, id, null, 'Not now.') }        || []
    }

    /** Every office at the group, at another one, at its organization and at another one; then the public. */
    static final Map<String, Actor> EVERYBODY = [Office.Kind.values(), ['OMA/IMPS', 'OMA/CD', 'OMA', 'IETF']].combinations()
            .collectEntries { kind, body -> ["$kind of $body".toString(), holding(kind, body.contains('/') ? groupId(body) : organizationId(body))] } + ['the public': Actor.PUBLIC]

    def "of all offices anywhere, only #who may #what"() {
        given:
        def review = what in ['send back', 'approve']
        def ready = {
            def draft = drafts.begin(by(WRITER), IMPS, content())
            review ? drafts.submit(by(WRITER), draft.id(), null) : draft
        }
        def draft = what == 'begin' ? null : ready()

        when:
        def may = EVERYBODY.findAll { name, actor ->
            def codes = codesOf { does(drafts, by(actor), draft?.id()) }
            if (codes == []) {
                drafts.openOf([IMPS], APPROVER, NOW).values().each { drafts.drop(by(WRITER), it.id(), null, 'Again.') }
                draft = what == 'begin' ? null : ready()
            }
            assert codes in [[], NOT_ALLOWED, ['CHARTER_DRAFT_UNKNOWN']]
            codes == []
        }

        then:
        may.keySet() == who as Set

        where:
        what        | does                                                  || who
        'begin'     | { d, a, id -> d.begin(a, IMPS, content()) }           || ['CHAIR of OMA/IMPS', 'SECRETARIAT of OMA']
        'edit'      | { d, a, id -> d.edit(a, id, null) { it } }            || ['CHAIR of OMA/IMPS', 'SECRETARIAT of OMA']
        'submit'    | { d, a, id -> d.submit(a, id, null) }                 || ['CHAIR of OMA/IMPS', 'SECRETARIAT of OMA']
        'give up'   | { d, a, id -> d.drop(a, id, null, 'Not now.') }       || ['CHAIR of OMA/IMPS', 'SECRETARIAT of OMA']
        'send back' | { d, a, id -> d.sendBack(a, id, null, 'Too wide.') }  || ['EXECUTIVE of OMA', 'SECRETARIAT of OMA']
        'approve'   | { d, a, id -> d.approve(a, id, null, null) }          || ['EXECUTIVE of OMA', 'SECRETARIAT of OMA']
    }

    def "what came back is edited and goes to review again, with the remark"() {
        given:
        def returned = drafts.sendBack(by(APPROVER), inReview().id(), null, 'Too wide.')

        expect:
        returned.state() == CharterDraft.State.DRAFT
        returned.remark() == 'Too wide.'
        drafts.edit(by(WRITER), returned.id(), null) { content(goals: 'Less of it.') }.content().goals() == 'Less of it.'
        drafts.submit(by(WRITER), returned.id(), null).state() == CharterDraft.State.REVIEW
    }

    def "of two who begin a draft of one charter at once, one is refused"() {
        given:
        def pool = Executors.newFixedThreadPool(2)

        when:
        def outcomes = pool.invokeAll((1..2).collect { { codesOf { drafts.begin(by(WRITER), IMPS, content()) } } as Callable })*.get()

        then:
        outcomes as Set == [[], ['CHARTER_DRAFT_OPEN_ALREADY']] as Set

        cleanup:
        pool.shutdownNow()
    }

    def "a draft is seen by its writers and approvers, what is in review by everybody: #who sees #seen"() {
        given:
        def draft = drafts.begin(by(WRITER), IMPS, content())

        expect:
        drafts.visible([draft.id()], actor, NOW).size() == seen
        drafts.openOf([IMPS], actor, NOW).size() == seen

        when:
        drafts.submit(by(WRITER), draft.id(), null)

        then:
        drafts.visible([draft.id()], actor, NOW).size() == 1

        where:
        who            | actor                             || seen
        'its writer'   | WRITER                            || 1
        'its approver' | APPROVER                          || 1
        'another one'  | holding(CHAIR, groupId('OMA/CD')) || 0
        'the public'   | Actor.PUBLIC                      || 0
    }

    def "two charters are compared part by part"() {
        given:
        def deliverable = { String title, Charter.Deliverable.Status status -> new Charter.Deliverable(title, 'requirements', '', status, null) }
        def before = content(deliverables: [deliverable('RD', Charter.Deliverable.Status.PLANNED), deliverable('AD', Charter.Deliverable.Status.PLANNED)],
                liaisons: [new Charter.ExpectedLiaison('PAM Forum', '')], success: ['Timeliness'])
        def after = content(goals: 'More.', deliverables: [deliverable('RD', Charter.Deliverable.Status.DONE), deliverable('AD', Charter.Deliverable.Status.PLANNED)],
                liaisons: [new Charter.ExpectedLiaison('JCP', 'Java')], success: ['Timeliness'], reviewBy: LocalDate.of(2027, 1, 1))

        expect:
        CharterComparison.between(before, after).collect { [it.part(), it.title(), it.before(), it.after()] } == [
            [Part.GOALS, '', 'Mobile presence.', 'More.'],
            [Part.DELIVERABLES, 'RD', 'requirements, PLANNED, no day set', 'requirements, DONE, no day set'],
            [Part.LIAISONS, 'PAM Forum', '', null], [Part.LIAISONS, 'JCP', null, 'Java'],
            [Part.REVIEW, '', null, '2027-01-01']]
        CharterComparison.between(after, after) == []
    }

    def "a charter says what the group is there for: #given is answered with #fields"() {
        when:
        drafts.begin(by(WRITER), IMPS, content(given))

        then:
        def refused = thrown(Refused)
        refused.refusals().collect { [it.code(), it.field().join()] } == fields.collect { ['CHARTER_TEXT_MALFORMED', it] }

        where:
        given                                                                     || fields
        [goals: ' ']                                                              || ['goals']
        [scope: 'x' * 20_001, liaisons: [new Charter.ExpectedLiaison(' ', '')]]   || ['goals', 'liaisons']
    }

    private static List<String> codesOf(Closure<?> act) {
        try {
            act()
            return []
        } catch (Refused refused) {
            return refused.refusals()*.code()
        }
    }
}
