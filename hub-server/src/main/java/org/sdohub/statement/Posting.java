package org.sdohub.statement;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdohub.kernel.Act;
import org.sdohub.kernel.Failpoint;
import org.sdohub.kernel.Refused;
import org.sdohub.kernel.Step;
import org.sdohub.kernel.Store;
import org.sdohub.statement.Letter.Relation;
import org.sdohub.statement.Statement.Posted;
import org.sdohub.statement.Statement.Withdrawn;

/** Stores statements; what is posted as a reply only with the answered statement's claim in hand, what revises told. */
@Singleton
class Posting implements Store<StatementId, Statement> {

    private final StatementStore store;
    private final ReplyClaims claims;
    private final Revisions revisions;

    Posting(StatementStore store, ReplyClaims claims, Revisions revisions) {
        this.store = store;
        this.claims = claims;
        this.revisions = revisions;
    }

    @Override
    public Optional<Statement> find(StatementId id) {
        return store.find(id);
    }

    @Override
    public Map<StatementId, Statement> findAll(Collection<StatementId> ids) {
        return store.findAll(ids);
    }

    @Override
    public Statement save(Step<Statement> step, Act act) {
        Optional<Relation> answer = answer(step);
        Statement saved =
                answer.isPresent() ? reply(step, (Posted) step.next(), answer.get(), act) : store.save(step, act);
        if (isPosting(step) || saved instanceof Withdrawn) {
            Failpoint.reached("revision.stored");
            revisions.settle(saved, act);
        }
        return saved;
    }

    /** Replies one by one, each with its claim; all others together. */
    @Override
    public List<Saved<Statement>> saveAll(List<Saving<Statement>> all) {
        List<Saving<Statement>> others =
                all.stream().filter(one -> answer(one.step()).isEmpty()).toList();
        Iterator<Saved<Statement>> stored = store.saveAll(others).iterator();
        List<Saved<Statement>> saved = new ArrayList<>();
        for (Saving<Statement> one : all) {
            if (answer(one.step()).isEmpty()) {
                saved.add(stored.next());
            } else {
                saved.addAll(Store.super.saveAll(List.of(one)));
            }
            Statement made = saved.getLast().thing();
            if (made != null) {
                revisions.settle(made, one.act());
            }
        }
        return saved;
    }

    private static Optional<Relation> answer(Step<Statement> step) {
        return step.next() instanceof Posted posted && isPosting(step)
                ? posted.letter().answers()
                : Optional.empty();
    }

    private static boolean isPosting(Step<Statement> step) {
        return step.facts().stream().anyMatch(StatementEvent.StatementPosted.class::isInstance);
    }

    private Statement reply(Step<Statement> step, Posted reply, Relation answer, Act act) {
        claims.claim(reply, answer, act);
        Failpoint.reached("reply.claimed");
        try {
            store.save(step, act);
        } catch (Refused | AlreadyDone notPosted) {
            claims.release(reply, answer, act);
            throw notPosted;
        }
        Failpoint.reached("reply.posted");
        claims.settle(reply, act);
        Failpoint.reached("reply.settled");
        return reply;
    }
}
