package plaza.core.post;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import plaza.core.event.JointWrite;
import plaza.core.event.Journal;
import plaza.core.id.PostId;
import plaza.core.media.Attachments;

/** All that is written when a post is made or deleted: itself, its parent's count, its media. */
public final class PostWrites {
    private final PostLookup lookup;
    private final Counters counters;
    private final Attachments attachments;
    private final JointWrite.Kind<Post> together = this::insertAll;

    public PostWrites(PostLookup lookup, Counters counters, Attachments attachments) {
        this.lookup = lookup;
        this.counters = counters;
        this.attachments = attachments;
    }

    /**
     * The write that makes a post; says whether that is new. Repeatable. What stands by itself is
     * made together with others; what also changes another row, by itself.
     */
    Journal.PrimaryWrite insertion(Post post) {
        return post.isReply() || !post.media().isEmpty()
                ? () -> insert(post)
                : new JointWrite<>(post, together);
    }

    private Predicate<Post> insertAll(List<Post> posts) {
        Set<PostId> added = lookup.posts().insertAll(posts);
        added.forEach(id -> counters.fill(id, PostCounts.NONE));
        return post -> added.contains(post.id());
    }

    /** Repeatable; says whether the post is new. */
    boolean insert(Post post) {
        attachments.attach(
                post.author(), post.media(), PostDrafts.use(post.id()), PostDrafts.MEDIA_FIELD);
        boolean added = lookup.records(post).insert(post);
        if (added) {
            counters.fill(post.id(), PostCounts.NONE);
            if (post.replyTo() != null) {
                counters.add(post.replyTo(), CountKind.REPLIES, 1);
            }
        }
        return added;
    }

    /** Repeatable; says whether the post was there. */
    boolean delete(Post post) {
        boolean deleted = lookup.records(post).delete(post.id());
        if (deleted && post.replyTo() != null) {
            counters.add(post.replyTo(), CountKind.REPLIES, -1);
        }
        if (!post.media().isEmpty()) {
            attachments.release(PostDrafts.use(post.id()));
        }
        return deleted;
    }

    /** As {@link #delete}, knowing no more than where the post stood. */
    void delete(PostRef post) {
        lookup.records(post).delete(post.id());
        attachments.release(PostDrafts.use(post.id()));
    }

    /** Takes back what {@link #insert} did for a post that may not be. */
    void withdraw(Post post) {
        if (!post.media().isEmpty()) {
            attachments.release(PostDrafts.use(post.id()));
        }
    }
}
