package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.post.Post;
import plaza.core.reply.ReplyPlace;
import plaza.mongodb.Fields;
import plaza.mongodb.post.PostDocuments;

/** How replies are written in the collection {@code comments}, see {@link MongoReplyStore}. */
final class ReplyDocuments {
    static final String ID = PostDocuments.ID;
    static final String REEL = "reelId";
    static final String USER = PostDocuments.USER;
    static final String TEXT = "text";
    static final String REPLY_TO = "replyTo";
    static final String ANCESTORS = "ancestors";
    static final String DELETED = PostDocuments.DELETED;
    static final String ANSWERED = "answered";
    static final String PARENT = "parentCommentId";

    /** In which document what it says is, where that is within its reel. */
    static final String PLACE = "place";

    static final Bson THERE = PostDocuments.THERE;

    /** Of those that have a place in the tree. */
    static final Bson LISTED = or(THERE, eq(ANSWERED, true));

    private ReplyDocuments() {}

    static Post reply(Document comment) {
        return PostDocuments.post(comment, TEXT, Fields.post(comment, REPLY_TO));
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
        if (comment.containsKey(PLACE)) {
            left.append(PLACE, comment.get(PLACE));
        }
        return left;
    }
}
