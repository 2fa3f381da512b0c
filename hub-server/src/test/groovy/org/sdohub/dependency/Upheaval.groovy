package org.sdohub.dependency

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.Dependencies.needing
import static org.sdohub.a.Relationships.active
import static org.sdohub.a.Relationships.arrangement
import static org.sdohub.a.Relationships.relationshipId
import static org.sdohub.a.Specifications.ANY_OFFICE
import static org.sdohub.a.Specifications.aSpecification
import static org.sdohub.a.Specifications.aVersion
import static org.sdohub.a.Specifications.details
import static org.sdohub.a.Specifications.specificationId
import static org.sdohub.organization.Profile.Maturity.*

import java.time.LocalDate
import org.sdohub.kernel.Refused
import org.sdohub.organization.Profile.Maturity
import org.sdohub.organization.Profile.Visibility
import org.sdohub.relationship.Terms
import org.sdohub.specification.Relation
import org.sdohub.specification.Specification
import org.sdohub.specification.VersionId

/** Everything on which health rests changes all the time, in ways that the rooms allow; the same seed does the same. */
class Upheaval {

    static final int SPECIFICATIONS = 12
    static final List<String> SERIES = ['RFC', 'I-D', null]

    final HealthRoom room
    final Random random
    int declared

    Upheaval(HealthRoom room, long seed, int declared = 0) {
        this.room = room
        this.random = new Random(seed)
        this.declared = declared
    }

    void begin() {
        room.keep(active('oma-ietf', arrangement(terms: Terms.NONE)))
        (1..SPECIFICATIONS).each { room.keep(aSpecification("S$it", it % 3 == 0 ? OMA : IETF, series: SERIES[it % 3], versions: ['1': DRAFT])) }
        20.times { attempt { declare() } }
    }

    void once() {
        attempt([this.&version, this.&version, this.&maturity, this.&relations, this.&owner, this.&access, this.&terms, this.&edit,
                 this.&edit, this.&declare, this.&drop][random.nextInt(11)])
    }

    /** Not everything that comes to mind is allowed. */
    private static void attempt(Closure change) {
        try {
            change()
        } catch (Refused ignored) {
            // Then it does not happen.
        }
    }

    private <T> T any(List<T> all) {
        all[random.nextInt(all.size())]
    }

    private LocalDate day() {
        random.nextBoolean() ? null : room.calendar.day.plusDays(random.nextInt(60) - 20)
    }

    private void specification(Closure rule) {
        def id = specificationId("S${1 + random.nextInt(SPECIFICATIONS)}")
        room.change(room.stores.specifications.find(id).get(), rule)
    }

    private void version() {
        specification { Specification one ->
            def label = String.valueOf(one.versions().size() + 1)
            def more = day()
            def details = aVersion(label, any([IDEA, DRAFT, STABLE, APPROVED, PUBLISHED]), '2005-01-01', expires: more?.isAfter(LocalDate.of(2005, 1, 1)) ? more : null)
            def replaced = random.nextInt(3) == 0 ? null : one.latest()?.id()
            one.versionAdded(new VersionId(new UUID(random.nextLong(), random.nextLong())), details, replaced, ANY_OFFICE)
        }
    }

    private void maturity() {
        specification { Specification one ->
            def version = any(one.versions())
            def step = any(Maturity.values() as List)
            def details = aVersion(version.label(), step, version.date().toString(), expires: version.expires())
            one.versionEdited(version.id(), details, version.successor(), ANY_OFFICE)
        }
    }

    /** Higher numbers are newer, so that there is no cycle. */
    private void relations() {
        specification { Specification one ->
            int number = one.designation().value().drop(1) as int
            def relations = random.nextBoolean() ? [:] : number > 1 && random.nextBoolean()
                    ? [(any([Relation.Kind.OBSOLETES, Relation.Kind.REPLACES, Relation.Kind.UPDATES])): "S${1 + random.nextInt(number - 1)}"]
                    : number < SPECIFICATIONS
                    ? [(any([Relation.Kind.PUBLISHED_AS, Relation.Kind.SPLIT_INTO])): "S${number + 1 + random.nextInt(SPECIFICATIONS - number)}"] : [:]
            one.edited(anew(one, relations: relations), ANY_OFFICE)
        }
    }

    private void owner() {
        specification { Specification one ->
            one.edited(anew(one, relations: null, owner: any([null, groupId('IETF/SIP')])), ANY_OFFICE)
        }
    }

    private void access() {
        specification { Specification one -> one.edited(anew(one, relations: null, access: any(Specification.Access.values() as List)), ANY_OFFICE) }
    }

    private static Specification.Details anew(Map given, Specification one) {
        def made = details([series: one.series(), owner: one.owner(), access: one.access()] + given.findAll { it.value != null || it.key == 'owner' }, one.designation().value())
        given.relations != null ? made : new Specification.Details(made.designation(), made.series(), made.number(), made.title(), made.owner(),
                made.aliases(), made.access(), made.url(), one.relations())
    }

    private void terms() {
        def rules = random.nextBoolean() ? [] : [new Terms.CitationRule(OMA, any(['RFC', 'I-D']), any([[], ['Published'], ['Standard']]))]
        room.change(room.stores.relationships.find(relationshipId('oma-ietf')).get()) {
            HealthRoom.agreeing(it, new Terms(false, rules, '', null, Visibility.PUBLIC, Visibility.PUBLIC, Visibility.PUBLIC))
        }
    }

    private void declare() {
        def target = "S${1 + random.nextInt(SPECIFICATIONS)}"
        def exact = random.nextBoolean()
        def to = random.nextInt(10) == 0 ? '"a thing"' : exact ? "$target @ 1" : target
        def from = random.nextBoolean() ? '"product ' + ++declared + '"' : "S${1 + random.nextInt(SPECIFICATIONS)}"
        room.declare(given(exact) + [relationship: relationshipId('oma-ietf')], from, to)
    }

    private Map given(boolean exact) {
        [kind: any(Dependency.Kind.values() as List), needed: random.nextBoolean() ? null : any([DRAFT, STABLE, PUBLISHED]),
         neededBy: day(), expected: day(), pinned: exact && random.nextBoolean()]
    }

    private void edit() {
        def one = any(room.all())
        room.change(one) { it.edited(needing(given(one.to() instanceof End.ExactVersion)), ANY_OFFICE) }
    }

    private void drop() {
        room.change(any(room.all())) { it.dropped('no more', ANY_OFFICE) }
    }
}
