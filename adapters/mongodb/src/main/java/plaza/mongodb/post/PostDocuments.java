package plaza.mongodb.post;

import static com.mongodb.client.model.Filters.exists;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.mongodb.Fields;

/** The fields that documents of posts have, whatever kind they are. */
public final class PostDocuments {
    public static final String ID = "_id";
    public static final String USER = "userId";
    public static final String HASHTAGS = "hashtags";
    public static final String VISIBILITY = "visibility";
    public static final String EDITS = "edits";
    public static final String DELETED = "deleted";

    /** Of posts that are not deleted. */
    public static final Bson THERE = exists(DELETED, false);

    public static final String EDITED = "editedAt";

    private PostDocuments() {}

    /**
     * All of a post but its id, where it stands, and what only its kind has.
     *
     * @param textField the field of the text
     */
    public static Document document(Post post, String textField) {
        var document =
                new Document(USER, post.author().value())
                        .append("media", post.media())
                        .append("quoteOf", Fields.id(post.quoteOf()))
                        .append(VISIBILITY, post.visibility().name())
                        .append(EDITS, 0);
        document.putAll(text(textField, post.text(), post.entities()));
        return post.editedAt() == null ? document : Fields.with(document, EDITED, post.editedAt());
    }

    /** What an edit changes. */
    public static Document text(String textField, String text, Entities entities) {
        return new Document(textField, text)
                .append(HASHTAGS, entities.hashtags())
                .append("mentions", Fields.ids(entities.mentions()))
                .append("urls", entities.urls());
    }

    /** The post of a document. */
    public static Post post(Document document, String textField, @Nullable PostId replyTo) {
        return new Post(
                Fields.post(document, ID),
                Fields.user(document, USER),
                document.getString(textField),
                new Entities(
                        document.getList(HASHTAGS, String.class),
                        Fields.userList(document, "mentions"),
                        document.getList("urls", String.class)),
                document.getList("media", String.class),
                replyTo,
                Fields.optionalPost(document, "quoteOf"),
                Visibility.valueOf(document.getString(VISIBILITY)),
                Fields.optionalInstant(document, EDITED));
    }
}
