package org.sdohub.adapter.catalogue

/** Records in the shapes of the public catalogues, made for these specs. */
class Excerpts {

    static Map rfc(int number, String title, Map given = [:]) {
        [sdo: 'IETF', series: 'RFC', id: "RFC$number".toString(), title: title, date: 'June 2002',
         maturity: 'PROPOSED STANDARD', draft: null, obsoletes: [], updates: [], seeAlso: [], source: 'invented'] + given
    }

    static Map ituT(String id, Map given = [:]) {
        [sdo: 'ITU-T', series: 'Recommendation', id: id, title: 'Transport of examples', date: '2012-10-29',
         studyGroup: 'Study Group 15', maturity: 'Published'] + given
    }

    static Map document(String id, String release) {
        [sdo: 'OMA', series: 'Technical Specification', id: id, enabler: 'EX', version: 'V1.0', maturity: 'Candidate',
         date: '2008-05-13', url: "https://oma.example/release/EX/$release/${id}.pdf".toString()]
    }

    static Map dependency(String id, String from, String to, Map given = [:]) {
        [id: id, fromSdo: 'IETF', fromSpec: from, toSdo: 'ITU-T', toSpec: to, kind: 'normative', source: 'invented'] + given
    }

    static Map sa2(String number, Map given = [:]) {
        [id: "3gpp-$number".toString(), number: number, direction: 'in', meeting: 'SA2#128', docFor: 'Action',
         title: 'LS on examples', isDraft: false, fromGroup: 'RAN WG3', originalNumber: null, result: null, responseTo: [],
         revisionOf: [], postponedFrom: [], mergedInto: [], repliedToAtEarlierMeetingIn: []] + given
    }

    static Map sa2Out(String number, Map given = [:]) {
        sa2(number, [direction: 'out', fromGroup: 'SA WG2', docFor: 'Approval'] + given)
    }

    static Map ietf(int number, Map given = [:]) {
        [id: "ietf-$number".toString(), number: number, title: 'Cooperation on examples', submittedDate: '2009-03-05',
         fromGroups: ['ITU-T-SG-15'], toGroups: ['ccamp'], purpose: 'For action', deadline: '2009-08-01',
         deadlineAction: null, refersTo: []] + given
    }

    static Map relationship(String first, String second, Map given = [:]) {
        [sideA: first, sideB: second, kind: 'formal', state: 'active', source: 'invented'] + given
    }

    /** Some of everything; each thing that another one needs is there. */
    static Map<String, List<Map>> everything() {
        [
            rfcs         : [rfc(3261, 'Sessions'), rfc(8000, 'Sessions again', [obsoletes: ['RFC3261']]),
                            rfc(14, 'Not Issued', [maturity: 'NOT ISSUED'])],
            list3gpp     : [[sdo: '3GPP', series: 'TS', id: '3GPP TS 23.228', title: 'IMS', releases: [
                    'R99': [latest: '3.1.0', date: '2001-10-05'], 'REL-99': [latest: '3.1.0', date: '2001-10-05'],
                    'REL-4': [latest: '4.0.0', date: '2002-03-01'], 'REL-5': [latest: '5.0.0', date: null]]]],
            listItu      : [ituT('ITU-T G.1/Y.2 (10/2012)'),
                            ituT('ITU-T G.1/Y.2 (01/1999)', [date: '1999-01-15', maturity: 'Withdrawal'])],
            enablers     : [[sdo: 'OMA', name: 'Example enabler', abbreviation: 'EX', releases: [
                    [baseline: 'V1_0-20080513-C', maturity: 'Candidate', version: 'V1.0', date: '2008-05-13']]]],
            documents    : [document('OMA-TS-EX-V1_0-20080513-C', 'V1_0-20080513-C')],
            relationships: [relationship('IETF', 'ITU-T', [agreement: 'RFC 6756 (September 2012), and more']),
                            relationship('IETF', 'OMA', [agreement: 'RFC 3975 (January 2005)', state: 'ended 2013']),
                            relationship('W3C', 'The Example Foundation', [kind: 'listed liaison'])],
            workAreas    : [[relationship: 'IETF-OMA', name: 'Examples of both', source: 'invented']],
            dependencies : [dependency('d1', 'RFC8000', 'ITU-T G.1'), dependency('d2', 'RFC8000', 'ITU-T G.99'),
                            dependency('l1', 'ITU-T G.1', 'RFC3261', [fromSdo: 'ITU-T', toSdo: 'IETF', neededBy: '2011-10-28'])],
            lists        : [[id: 'list-1', owner: 'ITU-T SG15 Q10', toOrganization: 'IETF', asOf: '2011-10-06', entries: ['l1']]],
            statements   : [ietf(509), ietf(510, [fromGroups: ['ccamp'], toGroups: ['ITU-T-SG-15'], purpose: 'In response',
                                                  deadline: null, refersTo: ['ietf-509'], submittedDate: '2009-07']),
                            sa2('S2-1'), sa2Out('S2-2', [responseTo: ['S2-1'], isDraft: true]),
                            sa2Out('S2-3', [responseTo: ['S2-1'], revisionOf: ['S2-2']]), sa2Out('S2-4')]
        ]
    }
}
