package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.or;

import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyPlace;
import plaza.mongodb.Fields;

/** How replies are written in the collection {@code comments}, see {@link MongoReplyStore}. */
final class ReplyDocuments {
    static final String ID = "_id";
    static final String REEL = "reelId";
    static final String USER = "userId";
    static final String TEXT = "text";
    static final String REPLY_TO = "replyTo";
    static final String ANCESTORS = "ancestors";
    static final String DELETED = "deleted";
    static final String ANSWERED = "answered";
    static final String PARENT = "parentCommentId";
    static final String COMMENTS = "comments";

    /** Of replies that are not deleted. */
    static final Bson THERE = exists(DELETED, false);

    /** Of those that have a place in the tree. */
    static final Bson LISTED = or(THERE, eq(ANSWERED, true));

    private ReplyDocuments() {}

    static Document text(String text, Entities entities) {
        return new Document(TEXT, text)
                .append("hashtags", entities.hashtags())
                .append("mentions", Fields.texts(entities.mentions()))
                .append("urls", entities.urls());
    }

    static Post reply(Document comment) {
        String quoteOf = comment.getString("quoteOf");
        return new Post(
                Fields.post(comment, ID),
                Fields.user(comment, USER),
                comment.getString(TEXT),
                new Entities(
                        comment.getList("hashtags", String.class),
                        comment.getList("mentions", String.class).stream()
                                .map(id -> new UserId(UUID.fromString(id)))
                                .toList(),
                        comment.getList("urls", String.class)),
                comment.getList("media", String.class),
                Fields.post(comment, REPLY_TO),
                quoteOf == null ? null : new PostId(UUID.fromString(quoteOf)),
                Visibility.valueOf(comment.getString("visibility")),
                Fields.optionalInstant(comment, "editedAt"));
    }

    static ReplyPlace place(Document comment) {
        return comment.containsKey(DELETED)
                ? ReplyPlace.deleted(Fields.post(comment, ID))
                : ReplyPlace.of(reply(comment));
    }

    /** What is left of a reply: where it stood. */
    static Document left(Document comment) {
        var left = new Document(DELETED, true);
        for (String place : List.of(ID, REEL, PARENT, REPLY_TO, ANCESTORS)) {
            left.append(place, comment.get(place));
        }
        return left;
    }
}
