package plaza.core.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.Projection;
import plaza.core.event.RebuildAsked;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.GraphEvent.Blocked;
import plaza.core.graph.GraphEvent.Followed;
import plaza.core.graph.GraphEvent.Unfollowed;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.post.Visibility;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.core.repost.RepostStore;

/**
 * Keeps pushed timelines up to date: new posts and reposts go to the followers, follows bring in
 * what was posted before, and what is unfollowed, blocked or deleted is taken out, so that it takes
 * no room: whoever reads looks at {@linkplain TimelinePull#standing what still stands}. One thread
 * at a time.
 */
public final class TimelineProjection implements Projection {
    /** What {@link RebuildAsked} calls the timelines. */
    public static final String TIMELINES = "timelines";

    /** Newest posts of somebody that a new follower gets at once; a few pages. */
    private static final int BACK_FILL = 200;

    /**
     * Most reposters of a deleted post whose followers' timelines are cleaned; others drop it on
     * read.
     */
    private static final int CLEANED_REPOSTERS = 1_000;

    private final TimelineStore store;
    private final TimelinePull pull;
    private final FollowGraph graph;
    private final RepostStore reposts;
    private final int pullAbove;
    private final FeedListener listener;
    private final Clock clock;
    private final LongAdder deliveries = new LongAdder();
    private final DeliveryTimes times = new DeliveryTimes();

    /**
     * @param pullAbove authors with more followers than this are not pushed, but merged in on read
     */
    public TimelineProjection(
            TimelineStore store,
            TimelinePull pull,
            FollowGraph graph,
            RepostStore reposts,
            int pullAbove,
            Clock clock) {
        this(store, pull, graph, reposts, pullAbove, FeedListener.NONE, clock);
    }

    /**
     * @param listener told of each batch after it was applied
     */
    public TimelineProjection(
            TimelineStore store,
            TimelinePull pull,
            FollowGraph graph,
            RepostStore reposts,
            int pullAbove,
            FeedListener listener,
            Clock clock) {
        this.store = store;
        this.pull = pull;
        this.graph = graph;
        this.reposts = reposts;
        this.pullAbove = pullAbove;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "timelines";
    }

    /** How many entries were put into timelines since the start, each counted once per timeline. */
    public long deliveries() {
        return deliveries.sum();
    }

    /** How long posts took to the timelines of those who follow, since the start. */
    public DeliveryTimes times() {
        return times;
    }

    @Override
    public void apply(List<JournalEntry> entries) {
        var fanOut = new FanOut(followersOf(entries));
        for (JournalEntry entry : entries) {
            apply(entry.event(), fanOut);
        }
        fanOut.flush();
        fanOut.news.forEach(Runnable::run);
    }

    private void apply(Event event, FanOut fanOut) {
        switch (event) {
            case PostCreated e when isPushed(e) ->
                    fanOut.add(
                            new TimelineEntry(e.id(), e.author(), null, e.id().time()), e.author());
            case Reposted(Repost repost) when !isOwn(repost) ->
                    fanOut.add(TimelineEntry.of(repost), repost.user());
            case Followed(var follow) -> {
                fanOut.flush();
                backFill(follow.follower(), follow.followed());
            }
            case Unfollowed(var follow) -> {
                fanOut.flush();
                takeOut(follow.follower(), follow.followed());
            }
            case Blocked(var block) -> {
                fanOut.flush();
                takeOut(block.owner(), block.other());
                takeOut(block.other(), block.owner());
            }
            case Unreposted(Repost repost) when !isOwn(repost) -> {
                fanOut.flush();
                takeBack(repost);
            }
            case PostDeleted(var post, var _) -> {
                fanOut.flush();
                cleanUp(post.id(), post.author());
            }
            case RebuildAsked(var what, var _, var _) when what.equals(TIMELINES) -> {
                fanOut.flush();
                store.clear();
            }
            default -> {
                // Nothing that a timeline shows.
            }
        }
    }

    private static boolean isPushed(PostCreated post) {
        return post.replyTo() == null && post.visibility() != Visibility.PRIVATE;
    }

    /** Who follows somebody has their posts already, and by no repost of theirs. */
    private static boolean isOwn(Repost repost) {
        return repost.user().equals(repost.author());
    }

    /**
     * One query for a whole batch. Whoever follows after it gets the posts when that follow comes
     * along in the journal, and whoever unfollows loses them then.
     */
    private Map<UserId, List<UserId>> followersOf(List<JournalEntry> entries) {
        Set<UserId> people = new HashSet<>();
        for (JournalEntry entry : entries) {
            switch (entry.event()) {
                case PostCreated e when isPushed(e) -> people.add(e.author());
                case Reposted(Repost repost) -> people.add(repost.user());
                default -> {
                    // Only these are fanned out.
                }
            }
        }
        return people.isEmpty() ? Map.of() : graph.findFollowers(people, pullAbove + 1);
    }

    private void backFill(UserId reader, UserId followed) {
        Set<UserId> following = graph.findFollowing(reader);
        if (!following.contains(followed)) {
            return;
        }
        push(reader, pull.entries(reader, following, Set.of(followed), null, BACK_FILL));
    }

    private void takeOut(UserId reader, UserId person) {
        Set<UserId> following = graph.findFollowing(reader);
        if (following.contains(person)) {
            // Followed again meanwhile; that follow comes later in the journal.
            return;
        }
        List<PostId> taken = new ArrayList<>();
        store.removeVia(reader, person).forEach(entry -> taken.add(entry.post()));
        if (store.pulled().contains(person)) {
            // Their posts were not in the timeline; now those of others who reposted them show.
            pull.entries(reader, following, Set.of(person), null, BACK_FILL)
                    .forEach(entry -> taken.add(entry.post()));
        }
        if (!taken.isEmpty()) {
            push(reader, pull.reposted(reader, following, taken));
        }
    }

    private void takeBack(Repost repost) {
        forFollowers(
                repost.user(),
                readers -> {
                    for (UserId reader : store.retract(repost.post(), repost.user(), readers)) {
                        Set<UserId> following = graph.findFollowing(reader);
                        push(reader, pull.reposted(reader, following, List.of(repost.post())));
                    }
                });
    }

    private void cleanUp(PostId post, UserId author) {
        Set<UserId> ways = new LinkedHashSet<>();
        ways.add(author);
        reposts.listByPost(post, PageRequest.first(CLEANED_REPOSTERS))
                .items()
                .forEach(repost -> ways.add(repost.user()));
        for (UserId way : ways) {
            forFollowers(way, readers -> store.retract(post, null, readers));
        }
    }

    /**
     * All of them, also of somebody who is not pushed: loads and back-fills bring their posts too.
     */
    private void forFollowers(UserId person, Consumer<List<UserId>> work) {
        PageRequest request = PageRequest.first(PageRequest.MAX_LIMIT);
        while (true) {
            Page<Follow> page = graph.listFollowers(person, request);
            if (!page.items().isEmpty()) {
                work.accept(page.items().stream().map(Follow::follower).toList());
            }
            if (page.next() == null) {
                return;
            }
            request = request.from(page.next());
        }
    }

    private void push(UserId reader, List<TimelineEntry> entries) {
        if (!entries.isEmpty()) {
            List<UserId> readers = List.of(reader);
            deliveries.add(
                    store.push(
                            entries.stream().map(entry -> new Delivery(entry, readers)).toList()));
        }
    }

    /** Gathers the deliveries of neighbouring events, so that they are pushed in one call. */
    private final class FanOut {
        private final Map<UserId, List<UserId>> followers;
        private final List<Delivery> waiting = new ArrayList<>();

        /** What the listener is to hear once everything is applied. */
        private final List<Runnable> news = new ArrayList<>();

        FanOut(Map<UserId, List<UserId>> followers) {
            this.followers = followers;
        }

        void add(TimelineEntry entry, UserId via) {
            List<UserId> readers = followers.getOrDefault(via, List.of());
            if (readers.size() > pullAbove) {
                store.markPulled(via);
                news.add(() -> listener.onPulled(entry));
            } else if (readers.isEmpty()) {
                return;
            } else if (store.pulled().contains(via)) {
                news.add(() -> listener.onPulled(entry));
            } else {
                var delivery = new Delivery(entry, readers);
                waiting.add(delivery);
                news.add(() -> listener.onDelivered(delivery));
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                deliveries.add(store.push(List.copyOf(waiting)));
                Instant delivered = clock.instant();
                waiting.forEach(delivery -> times.add(delivery, delivered));
                waiting.clear();
            }
        }
    }
}
