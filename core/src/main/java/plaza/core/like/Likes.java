package plaza.core.like;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.Journal;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.Counters;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** Liking posts and replies. Idempotent. */
public final class Likes {
    private final LikeStore likes;
    private final Counters counters;
    private final Journal journal;
    private final PostViews views;
    private final People people;
    private final Clock clock;

    public Likes(
            LikeStore likes,
            Counters counters,
            Journal journal,
            PostViews views,
            People people,
            Clock clock) {
        this.likes = likes;
        this.counters = counters;
        this.journal = journal;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    /** Likes a post that the viewer may see; answers it with its new counts. */
    public PostView like(UserId viewer, PostId post) {
        admit(viewer, post, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return views.require(viewer, post);
    }

    /**
     * As {@link #like}, for imports: at the time it happened, and without making a view.
     *
     * @return whether it was new
     */
    public boolean admit(UserId viewer, PostId post, Instant at) {
        UserId author = views.require(viewer, post).author().id();
        var like = new Like(viewer, post, at);
        return journal.commit(
                new Liked(like, author),
                () -> {
                    boolean added = likes.put(like);
                    if (added) {
                        counters.liked(viewer, post);
                    }
                    return added;
                });
    }

    /**
     * Takes a like back, also of a post that the viewer cannot see any more.
     *
     * @throws DomainException NOT_FOUND where they neither see the post nor like it
     */
    public PostEntry unlike(UserId viewer, PostId post) {
        views.requireDone(viewer, post, Marks::liked);
        UserId author = views.authorOf(post).orElse(null);
        var like = new Like(viewer, post, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        journal.commit(
                new Unliked(like, author),
                () -> {
                    boolean deleted = likes.delete(viewer, post);
                    if (deleted) {
                        counters.unliked(viewer, post);
                    }
                    return deleted;
                });
        return views.entry(viewer, post);
    }

    /** A post for its likes: it is not shown, and that does not count as such. */
    public PostView find(UserId viewer, PostId post) {
        return views.require(viewer, post);
    }

    /** Who likes a post, latest first. */
    public Page<PersonView> byPost(UserId viewer, PostId post, PageRequest page) {
        views.require(viewer, post);
        return people.page(viewer, page, request -> likes.listByPost(post, request), Like::user);
    }

    /** What the viewer likes, latest like first, also what they cannot see any more. */
    public Page<PostEntry> own(UserId viewer, PageRequest page) {
        return views.entries(viewer, likes.listByUser(viewer, page).map(Like::post));
    }
}
