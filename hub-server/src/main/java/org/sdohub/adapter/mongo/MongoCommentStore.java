package org.sdohub.adapter.mongo;

import com.mongodb.client.model.Filters;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.kernel.Id;
import org.sdohub.kernel.Refusal;
import org.sdohub.statement.Comment;
import org.sdohub.statement.CommentId;
import org.sdohub.statement.CommentStore;
import org.sdohub.statement.StatementId;

@Singleton
final class MongoCommentStore extends MongoStore<CommentId, Comment> implements CommentStore {

    /** In {@code readers}, for what whoever may read the statement may read. */
    private static final String ALL = "all";

    MongoCommentStore(Documents documents) {
        super(documents, "comments", Comment.class);
        index("statement", false, "statement", "at");
    }

    @Override
    Document keys(Comment comment) {
        return new Document("statement", comment.statement().text())
                .append(
                        "readers",
                        comment.withinOrganization() ? comment.organization().text() : ALL)
                .append("at", Date.from(comment.at()));
    }

    @Override
    Refusal alreadyTaken(Comment next, String message) {
        throw new IllegalStateException("comments have no unique key: " + message);
    }

    @Override
    public Map<StatementId, List<Comment>> of(Collection<StatementId> statements, Collection<OrganizationId> readers) {
        Map<StatementId, List<Comment>> found = new HashMap<>();
        List<String> open = new ArrayList<>(readers.stream().map(Id::text).toList());
        open.add(ALL);
        List<Bson> all = new ArrayList<>();
        Conditions.anyId(all, "statement", statements);
        if (all.isEmpty()) {
            return found;
        }
        all.add(Filters.in("keys.readers", open));
        List<Comment> many = new ArrayList<>(findMany(Conditions.all(all), 0));
        many.sort(
                Comparator.comparing(Comment::at).thenComparing(one -> one.id().value()));
        many.forEach(one ->
                found.computeIfAbsent(one.statement(), any -> new ArrayList<>()).add(one));
        return found;
    }
}
