package org.sdohub.adapter.catalogue;

import static java.util.Map.entry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Group.Kind;

/**
 * Turns the many ways in which records write a body's name into one: {@code ITU-T-SG-15}, {@code ITU-T SG15} and "Study
 * Group 15" are the same group. Each line is a public body's own usage; a name that no line knows is an organization.
 */
final class Names {

    private static final int LONGEST_ACRONYM = 40;

    /** Acronyms whose long name is worth more than the acronym; spellings of others are below. */
    private static final Map<String, String> ORGANIZATIONS = Map.ofEntries(
            entry("IETF", "Internet Engineering Task Force"),
            entry("3GPP", "3rd Generation Partnership Project"),
            entry("3GPP2", "3rd Generation Partnership Project 2"),
            entry("OMA", "Open Mobile Alliance"),
            entry("ITU-T", "ITU Telecommunication Standardization Sector"),
            entry("IEEE", "Institute of Electrical and Electronics Engineers"),
            entry("W3C", "World Wide Web Consortium"),
            entry("ISO", "International Organization for Standardization"),
            entry("ETSI", "European Telecommunications Standards Institute"),
            entry("BBF", "Broadband Forum"),
            entry("MEF", "MEF Forum"),
            entry("ATIS", "Alliance for Telecommunications Industry Solutions"),
            entry("Unicode", "Unicode Consortium"),
            entry("OASIS", "Organization for the Advancement of Structured Information Standards"),
            entry("GSMA", "GSM Association"),
            entry("5GAA", "5G Automotive Association"),
            entry("ECMA", "Ecma International"),
            entry("ICANN", "Internet Corporation for Assigned Names and Numbers"),
            entry("WBA", "Wireless Broadband Alliance"));

    private static final Map<String, String> SPELLINGS = Map.ofEntries(
            entry("BROADBAND-FORUM", "BBF"),
            entry("BROADBAND FORUM", "BBF"),
            entry("UNICODE CONSORTIUM", "Unicode"),
            entry("OASIS (E-BUSINESS STANDARDS)", "OASIS"),
            entry("ISO AND ITS COMMITTEES", "ISO"),
            entry("AFNOR (FRENCH ISO)", "AFNOR"));

    /** Boards and areas of the IETF that records name without it. */
    private static final Map<String, Kind> OF_THE_IETF =
            Map.of("IAB", Kind.BOARD, "IESG", Kind.BOARD, "RTG", Kind.AREA, "OPS", Kind.AREA, "SUB-IP", Kind.AREA);

    private static final Map<Pattern, Function<MatchResult, BodyName>> FORMS = forms();

    private Names() {}

    private static Map<Pattern, Function<MatchResult, BodyName>> forms() {
        Map<Pattern, Function<MatchResult, BodyName>> forms = new LinkedHashMap<>();
        form(forms, "TSG (CT|RAN|SA)", it -> tsg(it.group(1)));
        form(forms, "(CT|RAN|SA) WG ?(\\d+)-?(LI)", it -> subgroup(it.group(1), it.group(2), it.group(3)));
        form(forms, "(CT|RAN|SA) WG ?(\\d+)", it -> workingGroup(it.group(1), it.group(2)));
        form(forms, "3GPP-TSG(CT|RAN|SA)-(?:CT|RAN|SA)(\\d+)", it -> workingGroup(it.group(1), it.group(2)));
        form(forms, "ITU-T-? ?SG-? ?(\\d+)", it -> studyGroup(it.group(1)));
        form(forms, "Study Group (\\d+)", it -> studyGroup(it.group(1)));
        form(forms, "ITU-T-SG-(\\d+)-Q(\\d+)", it -> question(it.group(1), it.group(2)));
        form(forms, "ITU-T SG(\\d+) Q(\\d+)", it -> question(it.group(1), it.group(2)));
        form(forms, "ITU-T-SG-(\\d+)-WP(\\d+)", it -> workingParty(it.group(1), it.group(2)));
        form(forms, "ITU-T[- ](FG-.+)", it -> in("ITU-T", it.group(1), "Focus Group " + it.group(1), Kind.FOCUS_GROUP));
        form(forms, "ITU-T[- ](TSAG)", it -> in("ITU-T", it.group(1), "Advisory Group", Kind.STUDY_GROUP));
        form(forms, "IEEE[- ]802", it -> in("IEEE", "802", "LAN/MAN Standards Committee", Kind.PLENARY));
        form(forms, "IEEE[- ]802[-.](\\d+)(?: Working Group)?", it -> of802(it.group(1)));
        form(forms, "ICANN[- ](.+)", it -> in("ICANN", it.group(1), Kind.BOARD));
        form(forms, "ECMA (TC\\d+)", it -> in("ECMA", it.group(1), Kind.WORKING_GROUP));
        form(forms, "ISO (TC ?\\d+)", it -> in("ISO", it.group(1), Kind.WORKING_GROUP));
        form(
                forms,
                "ISO/IEC[ /](JTC1)[ /](SC\\d+)(?:/(WG\\d+))?.*",
                it -> in("ISO", it.group(1) + "-" + it.group(2) + suffix(it.group(3)), Kind.WORKING_GROUP));
        form(forms, "OMA-(\\w+)", it -> in("OMA", it.group(1), Kind.WORKING_GROUP));
        form(forms, "(IETF|ETSI|GSMA|5GAA|ATIS|WBA) (.+)", it -> in(it.group(1), it.group(2), Kind.WORKING_GROUP));
        return forms;
    }

    private static void form(
            Map<Pattern, Function<MatchResult, BodyName>> forms, String pattern, Function<MatchResult, BodyName> name) {
        forms.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), name);
    }

    private static String suffix(@Nullable String more) {
        return more == null ? "" : "-" + more;
    }

    private static BodyName tsg(String name) {
        return in("3GPP", name, "TSG " + name, Kind.TECHNICAL_SPECIFICATION_GROUP);
    }

    private static BodyName workingGroup(String tsg, String number) {
        return organization("3GPP").group(tsg + number, tsg + " WG" + number, Kind.WORKING_GROUP, tsg(tsg));
    }

    private static BodyName subgroup(String tsg, String number, String name) {
        BodyName above = workingGroup(tsg, number);
        return above.group(above.group() + "-" + name, above.groupName() + name, Kind.WORKING_GROUP, above);
    }

    private static BodyName studyGroup(String number) {
        return in("ITU-T", "SG" + number, "Study Group " + number, Kind.STUDY_GROUP);
    }

    private static BodyName question(String group, String number) {
        return organization("ITU-T")
                .group(
                        "Q" + number + "-" + group,
                        "Question " + number + "/" + group,
                        Kind.QUESTION,
                        studyGroup(group));
    }

    private static BodyName workingParty(String group, String number) {
        return organization("ITU-T")
                .group(
                        "WP" + number + "-" + group,
                        "Working Party " + number + "/" + group,
                        Kind.WORKING_PARTY,
                        studyGroup(group));
    }

    private static BodyName of802(String number) {
        BodyName committee = in("IEEE", "802", "LAN/MAN Standards Committee", Kind.PLENARY);
        return committee.group("802." + number, "IEEE 802." + number, Kind.WORKING_GROUP, committee);
    }

    private static BodyName in(String organization, String group, Kind kind) {
        return in(organization, group, group, kind);
    }

    private static BodyName in(String organization, String group, String name, Kind kind) {
        String known = organization.toUpperCase(Locale.ROOT);
        String bare = group.replaceAll("(?i) (?:WG|Working Group)$", "");
        return organization(known).group(acronym(bare), name, kind, null);
    }

    /** Any spelling of an organization or group. */
    static BodyName body(String written) {
        String name = written.strip();
        for (Map.Entry<Pattern, Function<MatchResult, BodyName>> form : FORMS.entrySet()) {
            Matcher matcher = form.getKey().matcher(name);
            if (matcher.matches()) {
                return form.getValue().apply(matcher);
            }
        }
        return organization(name);
    }

    /** A group by whatever it is called within its organization. */
    static BodyName group(String organization, String group) {
        BodyName known = body(organization + " " + group);
        return known.group() == null
                ? body(organization).group(acronym(group), group, Kind.WORKING_GROUP, null)
                : known;
    }

    /** As the IETF's own records write it: a working group by its acronym alone, in small letters. */
    static BodyName inIetfRecord(String written) {
        Kind known = OF_THE_IETF.get(written);
        if (known != null) {
            return in("IETF", written, known);
        }
        boolean group = written.equals(written.toLowerCase(Locale.ROOT))
                && written.chars().allMatch(Character::isLetterOrDigit);
        return group ? in("IETF", written, Kind.WORKING_GROUP) : body(written);
    }

    private static BodyName organization(String written) {
        String spelled = SPELLINGS.getOrDefault(written.toUpperCase(Locale.ROOT), written);
        Optional<String> known = ORGANIZATIONS.keySet().stream()
                .filter(acronym -> acronym.equalsIgnoreCase(beforeBracket(spelled)))
                .findFirst();
        if (known.isPresent()) {
            return BodyName.organization(known.get(), ORGANIZATIONS.getOrDefault(known.get(), known.get()));
        }
        Matcher short1st = Pattern.compile("([^ ()]+) \\((.+)\\)").matcher(spelled);
        if (short1st.matches()) {
            return BodyName.organization(acronym(short1st.group(1)), short1st.group(2));
        }
        Matcher short2nd = Pattern.compile("(.+) \\(([A-Z0-9-]+)\\)").matcher(spelled);
        if (short2nd.matches() && !Set.of("US").contains(short2nd.group(2))) {
            return BodyName.organization(acronym(short2nd.group(2)), short2nd.group(1));
        }
        return BodyName.organization(acronym(spelled), spelled);
    }

    private static String beforeBracket(String name) {
        int bracket = name.indexOf(" (");
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    /** What remains of a name when all that cannot stand in an acronym is a dash. */
    private static String acronym(String name) {
        String dashed =
                beforeBracket(name).replaceAll("[^\\p{L}\\p{N}._+&-]+", "-").replaceAll("-+", "-");
        String cut = dashed.length() > LONGEST_ACRONYM ? dashed.substring(0, LONGEST_ACRONYM) : dashed;
        return cut.replaceAll("^[^\\p{L}\\p{N}]+|-+$", "");
    }
}
