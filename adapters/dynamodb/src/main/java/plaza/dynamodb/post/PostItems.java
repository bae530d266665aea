package plaza.dynamodb.post;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Revision;
import plaza.core.post.Visibility;
import plaza.dynamodb.Change;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;

/**
 * Posts as items: {@code POST#<id>, POST}, and what they said before: {@code POST#<id>,
 * REVISION#<number>}. Of a deleted post the id stays, and what it answered.
 */
public final class PostItems {
    /** How many times a post was edited; a deleted one has none. */
    static final String EDITS = "edits";

    private static final String POST = "POST";
    private static final String REVISION = "REVISION#";
    private static final String ID = "id";
    private static final String AUTHOR = "authorId";
    private static final String TEXT = "text";
    private static final String HASHTAGS = "hashtags";
    private static final String MENTIONS = "mentions";
    private static final String URLS = "urls";
    private static final String MEDIA = "media";
    private static final String REPLY_TO = "replyTo";
    private static final String QUOTE_OF = "quoteOf";
    private static final String VISIBILITY = "visibility";
    private static final String EDITED = "editedAt";
    private static final String DELETED = "deleted";
    private static final String SINCE = "since";

    private PostItems() {}

    public static String partition(PostId id) {
        return "POST#" + id;
    }

    public static Key key(PostId id) {
        return new Key(partition(id), POST);
    }

    static Item of(Post post) {
        Entities entities = post.entities();
        return Item.at(key(post.id()))
                .with(ID, post.id())
                .with(AUTHOR, post.author())
                .with(TEXT, post.text())
                .with(HASHTAGS, entities.hashtags())
                .with(MENTIONS, entities.mentions())
                .with(URLS, entities.urls())
                .with(MEDIA, post.media())
                .with(REPLY_TO, post.replyTo())
                .with(QUOTE_OF, post.quoteOf())
                .with(VISIBILITY, post.visibility().name())
                .with(EDITED, post.editedAt())
                .with(EDITS, 0);
    }

    /** What is left of a post that is deleted. */
    static Item deleted(Post post) {
        return Item.at(key(post.id()))
                .with(ID, post.id())
                .with(AUTHOR, post.author())
                .with(REPLY_TO, post.replyTo())
                .with(DELETED, true);
    }

    public static boolean isDeleted(Item item) {
        return item.flag(DELETED);
    }

    static PostId id(Item item) {
        return item.post(ID);
    }

    /** What a post answers, be it deleted; null for a root post. */
    public static @Nullable PostId replyTo(Item item) {
        return optionalPost(item, REPLY_TO);
    }

    /** The post of an item that is not deleted. */
    public static Post post(Item item) {
        return new Post(
                item.post(ID),
                item.user(AUTHOR),
                item.text(TEXT),
                new Entities(
                        item.texts(HASHTAGS),
                        item.texts(MENTIONS).stream()
                                .map(id -> new UserId(UUID.fromString(id)))
                                .toList(),
                        item.texts(URLS)),
                item.texts(MEDIA),
                optionalPost(item, REPLY_TO),
                optionalPost(item, QUOTE_OF),
                Visibility.valueOf(item.text(VISIBILITY)),
                item.optionalInstant(EDITED));
    }

    private static @Nullable PostId optionalPost(Item item, String name) {
        String id = item.optionalText(name);
        return id == null ? null : new PostId(UUID.fromString(id));
    }

    static Change edited(String text, Entities entities, Instant at) {
        return Change.none()
                .set(TEXT, text)
                .set(HASHTAGS, entities.hashtags())
                .set(MENTIONS, entities.mentions())
                .set(URLS, entities.urls())
                .set(EDITED, at)
                .add(EDITS, 1);
    }

    static String revisions() {
        return REVISION;
    }

    static Key revision(PostId id, long number) {
        return new Key(partition(id), REVISION + "%09d".formatted(number));
    }

    /** What a post says until it is edited. */
    static Item revision(Item item) {
        Post post = post(item);
        Instant since = post.editedAt() == null ? post.createdAt() : post.editedAt();
        return Item.at(revision(post.id(), item.number(EDITS)))
                .with(TEXT, post.text())
                .with(SINCE, since);
    }

    static Revision revisionOf(Item item) {
        return new Revision(item.text(TEXT), item.instant(SINCE));
    }
}
