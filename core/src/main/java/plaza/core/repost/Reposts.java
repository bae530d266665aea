package plaza.core.repost;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.Journal;
import plaza.core.graph.People;
import plaza.core.graph.PersonView;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;
import plaza.core.post.Posts;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;

/** Passing posts on to one's followers. Idempotent. */
public final class Reposts {
    private final RepostStore reposts;
    private final Counters counters;
    private final Journal journal;
    private final PostViews views;
    private final People people;
    private final Clock clock;

    public Reposts(
            RepostStore reposts,
            Counters counters,
            Journal journal,
            PostViews views,
            People people,
            Clock clock) {
        this.reposts = reposts;
        this.counters = counters;
        this.journal = journal;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Reposts a public post; answers it with its new counts.
     *
     * @throws DomainException FORBIDDEN for what its author shows to fewer people than everybody
     */
    public PostView repost(UserId viewer, PostId post) {
        admit(viewer, post, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return views.require(viewer, post);
    }

    /**
     * As {@link #repost}, for imports: at the time it happened, and without making a view.
     *
     * @return whether it was new
     */
    public boolean admit(UserId viewer, PostId post, Instant at) {
        PostView view = views.require(viewer, post);
        if (!Posts.isOpen(view)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "Only public posts can be reposted.");
        }
        var repost = new Repost(viewer, post, view.author().id(), at);
        return journal.commit(
                new Reposted(repost),
                () -> {
                    boolean added = reposts.put(repost);
                    if (added) {
                        counters.add(post, CountKind.REPOSTS, 1);
                    }
                    return added;
                });
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
            takeBack(made);
        }
        return views.entry(viewer, post);
    }

    private void takeBack(Repost made) {
        var repost =
                new Repost(
                        made.user(),
                        made.post(),
                        made.author(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        journal.commit(
                new Unreposted(repost),
                () -> {
                    boolean deleted = reposts.delete(repost.user(), repost.post());
                    if (deleted) {
                        counters.add(repost.post(), CountKind.REPOSTS, -1);
                    }
                    return deleted;
                });
    }

    /** Who reposted a post, latest first. */
    public Page<PersonView> byPost(UserId viewer, PostId post, PageRequest page) {
        views.require(viewer, post);
        return people.page(
                viewer, page, request -> reposts.listByPost(post, request), Repost::user);
    }

    /** What the viewer reposted, latest repost first, also what they cannot see any more. */
    public Page<PostEntry> own(UserId viewer, PageRequest page) {
        return views.entries(viewer, reposts.listByUser(viewer, page).map(Repost::post));
    }
}
