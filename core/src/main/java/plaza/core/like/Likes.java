package plaza.core.like;

import java.time.Instant;
import java.util.function.Consumer;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.PersonView;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.mark.Mark;
import plaza.core.mark.Marking;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** Liking posts and replies. Idempotent. */
public final class Likes {
    private final LikeStore likes;
    private final Counters counters;
    private final PostViews views;
    private final Marking marking;
    private final Consumer<Mark> look;

    /**
     * @param look at a post within the commit of its like, as {@link Marking#put} says
     */
    public Likes(
            LikeStore likes,
            Counters counters,
            PostViews views,
            Marking marking,
            Consumer<Mark> look) {
        this.likes = likes;
        this.counters = counters;
        this.views = views;
        this.marking = marking;
        this.look = look;
    }

    /** Likes a post that the viewer may see; answers it with its new counts. */
    public PostView like(UserId viewer, PostId post) {
        PostView seen = views.react(viewer, post);
        put(new Like(viewer, post, marking.now()), seen.author().id());
        return marking.marked(viewer, seen);
    }

    /**
     * As {@link #like}, for imports: at the time it happened, and without making a view.
     *
     * @return whether it was new
     */
    public boolean admit(UserId viewer, PostId post, Instant at) {
        return put(new Like(viewer, post, at), views.requireSeen(viewer, post).author().id());
    }

    private boolean put(Like like, UserId author) {
        return marking.put(
                likes,
                like,
                look,
                new Liked(like, author),
                () -> counters.add(like.post(), CountKind.LIKES, 1));
    }

    /**
     * Takes a like back, also of a post that the viewer cannot see any more.
     *
     * @throws DomainException NOT_FOUND where they neither see the post nor like it
     */
    public PostEntry unlike(UserId viewer, PostId post) {
        views.requireDone(viewer, post, Marks::liked);
        UserId author = views.authorOf(post).orElse(null);
        var like = new Like(viewer, post, marking.now());
        marking.takeBack(
                likes,
                like,
                new Unliked(like, author),
                () -> counters.add(post, CountKind.LIKES, -1));
        return views.entry(viewer, post);
    }

    /** A post for its likes: it is not shown, and that does not count as such. */
    public PostView find(UserId viewer, PostId post) {
        return views.react(viewer, post);
    }

    /** Who likes a post, latest first. */
    public Page<PersonView> byPost(UserId viewer, PostId post, PageRequest page) {
        return marking.byPost(likes, viewer, post, page);
    }

    /** What the viewer likes, latest like first, also what they cannot see any more. */
    public Page<PostEntry> own(UserId viewer, PageRequest page) {
        return marking.own(likes, viewer, page);
    }
}
