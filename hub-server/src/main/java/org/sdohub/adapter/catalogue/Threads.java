package org.sdohub.adapter.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sdohub.adapter.catalogue.StatementRecord.Link;
import org.sdohub.statement.Letter.Relation.Kind;

/**
 * How the statements of a set hang together. The records link each draft and revision of a reply to what it replies to;
 * a statement is answered once, so of these the last that was no draft answers, and the others mention it.
 */
final class Threads {

    /** A relation to another record of the set. */
    record Tie(Kind kind, String to) {}

    private final Map<String, StatementRecord> byId = new HashMap<>();
    private final Map<String, String> byTitle = new HashMap<>();
    private final Map<String, String> answeredBy = new HashMap<>();
    /** By reply, what it answers as the answered records tell. */
    private final Map<String, List<String>> toldOf = new HashMap<>();

    /** By record, its relations as only the records at their other ends tell. */
    private final Map<String, List<Link>> toldFrom = new HashMap<>();

    private final Map<String, List<Tie>> cut = new HashMap<>();

    Threads(List<StatementRecord> statements) {
        for (StatementRecord one : statements) {
            byId.put(one.id(), one);
            one.also().forEach(id -> byId.put(id, one));
            if (one.title() != null) {
                byTitle.putIfAbsent(one.title(), one.id());
            }
        }
        statements.forEach(this::noteInverse);
        statements.forEach(this::noteAnswer);
        statements.forEach(this::noteFinalAnswers);
    }

    private void noteInverse(StatementRecord target) {
        target.links().stream()
                .filter(Link::inverse)
                .forEach(link -> find(link.to())
                        .ifPresent(other -> toldFrom.computeIfAbsent(other.id(), any -> new ArrayList<>())
                                .add(new Link(link.kind(), target.id()))));
    }

    /** Where a record tells which its final reply is, that one answers. */
    private void noteFinalAnswers(StatementRecord target) {
        for (String id : target.answeredIn()) {
            find(id).filter(reply -> mayAnswer(reply, target)).ifPresent(reply -> {
                answeredBy.put(target.id(), reply.id());
                toldOf.computeIfAbsent(reply.id(), any -> new ArrayList<>()).add(target.id());
            });
        }
    }

    private void noteAnswer(StatementRecord reply) {
        if (reply.draft()) {
            return;
        }
        reply.replies().stream()
                .flatMap(to -> find(to).stream())
                .filter(target -> mayAnswer(reply, target))
                .findFirst()
                .ifPresent(target -> answeredBy.put(target.id(), reply.id()));
    }

    /** Only a body that it was addressed to can answer it. */
    private static boolean mayAnswer(StatementRecord reply, StatementRecord target) {
        return !reply.id().equals(target.id())
                && target.to().stream()
                        .map(BodyName::key)
                        .anyMatch(to -> reply.from().stream()
                                .anyMatch(from -> from.key().equals(to)));
    }

    /** Who will answer it; one statement answers one other, the rest it mentions. */
    List<BodyName> answering(StatementRecord one, Map<StatementRecord, List<Tie>> kept) {
        StatementRecord reply = byId.get(answeredBy.getOrDefault(one.id(), ""));
        if (reply == null) {
            return List.of();
        }
        boolean answers = kept.getOrDefault(reply, List.of()).contains(new Tie(Kind.REPLIES_TO, one.id()));
        return answers ? reply.from() : List.of();
    }

    /** By id, or by title where the record knows no more. */
    private Optional<StatementRecord> find(String idOrTitle) {
        StatementRecord named = byId.get(idOrTitle);
        return Optional.ofNullable(named != null ? named : byId.get(byTitle.getOrDefault(idOrTitle, "")));
    }

    /** One to each other record; those to records outside of the set are left out, see {@link #outside}. */
    List<Tie> ties(StatementRecord one) {
        Map<String, Kind> ties = new HashMap<>();
        List<Tie> inOrder = new ArrayList<>();
        for (String to : replies(one)) {
            find(to).ifPresent(target -> {
                boolean answers = one.id().equals(answeredBy.get(target.id())) && !ties.containsValue(Kind.REPLIES_TO);
                add(one, target, answers ? Kind.REPLIES_TO : Kind.MENTIONS, ties, inOrder);
            });
        }
        Stream.concat(
                        one.links().stream().filter(link -> !link.inverse()),
                        toldFrom.getOrDefault(one.id(), List.of()).stream())
                .forEach(link -> find(link.to()).ifPresent(target -> add(one, target, link.kind(), ties, inOrder)));
        return inOrder;
    }

    private List<String> replies(StatementRecord one) {
        List<String> all = new ArrayList<>(one.replies());
        all.addAll(toldOf.getOrDefault(one.id(), List.of()));
        return all;
    }

    private static void add(
            StatementRecord one, StatementRecord target, Kind kind, Map<String, Kind> ties, List<Tie> inOrder) {
        if (!one.id().equals(target.id()) && ties.putIfAbsent(target.id(), kind) == null) {
            inOrder.add(new Tie(kind, target.id()));
        }
    }

    /** What the record names and no record of the set is. */
    List<String> outside(StatementRecord one) {
        Set<String> outside = new LinkedHashSet<>(one.replies());
        outside.addAll(one.answeredIn());
        one.links().forEach(link -> outside.add(link.to()));
        outside.removeIf(other -> find(other).isPresent());
        return List.copyOf(outside);
    }

    /** Those that would have closed a circle. */
    List<Tie> cut(StatementRecord one) {
        return cut.getOrDefault(one.id(), List.of());
    }

    /** Each after those that it points to; ties that would close a circle are cut, where the circle is entered. */
    List<StatementRecord> inOrder(List<StatementRecord> statements, Map<StatementRecord, List<Tie>> ties) {
        Set<StatementRecord> done = new LinkedHashSet<>();
        Set<StatementRecord> entered = new LinkedHashSet<>();
        statements.forEach(one -> place(one, ties, entered, done));
        return List.copyOf(done);
    }

    private void place(
            StatementRecord one,
            Map<StatementRecord, List<Tie>> ties,
            Set<StatementRecord> entered,
            Set<StatementRecord> done) {
        if (!entered.add(one)) {
            return;
        }
        List<Tie> kept = new ArrayList<>();
        for (Tie tie : ties(one)) {
            StatementRecord target = byId.get(tie.to());
            if (target == null) {
                continue;
            }
            place(target, ties, entered, done);
            if (done.contains(target)) {
                kept.add(tie);
            } else {
                cut.computeIfAbsent(one.id(), any -> new ArrayList<>()).add(tie);
            }
        }
        ties.put(one, kept);
        done.add(one);
    }
}
