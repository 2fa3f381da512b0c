package org.sdohub.policy

import static org.sdohub.policy.PrivateWorld.KEPT

/** What is given where the schema asks for something: what there is, what is hidden, and what is not there. */
class WhatIsAsked {

    static final List<String> BODIES = ['OMA', 'OMA/CD', 'IETF/DISPATCH', 'ITU-T', 'ITU-T/SG11']
    static final List<String> WORDS = ['', 'push', 'sip', 'canary*', 'kind:statement', 'kind:specification', 'kind:dependency', 'kind:relationship', 'from:OMA', 'body:ITU-T',
                                       'is:open', 'is:overdue', 'state:draft', 'state:posted', 'year:2026', '-sip', "relationship:$KEPT".toString()]

    /** @param ids of a world with secrets */
    static EveryQuestion questions(Map<String, String> ids) {
        def secrets = PrivateWorld.READERS.keySet().collect { Canaries.of(it) }
        def relationships = ['oma-ietf', 'oma-w3c', KEPT, ids.relationship, 'none-such']
        def specifications = ['OMA-TS-Push', 'OMA-TS-Members', 'RFC 3261', 'Q.700', 'None-1']
        def members = "OMA-TS-Members-${Canaries.of('members')}".toString()
        def statements = [ids['statement before'], ids['statement after'], ids.parties, ids.draft, ids.moderated, nobodys('statement')]
        def area = "$KEPT/about-${Canaries.of('workarea')}".toString()
        new EveryQuestion([
            relationship: relationships, 'Query.relationship(key)': relationships, 'Query.workArea(key)': [area, 'oma-ietf/none'], workArea: [ids.workarea, area],
            side: ['OMA', 'ITU-T', 'W3C'], organization: ['OMA', 'ITU-T'], 'Query.organization(acronym)': ['OMA', 'IETF', 'ITU-T', 'W3C'],
            'Query.group(key)': ['OMA/CD', 'OMA/TP', 'ITU-T/SG11'], group: ['OMA/CD'], owner: ['OMA/CD'], parent: ['IETF/RAI'], party: BODIES, body: BODIES, bodies: BODIES,
            from: BODIES, to: BODIES, 'DependencyFilter.from': specifications, 'DependencyFilter.to': specifications, specification: specifications, cites: specifications,
            'Query.compareCharters(from)': [ids.charter, ids['charter']], 'Query.compareCharters(to)': [ids['charter draft']],
            dependency: [ids.need, ids.needofmembers, ids.dependency, nobodys('dependency')], 'Query.dependencyList(number)': [1], number: ['LS-2026-0001', ids.number, 'LS-2026-0999'],
            'Query.statement(id)': statements, 'Subscription.statementChanged(id)': statements, statement: statements, earlier: [ids['open list'], ids.list, ids.closedlist, nobodys('dependency-list')], later: [ids['open list'], ids.list],
            designation: specifications + [members], identifier: ['LS-2026-0001', ids.number, members], text: ['push', 'canary', *secrets], words: ['push', *secrets],
            'Query.recognizeSpecifications(text)': ["See RFC 3261, $members and OMA-TS-Members.".toString()], 'Query.search(query)': WORDS + secrets,
            series: ['RFC'], name: ['Push'], version: ['1.0'], token: ['none'], with: ['none'], years: [2026], acronym: ['OMA'], generations: [3],
        ])
    }

    /** What nobody ever had. */
    private static String nobodys(String kind) {
        Base64.urlEncoder.withoutPadding().encodeToString("$kind:${new UUID(7, 7)}".bytes)
    }

    /** Node: its kind. */
    static Map<String, String> nodes(Map<String, String> ids) {
        def kinds = [relationship: 'Relationship', workarea: 'WorkArea', invitation: 'Invitation', newwork: 'NewWorkNotice', list: 'DependencyList',
                     closedlist: 'DependencyList', members: 'Specification', needofmembers: 'Dependency', dependency: 'Dependency', charter: 'CharterDraft', parties: 'Statement', draft: 'Statement',
                     moderated: 'Statement', 'statement before': 'Statement', 'statement after': 'Statement', need: 'Dependency', 'open list': 'DependencyList', comment: 'Comment']
        def known = kinds.findAll { EveryQuestion.type(it.value).interfaces*.name.contains('Node') }
        known.collectEntries { thing, kind -> [ids[thing], kind] } + ['OMA', 'IETF', 'ITU-T', 'W3C'].collectEntries { [PrivateWorld.globalId(org.sdohub.a.Bodies.organizationId(it)), 'Organization'] } +
                ['OMA/CD', 'OMA/TP', 'IETF/DISPATCH', 'ITU-T/SG11'].collectEntries { [PrivateWorld.globalId(org.sdohub.a.Bodies.groupId(it)), 'Group'] } +
                ['OMA-TS-Push', 'RFC 3261', 'Q.700', 'OMA-TS-Sold'].collectEntries { [PrivateWorld.globalId(org.sdohub.a.Specifications.specificationId(it)), 'Specification'] } +
                [(PrivateWorld.globalId(org.sdohub.a.Relationships.relationshipId('oma-ietf'))): 'Relationship', (PrivateWorld.globalId(PrivateWorld.WITH_W3C)): 'Relationship']
    }

    /** Plain pages, files and addresses, such as everybody might guess. */
    static List<String> addresses(Map<String, String> ids) {
        def lists = ['open list', 'list', 'closedlist'].collect { PrivateWorld.uuid(ids[it]) }
        def formats = ['csv', 'json', 'graphml', 'dot', 'mmd']
        ['/', '/orgs', '/relationships', '/specs', '/statements', '/dependencies', '/search', '/health', '/audit', '/nowhere', '/submissions/none', '/.well-known/security.txt',
         '/schema.graphql'] +
                BODIES.collect { "/orgs/$it" } + ['oma-ietf', 'oma-w3c', KEPT, 'none-such'].collectMany { ["/relationships/$it", "/relationships/$it/dependencies"] } +
                ['OMA/OMA-TS-Push', 'OMA/OMA-TS-Members', 'OMA/OMA-TS-Sold', 'IETF/RFC%203261', 'OMA/None-1'].collect { "/specs/$it" } +
                [ids.number, 'LS-2026-0999'].collectMany { ["/statements/$it", "/statements/$it/thread"] } +
                PrivateWorld.READERS.keySet().collectMany { ["/search?q=${Canaries.of(it)}", "/statements?q=${Canaries.of(it)}", "/specs?q=${Canaries.of(it)}"] } +
                ['push', 'body:ITU-T', 'kind:relationship'].collect { "/search?q=$it" } +
                [lists, formats].combinations().collect { list, format -> "/dependency-lists/${list}.$format" } +
                [['oma-ietf', 'oma-w3c', KEPT, 'none-such'], formats].combinations().collect { key, format -> "/dependency-lists/drafts/$key/OMA.$format" } +
                [ids.file, ids.draftfile, '/attachments/x/y', "/attachments/${new UUID(1, 1)}/${new UUID(1, 2)}"]
    }
}
