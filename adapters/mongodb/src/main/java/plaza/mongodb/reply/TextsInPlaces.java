package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.TEXT;
import static plaza.mongodb.reply.ReplyDocuments.THERE;
import static plaza.mongodb.reply.ReplyDocuments.USER;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Revision;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.post.Edits;

/**
 * What comments say in the document that says where they stand. {@code username} is that of the
 * author when it was written, for people who look into the database.
 */
final class TextsInPlaces implements CommentTexts {
    private final Documents comments;
    private final Documents users;
    private final Edits edits;

    TextsInPlaces(Documents comments, Documents users) {
        this.comments = comments;
        this.users = users;
        this.edits = new Edits(comments, TEXT);
    }

    @Override
    public boolean insert(Document place, Document text) {
        var comment =
                new Document(place)
                        .append("username", username(Fields.id(text, USER)))
                        .append("createdAt", Fields.date(Fields.post(place, ID).time()));
        comment.putAll(text);
        return comments.insert(comment);
    }

    private @Nullable String username(UUID author) {
        return users
                .find(eq(ID, author), all -> all.projection(include("username")).limit(1))
                .stream()
                .findFirst()
                .map(user -> user.getString("username"))
                .orElse(null);
    }

    @Override
    public Map<UUID, Document> filled(Collection<Document> places) {
        return places.stream()
                .collect(Collectors.toMap(comment -> Fields.id(comment, ID), Function.identity()));
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        return edits.edit(id, text, entities, at);
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        return edits.listRevisions(id);
    }

    @Override
    public boolean delete(PostId id) {
        Bson there = and(eq(ID, id.value()), THERE);
        return comments.findOne(there)
                .map(comment -> comments.replace(there, ReplyDocuments.left(comment)))
                .orElse(false);
    }
}
