package plaza.cassandra.post;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.cassandra.post.PostRows.Stored;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.KeyLocks;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Revision;

/**
 * Root posts: as rows ({@link PostRows}), and in the lists that they are found by ({@link
 * PostLists}).
 *
 * <p>What lists a post is written before the post, and removed before it: what a list names and is
 * not there is left out, and a write that was cut off is completed when it is repeated.
 * Thread-safe.
 */
public final class CassandraPostStore implements PostStore {
    /** Longer than any engine is waited for. */
    private static final Duration INSERTED_WITHIN = Duration.ofSeconds(30);

    private final KeyLocks inserting = new KeyLocks();
    private final PostRows rows;
    private final PostLists lists;
    private final PostPages pages;
    private final AuthorPosts authorPosts;

    public CassandraPostStore(Cassandra cassandra) {
        PostTables.define(cassandra);
        this.rows = new PostRows(cassandra);
        this.lists = new PostLists(cassandra);
        this.pages = new PostPages(cassandra, rows);
        this.authorPosts = new AuthorPosts(cassandra);
    }

    @Override
    public boolean insert(Post post) {
        if (post.isReply()) {
            throw new IllegalArgumentException("Post " + post.id() + " is of another kind");
        }
        // Of another process nobody writes the same post: its journal lets one commit of a person
        // be open at a time. One that was taken for dead and goes on writes what is there.
        KeyLocks.Held lock = inserting.lock(post.id().value(), INSERTED_WITHIN);
        try {
            if (rows.contains(post.id())) {
                return false;
            }
            lists.add(post);
            rows.insert(post);
            return true;
        } finally {
            lock.release();
        }
    }

    @Override
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        Map<PostId, Post> found = new HashMap<>();
        rows.find(ids).forEach((id, stored) -> found.put(id, stored.post()));
        return found;
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        while (true) {
            Stored stored = rows.find(List.of(id)).get(id);
            if (stored == null) {
                // One that was deleted meanwhile leaves no text behind.
                rows.deleteRevisions(id);
                return false;
            }
            if (stored.post().text().equals(text)) {
                return false;
            }
            lists.add(stored.post(), entities.hashtags());
            // Else somebody else was faster: it is looked at anew.
            if (rows.edit(stored, text, entities, at)) {
                Set<String> gone = new HashSet<>(stored.post().entities().hashtags());
                gone.removeAll(entities.hashtags());
                lists.remove(stored.post(), gone);
                rows.prune(stored);
                return true;
            }
        }
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        return rows.find(List.of(id)).isEmpty() ? List.of() : rows.listRevisions(id);
    }

    @Override
    public boolean delete(PostId id) {
        while (true) {
            Stored stored = rows.find(List.of(id)).get(id);
            if (stored == null) {
                rows.deleteRevisions(id);
                return false;
            }
            lists.remove(stored.post());
            if (rows.delete(stored)) {
                rows.deleteRevisions(id);
                return true;
            }
        }
    }

    @Override
    public Page<Post> scan(PageRequest page) {
        return pages.scan(page);
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        return pages.listByAuthor(author, page);
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> authors, @Nullable PostId before, int limit) {
        return authorPosts.listNewestKeys(authors, before, limit);
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        return pages.listPublic(since, until, page);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        return pages.listByHashtag(hashtag, page);
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors) {
        return authorPosts.count(authors);
    }
}
