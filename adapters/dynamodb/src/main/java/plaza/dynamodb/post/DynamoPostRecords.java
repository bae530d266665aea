package plaza.dynamodb.post;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostRecords;
import plaza.core.post.Revision;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Posts of one kind in the table {@code posts}. A post and what counts and lists it change in one
 * transaction. Thread-safe.
 */
public abstract class DynamoPostRecords implements PostRecords {
    private static final int KEPT_REVISIONS = 100;

    protected final Table posts;
    protected final Hours hours;
    private final Dynamo dynamo;

    /**
     * @param hours the name of the list of all posts of the kind
     */
    protected DynamoPostRecords(Dynamo dynamo, String hours) {
        this.dynamo = dynamo;
        this.posts = dynamo.table(Shape.POSTS);
        this.hours = new Hours(posts, hours);
    }

    /** Whether a post is of this kind. */
    protected abstract boolean keeps(Post post);

    /** What is written before a post that is new: it may be written without the post. */
    protected void prepare(Post post) {
        hours.open(post.id());
    }

    /** What is written in the transaction of a post that is new. */
    protected abstract List<Write> added(Post post);

    /** What is written in the transaction in which a post goes. */
    protected abstract List<Write> removed(Post post);

    /** The item of a post that is new. */
    protected Item item(Post post) {
        return PostItems.of(post);
    }

    /** Writes what lists a text before it is one of a post. */
    protected void beforeEdit(Post post, Entities entities) {}

    /** Removes what listed a text that is none of a post any more. */
    protected void afterEdit(Post post, Entities entities) {}

    @Override
    public final boolean insert(Post post) {
        if (!keeps(post)) {
            throw new IllegalArgumentException("Post " + post.id() + " is of another kind");
        }
        if (posts.get(PostItems.key(post.id())).isPresent()) {
            return false;
        }
        prepare(post);
        List<Write> writes = new ArrayList<>(added(post));
        writes.add(Write.putting(posts, item(post), Condition.absent()));
        writes.add(Write.putting(posts, hours.entry(post.id(), post.visibility().name())));
        return dynamo.transact(writes);
    }

    @Override
    public final Map<PostId, Post> findAll(Collection<PostId> ids) {
        Map<PostId, Post> found = new HashMap<>();
        items(ids)
                .forEach(
                        (id, item) -> {
                            if (!PostItems.isDeleted(item)) {
                                found.put(id, PostItems.post(item));
                            }
                        });
        return found;
    }

    /** The items of posts of this kind, those of deleted ones among them. */
    protected final Map<PostId, Item> items(Collection<PostId> ids) {
        Map<PostId, Item> found = new HashMap<>();
        posts.getAll(ids.stream().map(PostItems::key).toList())
                .values()
                .forEach(
                        item -> {
                            if (isOfKind(item)) {
                                found.put(PostItems.id(item), item);
                            }
                        });
        return found;
    }

    /** Whether an item, be it of a deleted post, is of this kind. */
    protected abstract boolean isOfKind(Item item);

    /** The item of a post that is there. */
    private Optional<Item> find(PostId id) {
        return posts.get(PostItems.key(id))
                .filter(this::isOfKind)
                .filter(item -> !PostItems.isDeleted(item));
    }

    @Override
    public final boolean edit(PostId id, String text, Entities entities, Instant at) {
        while (true) {
            Optional<Item> found = find(id);
            if (found.isEmpty()) {
                return false;
            }
            Post post = PostItems.post(found.get());
            if (post.text().equals(text)) {
                return false;
            }
            beforeEdit(post, entities);
            // Else somebody else was faster: it is looked at anew.
            if (edit(found.get(), text, entities, at)) {
                afterEdit(post, entities);
                return true;
            }
        }
    }

    private boolean edit(Item item, String text, Entities entities, Instant at) {
        PostId id = PostItems.id(item);
        long edits = item.number(PostItems.EDITS);
        List<Write> writes = new ArrayList<>();
        writes.add(
                Write.updating(
                        posts,
                        PostItems.key(id),
                        PostItems.edited(text, entities, at),
                        Condition.is(PostItems.EDITS, edits)));
        writes.add(Write.putting(posts, PostItems.revision(item)));
        if (edits >= KEPT_REVISIONS) {
            writes.add(Write.deleting(posts, PostItems.revision(id, edits - KEPT_REVISIONS)));
        }
        return dynamo.transact(writes);
    }

    @Override
    public final List<Revision> listRevisions(PostId id) {
        return find(id).isEmpty()
                ? List.of()
                : revisions(id).stream().map(PostItems::revisionOf).toList();
    }

    private List<Item> revisions(PostId id) {
        return posts.query(Query.of(PostItems.partition(id), PostItems.revisions()));
    }

    @Override
    public final boolean delete(PostId id) {
        while (true) {
            Optional<Item> found = find(id);
            if (found.isEmpty()) {
                // What a call that was cut off has left.
                deleteRevisions(id);
                return false;
            }
            Post post = PostItems.post(found.get());
            List<Write> writes = new ArrayList<>(removed(post));
            writes.add(
                    Write.putting(
                            posts,
                            deleted(found.get(), post),
                            Condition.is(PostItems.EDITS, found.get().number(PostItems.EDITS))));
            writes.add(removedEntry(post));
            if (dynamo.transact(writes)) {
                deleteRevisions(id);
                afterEdit(post, Entities.NONE);
                return true;
            }
        }
    }

    /** What is left of the item of a post. */
    protected Item deleted(Item item, Post post) {
        return PostItems.deleted(post);
    }

    private Write removedEntry(Post post) {
        return Write.deleting(posts, hours.key(post.id()));
    }

    /** None comes after it: an edit needs the post. */
    private void deleteRevisions(PostId id) {
        posts.deleteAll(revisions(id).stream().map(Item::key).toList());
    }

    @Override
    public final Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        return page(hours.oldest(after, page.limit() + 1), page);
    }

    /** The posts of these ids, one of which may be too many, in their order. */
    protected final Page<Post> page(List<PostId> oneMore, PageRequest page) {
        Map<PostId, Post> found = findAll(oneMore);
        return Page.of(oneMore, page.limit(), PostId::toCursor)
                .mapPresent(id -> Optional.ofNullable(found.get(id)));
    }
}
