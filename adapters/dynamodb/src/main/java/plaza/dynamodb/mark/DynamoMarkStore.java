package plaza.dynamodb.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Pairs;
import plaza.dynamodb.Pairs.Side;
import plaza.dynamodb.Shape;

/** Marks of one kind in the table {@code posts}. Thread-safe. */
public abstract class DynamoMarkStore<M extends Mark> implements MarkStore<M> {
    protected final Pairs marks;

    /**
     * @param byPerson what a mark is called at the person, like {@code LIKED}
     * @param byPost what it is called under the post, like {@code LIKE}; null where it is not
     *     listed there
     */
    protected DynamoMarkStore(Dynamo dynamo, String byPerson, @Nullable String byPost) {
        this.marks =
                new Pairs(
                        dynamo,
                        Shape.POSTS,
                        new Side("USER", byPerson),
                        byPost == null ? null : new Side("POST", byPost));
    }

    /**
     * Makes a mark.
     *
     * @param item what is stored of it
     */
    protected abstract M mark(UserId user, PostId post, Instant at, Item item);

    /** What is stored of a mark besides whose it is, of what, and when. */
    protected Item with(Item item, M mark) {
        return item;
    }

    @Override
    public final boolean put(M mark) {
        return marks.add(
                mark.user().value(),
                mark.post().value(),
                mark.at(),
                item -> with(item, mark),
                List.of());
    }

    @Override
    public final boolean delete(UserId user, PostId post) {
        return marks.remove(user.value(), post.value(), List.of());
    }

    @Override
    public final Set<PostId> markedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user.value(), values(posts)).stream()
                .map(PostId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public final List<PostId> newestMarked(UserId user, int limit) {
        return marks.largest(user.value(), limit).stream().map(PostId::new).toList();
    }

    @Override
    public final Page<M> listByUser(UserId user, PageRequest page) {
        return marks.listFrom(user.value(), page).map(item -> byUser(user, item));
    }

    /** The mark of an item of a person. */
    protected final M byUser(UserId user, Item item) {
        return mark(user, new PostId(Pairs.other(item)), Pairs.at(item), item);
    }

    /** The mark of an item under a post. */
    protected final M byPost(PostId post, Item item) {
        return mark(new UserId(Pairs.other(item)), post, Pairs.at(item), item);
    }

    protected static List<UUID> values(Collection<PostId> posts) {
        return posts.stream().map(PostId::value).toList();
    }
}
