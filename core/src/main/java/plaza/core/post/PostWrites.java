package plaza.core.post;

import plaza.core.media.Attachments;

/** All that is written when a post is made or deleted: itself, its parent's count, its media. */
public final class PostWrites {
    private final PostLookup lookup;
    private final Counters counters;
    private final Attachments attachments;

    public PostWrites(PostLookup lookup, Counters counters, Attachments attachments) {
        this.lookup = lookup;
        this.counters = counters;
        this.attachments = attachments;
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
