package plaza.core.repost;

import java.time.Instant;
import java.util.List;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.PersonView;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Marking;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;
import plaza.core.post.PostViews.Seen;
import plaza.core.post.Posts;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Passing posts on to one's followers. Idempotent. */
public final class Reposts {
    private final RepostStore reposts;
    private final Counters counters;
    private final PostViews views;
    private final Marking marking;

    public Reposts(RepostStore reposts, Counters counters, PostViews views, Marking marking) {
        this.reposts = reposts;
        this.counters = counters;
        this.views = views;
        this.marking = marking;
    }

    /**
     * Reposts a public post; answers it with its new counts.
     *
     * @throws DomainException FORBIDDEN for what its author shows to fewer people than everybody
     */
    public PostView repost(UserId viewer, PostId post) {
        PostView seen = views.react(viewer, post);
        put(new Repost(viewer, post, seen.author().id(), marking.now()));
        return marking.marked(viewer, seen);
    }

    /**
     * As {@link #repost}, for imports: at the time it happened, and without making a view.
     *
     * @return whether it was new
     */
    public boolean admit(UserId viewer, PostId post, Instant at) {
        UserId author = views.requireSeen(viewer, post).author().id();
        return put(new Repost(viewer, post, author, at));
    }

    private boolean put(Repost repost) {
        return marking.put(
                reposts,
                repost,
                marking.whereSeen(Reposts::requireOpen),
                new Reposted(repost),
                () -> counters.add(repost.post(), CountKind.REPOSTS, 1));
    }

    static void requireOpen(Seen seen) {
        if (!Posts.isOpen(seen)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only public posts can be reposted.");
        }
    }

    /**
     * Takes a repost back, also of a post that the viewer cannot see any more.
     *
     * @throws DomainException NOT_FOUND where they neither see the post nor reposted it
     */
    public PostEntry unrepost(UserId viewer, PostId post) {
        views.requireDone(viewer, post, Marks::reposted);
        Repost made = reposts.findEarliest(List.of(post), List.of(viewer)).get(post);
        if (made != null) {
            var repost = new Repost(viewer, post, made.author(), marking.now());
            marking.takeBack(
                    reposts,
                    repost,
                    new Unreposted(repost),
                    () -> counters.add(post, CountKind.REPOSTS, -1));
        }
        return views.entry(viewer, post);
    }

    /** Who reposted a post, latest first. */
    public Page<PersonView> byPost(UserId viewer, PostId post, PageRequest page) {
        return marking.byPost(reposts, viewer, post, page);
    }

    /** What the viewer reposted, latest repost first, also what they cannot see any more. */
    public Page<PostEntry> own(UserId viewer, PageRequest page) {
        return marking.own(reposts, viewer, page);
    }
}
