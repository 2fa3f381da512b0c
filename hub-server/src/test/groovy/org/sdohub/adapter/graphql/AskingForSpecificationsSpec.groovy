package org.sdohub.adapter.graphql

import static org.sdohub.a.Bodies.IETF
import static org.sdohub.a.Bodies.OMA
import static org.sdohub.a.Bodies.aGroup
import static org.sdohub.a.Bodies.anOrganization
import static org.sdohub.a.Bodies.groupId
import static org.sdohub.a.People.holding
import static org.sdohub.kernel.Office.Kind.CHAIR
import static org.sdohub.kernel.Office.Kind.DELEGATE
import static org.sdohub.kernel.Office.Kind.SECRETARIAT

import org.sdohub.organization.GroupStore
import org.sdohub.organization.OrganizationStore
import spock.lang.Shared
import spock.lang.Specification

class AskingForSpecificationsSpec extends Specification {

    @Shared
    AskedHub hub

    def setup() {
        hub = new AskedHub()
        [anOrganization('OMA'), anOrganization('IETF')].each { hub.keep(OrganizationStore, it) }
        [aGroup('IETF/SIP'), aGroup('OMA/CD')].each { hub.keep(GroupStore, it) }
    }

    def cleanup() {
        hub.close()
    }

    Map create(String input, actor = holding(SECRETARIAT, IETF)) {
        hub.data("mutation { createSpecification(input: {$input}) { specification { id designation version } problems { code field } } }", actor).createSpecification
    }

    Map addVersion(String input, actor = holding(SECRETARIAT, IETF)) {
        hub.data("mutation { addSpecificationVersion(input: {$input}) { specification { latest { id label citation } } problems { code field } } }", actor).addSpecificationVersion
    }

    def "a chair enters a specification with a version and relations, and everybody finds them from both ends"() {
        given:
        create('organization: "IETF", designation: "RFC 2543", title: "SIP"')
        def made = create('organization: "IETF", owner: "IETF/SIP", designation: "RFC 3261", series: "RFC", number: "3261", title: "SIP: Session Initiation Protocol", relations: [{kind: OBSOLETES, to: "rfc2543"}]',
                holding(CHAIR, groupId('IETF/SIP')))
        addVersion('specification: "RFC 3261", label: "1", date: "2002-06-01", maturity: "published"')

        when:
        def found = hub.data('''{
            specification(designation: "rfc3261") {
              designation organization { acronym } owner { label } maturity latest { label step citation specification { title } }
              obsoletes { designation obsoletedBy { designation } } history { type } viewerCanEdit }
            organization(acronym: "IETF") { specifications(orderBy: TITLE) { nodes { designation } totalCount } }
            group(key: "IETF/SIP") { specifications { nodes { designation } } } }''')

        then:
        made.problems == []
        found.specification == [
                designation: 'RFC 3261', organization: [acronym: 'IETF'], owner: [label: 'IETF SIP'], maturity: 'PUBLISHED',
                latest: [label: '1', step: 'Published', citation: 'RFC 3261 1', specification: [title: 'SIP: Session Initiation Protocol']],
                obsoletes: [[designation: 'RFC 2543', obsoletedBy: [[designation: 'RFC 3261']]]],
                history: [[type: 'SpecificationCreated'], [type: 'SpecificationVersionAdded']], viewerCanEdit: false]
        found.organization.specifications == [nodes: [[designation: 'RFC 2543'], [designation: 'RFC 3261']], totalCount: 2]
        found.group.specifications.nodes*.designation == ['RFC 3261']
    }

    def "all that is wrong is told at once, with its place"() {
        expect:
        create('organization: "IETF", designation: " ", title: "", aliases: ["STD 1", ""]').problems.collect { [it.code, it.field] } == [
                ['SPECIFICATION_DESIGNATION_MALFORMED', ['designation']],
                ['SPECIFICATION_TITLE_MALFORMED', ['title']],
                ['SPECIFICATION_DESIGNATION_MALFORMED', ['aliases']]]
    }

    def "what is given is changed, the rest stays, and null takes away"() {
        given:
        create('organization: "IETF", owner: "IETF/SIP", designation: "RFC 1", series: "RFC", number: "1", title: "Host software"')

        when:
        def edited = hub.data('mutation { editSpecification(input: {id: "RFC 1", expectedVersion: 1, number: null, title: "Host Software"}) { specification { title series number owner { key } } problems { code } } }',
                holding(SECRETARIAT, IETF)).editSpecification

        then:
        edited == [specification: [title: 'Host Software', series: 'RFC', number: null, owner: [key: 'IETF/SIP']], problems: []]
    }

    def "of a members-only specification others learn title and number only"() {
        given:
        create('organization: "OMA", designation: "OMA-TS-X", title: "X", access: MEMBER, url: "https://www.openmobilealliance.org/x"', holding(SECRETARIAT, OMA))
        def version = addVersion('specification: "OMA-TS-X", label: "1.0", identifier: "OMA-TS-X-V1_0", date: "2008-05-13", maturity: "Draft"', holding(SECRETARIAT, OMA)).specification.latest.id
        def question = "{ specification(designation: \"OMA-TS-X\") { title url maturity latest { label } versions { label } history { type } } node(id: \"$version\") { id } specifications(filter: {maturities: [DRAFT]}) { totalCount } }".toString()

        expect:
        hub.data(question) == [specification: [title: 'X', url: null, maturity: null, latest: null, versions: [], history: []], node: null, specifications: [totalCount: 0]]
        hub.data(question, holding(DELEGATE, groupId('OMA/CD'))).specification.maturity == 'DRAFT'
        hub.data(question, holding(DELEGATE, groupId('OMA/CD'))).node == [id: version]
    }

    def "who works on a members-only specification and what it says of others is the members' to know; what others say of it is theirs to tell"() {
        given:
        create('organization: "IETF", designation: "RFC 1", title: "1"')
        create('organization: "OMA", designation: "OMA-TS-X", title: "X", access: MEMBER, owner: "OMA/CD", aliases: ["TS 99.9"], relations: [{kind: UPDATES, to: "RFC 1"}]', holding(SECRETARIAT, OMA))
        create('organization: "IETF", designation: "RFC 2", title: "2", relations: [{kind: REPLACES, to: "OMA-TS-X"}]')
        def question = '''{
            it: specification(designation: "TS 99.9") { owner { key } aliases relations { kind } updates { designation } replacedBy { designation } }
            other: specification(designation: "RFC 1") { updatedBy { designation } }
            byOwner: specifications(filter: {owner: "OMA/CD"}) { totalCount nodes { designation } }
            members: specifications(filter: {owner: "OMA/CD", access: MEMBER}) { totalCount }
            group(key: "OMA/CD") { specifications { totalCount } } }'''
        def others = [null, holding(SECRETARIAT, IETF)].collect { it == null ? hub.data(question) : hub.data(question, it) }
        def members = hub.data(question, holding(DELEGATE, groupId('OMA/CD')))

        expect:
        others.unique() == [[it: [owner: null, aliases: ['TS 99.9'], relations: [], updates: [], replacedBy: [[designation: 'RFC 2']]], other: [updatedBy: []],
                             byOwner: [totalCount: 0, nodes: []], members: [totalCount: 0], group: [specifications: [totalCount: 0]]]]
        members == [it: [owner: [key: 'OMA/CD'], aliases: ['TS 99.9'], relations: [[kind: 'UPDATES']], updates: [[designation: 'RFC 1']], replacedBy: [[designation: 'RFC 2']]],
                    other: [updatedBy: [[designation: 'OMA-TS-X']]], byOwner: [totalCount: 1, nodes: [[designation: 'OMA-TS-X']]], members: [totalCount: 1],
                    group: [specifications: [totalCount: 1]]]
    }

    def "a list costs the same round trips however long it is"() {
        given:
        create('organization: "IETF", designation: "RFC 0", title: "first"')
        def question = '{ specifications { nodes { designation organization { acronym } owner { label } versions { label successor { label } } obsoletes { designation } obsoletedBy { designation } enablerReleases { label } viewerCanEdit } } }'
        hub.counted(question)
        def (few, costOfFew) = hub.counted(question)

        when:
        (1..20).each { create("organization: \"IETF\", owner: \"IETF/SIP\", designation: \"RFC $it\", title: \"x\", relations: [{kind: OBSOLETES, to: \"RFC ${it - 1}\"}]") }
        hub.data('{ organization(acronym: "IETF") { id } }')
        hub.counted(question)
        def (many, costOfMany) = hub.counted(question)

        then:
        few.specifications.nodes.size() == 1
        many.specifications.nodes.size() == 20
        many.specifications.nodes[5].obsoletedBy == [[designation: 'RFC 6']]
        costOfMany <= costOfFew + 2 // the groups and the related ones, which the first list had none of
    }

    def "a release shows its baseline and what is different from an earlier one"() {
        given:
        def secretariat = holding(SECRETARIAT, OMA)
        ['CSP', 'PA'].each { create("organization: \"OMA\", designation: \"$it\", title: \"x\"", secretariat) }
        ['CSP', 'PA'].each { name -> ['1.1', '1.2'].each { addVersion("specification: \"$name\", label: \"$it\", identifier: \"OMA-$name-$it\", date: \"2004-05-22\", maturity: \"Approved\"", secretariat) } }
        def release = { name, baseline ->
            hub.data("mutation { createEnablerRelease(input: {organization: \"OMA\", name: \"IMPS\", release: \"$name\", title: \"IMPS\", date: \"2004-10-13\", maturity: \"Approved\", baseline: $baseline, conformance: [{item: \"C-001\", side: CLIENT, feature: \"IMPS Client\", status: M}]}) { enablerRelease { id label } problems { code field } } }", secretariat).createEnablerRelease
        }
        def later = release('1.2', '["OMA-CSP-1.2", "OMA-PA-1.1"]')
        release('1.1', '["OMA-CSP-1.1", "OMA-PA-1.1"]')

        expect:
        release('1.3', '["nothing", "OMA-CSP-1.2"]').problems == [[code: 'SPECIFICATION_VERSION_UNKNOWN', field: ['baseline', '0']]]
        release('1.2', '[]').problems*.code == ['ENABLER_RELEASE_TAKEN']
        hub.data("""{ enablerRelease(organization: "OMA", name: "imps", version: "1.1") { label baseline { citation }
            compare(with: "${later.enablerRelease.id}") { added { label } moved { specification { designation } before { label } after { label } } } } }""").enablerRelease == [
                label: 'IMPS 1.1', baseline: [[citation: 'OMA-CSP-1.1'], [citation: 'OMA-PA-1.1']],
                compare: [added: [], moved: [[specification: [designation: 'CSP'], before: [label: '1.1'], after: [label: '1.2']]]]]
    }
}
