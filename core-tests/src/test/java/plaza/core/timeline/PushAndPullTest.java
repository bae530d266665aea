package plaza.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.StorageException;
import plaza.core.account.PasswordHash;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.Restriction;
import plaza.core.graph.Restrictions;
import plaza.core.graph.ViewerContext;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostEvent;
import plaza.core.post.PostLookup;
import plaza.core.post.PostRef;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.memory.timeline.MemoryTimelineStore;

/**
 * Whatever people do, and whenever somebody reads: once the worker has caught up, what was pushed
 * is what a pull computes (ADR 4).
 */
final class PushAndPullTest {
    private static final int PEOPLE = 5;
    private static final int ALL = 900;
    private static final int PAGE = 5;

    // The seed is fixed so that a build does not depend on luck; 30,000 random tries passed by
    // hand.
    @Property(tries = 1_000, seed = "-7724249003281717732")
    void whatIsPushedIsWhatAPullComputes(
            @ForAll @Size(max = 120) List<@IntRange(max = 9_999) Integer> choices,
            @ForAll @IntRange(min = 1, max = 4) int pullAbove,
            @ForAll Keeps keeps) {
        var world = new World(pullAbove, keeps);
        choices.forEach(world::act);
        world.workOff();

        for (UserId reader : world.people) {
            assertThat(world.read(reader)).isEqualTo(world.pulled(reader));
        }
    }

    @Property(tries = 20, seed = "2207318840615523891")
    void whileTheirStoreIsAwayTimelinesAreComputed(
            @ForAll @Size(max = 120) List<@IntRange(max = 9_999) Integer> choices) {
        var world = new World(PEOPLE, Keeps.THE_WINNING_WAY);
        choices.forEach(world::act);

        for (UserId reader : world.people) {
            assertThat(world.read(world.withoutStore(), reader)).isEqualTo(world.pulled(reader));
        }
    }

    @Property(tries = 500, seed = "4418853075220134167")
    void whatIsPushedNeedsNoMending(
            @ForAll @Size(max = 120) List<@IntRange(max = 9_999) Integer> choices,
            @ForAll @IntRange(min = 1, max = 4) int pullAbove,
            @ForAll Keeps keeps) {
        var world = new World(pullAbove, keeps);
        choices.forEach(world::act);
        world.workOff();

        assertThat(world.reconcile()).isZero();
    }

    @Property(tries = 10, seed = "-1179003823351180441")
    void whatIsWrongIsMendedAndNothingElse(
            @ForAll @Size(min = 60, max = 120) List<@IntRange(max = 9_999) Integer> choices,
            @ForAll @Size(min = 1, max = 10) List<@IntRange(max = 9_999) Integer> faults,
            @ForAll Keeps keeps) {
        var world = new World(PEOPLE, keeps);
        choices.forEach(world::act);
        world.workOff();
        world.people.forEach(world::read);
        faults.forEach(world::spoil);

        long mended = world.reconcile();

        assertThat(mended).isBetween(0L, (long) PEOPLE);
        for (UserId reader : world.people) {
            assertThat(world.read(reader)).isEqualTo(world.pulled(reader));
        }
        assertThat(world.reconcile()).isZero();
    }

    /** What the store of the timelines keeps of several ways that a post came. */
    private enum Keeps {
        THE_WINNING_WAY,
        ALL_WAYS
    }

    /** Five people, and what they do, chosen by numbers. */
    private static final class World {
        private final MemoryAccountStore accounts = new MemoryAccountStore();
        private final MemoryFollowGraph graph = new MemoryFollowGraph();
        private final MemoryPostStore posts = new MemoryPostStore();
        private final MemoryRepostStore reposts = new MemoryRepostStore();
        private final TimelineStore timelines;
        private final MemoryJournal journal =
                new MemoryJournal(UUID.randomUUID(), Clock.systemUTC());
        private final TimelinePull pull = new TimelinePull(posts, reposts);
        private final HomeTimelines home;
        private final TimelineProjection projection;
        private final List<UserId> people = new ArrayList<>();
        private final List<Post> written = new ArrayList<>();
        private JournalPosition done = JournalPosition.START;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        World(int pullAbove, Keeps keeps) {
            timelines =
                    keeps == Keeps.ALL_WAYS
                            ? new AllWaysTimelineStore()
                            : new MemoryTimelineStore(800);
            home = new HomeTimelines(timelines, pull, graph, false);
            projection =
                    new TimelineProjection(
                            timelines, pull, graph, reposts, pullAbove, Clock.systemUTC());
            for (int i = 0; i < PEOPLE; i++) {
                UserId person = Samples.userId();
                people.add(person);
                accounts.insert(Samples.account(person), new PasswordHash("none"));
            }
        }

        long reconcile() {
            return new TimelineReconciler(
                            accounts,
                            graph,
                            new PostLookup(posts, new MemoryReplyStore()),
                            timelines,
                            pull)
                    .run(_ -> {}, () -> true);
        }

        /** Takes something out of a timeline, or puts something into it that is not for it. */
        void spoil(int choice) {
            UserId reader = people.get(choice % PEOPLE);
            if (written.isEmpty()) {
                return;
            }
            Post post = written.get(choice / 50 % written.size());
            if (choice / 10 % 2 == 0) {
                timelines.retract(post.id(), null, List.of(reader));
            } else {
                var entry = new TimelineEntry(post.id(), post.author(), null, post.createdAt());
                timelines.push(List.of(Delivery.of(entry, List.of(reader))));
            }
        }

        void act(int choice) {
            now = now.plusMillis(1);
            UserId one = people.get(choice / 10 % PEOPLE);
            UserId other = people.get(choice / 50 % PEOPLE);
            switch (choice % 10) {
                case 0, 1 -> follow(new Follow(one, other, now));
                case 2 -> unfollow(new Follow(one, other, now));
                case 3, 4 -> post(one);
                case 5 -> repost(one, choice / 50);
                case 6 -> unrepost(one, choice / 50);
                case 7 -> delete(choice / 50);
                case 8 -> read(one);
                default -> {
                    if (choice / 50 % 4 == 0) {
                        block(new Restriction(one, other, now));
                    } else {
                        workOff();
                    }
                }
            }
        }

        private void follow(Follow follow) {
            if (!follow.follower().equals(follow.followed())) {
                journal.commit(new GraphEvent.Followed(follow), () -> graph.follow(follow));
            }
        }

        private void unfollow(Follow follow) {
            journal.commit(
                    new GraphEvent.Unfollowed(follow),
                    () -> graph.unfollow(follow.follower(), follow.followed()));
        }

        private void block(Restriction block) {
            journal.commit(
                    new GraphEvent.Blocked(block),
                    () -> {
                        boolean changed = graph.unfollow(block.owner(), block.other());
                        changed |= graph.unfollow(block.other(), block.owner());
                        return changed;
                    });
        }

        private void post(UserId author) {
            PostId id = PostId.of(Ids.of(now, 0, written.size()), author);
            Post post = Samples.post(id, author, "text", null);
            written.add(post);
            journal.commit(new PostEvent.PostCreated(post), () -> posts.insert(post));
        }

        private void repost(UserId user, int number) {
            if (!written.isEmpty()) {
                Post post = written.get(number % written.size());
                if (posts.findAll(List.of(post.id())).isEmpty()) {
                    return;
                }
                var repost = new Repost(user, post.id(), post.author(), now);
                journal.commit(new RepostEvent.Reposted(repost), () -> reposts.put(repost));
            }
        }

        private void unrepost(UserId user, int number) {
            if (!written.isEmpty()) {
                Post post = written.get(number % written.size());
                var repost = new Repost(user, post.id(), post.author(), now);
                journal.commit(
                        new RepostEvent.Unreposted(repost), () -> reposts.delete(user, post.id()));
            }
        }

        private void delete(int number) {
            if (!written.isEmpty()) {
                Post post = written.get(number % written.size());
                journal.commit(
                        new PostEvent.PostDeleted(new PostRef(post.id(), post.author(), null), now),
                        () -> posts.delete(post.id()));
            }
        }

        /**
         * What a reader gets, page after page; makes their timeline warm. Deleted posts vanish on
         * hydration.
         */
        List<TimelineEntry> read(UserId reader) {
            return read(home, reader);
        }

        /** As the timelines are read whose store is away. */
        HomeTimelines withoutStore() {
            var away =
                    (TimelineStore)
                            Proxy.newProxyInstance(
                                    TimelineStore.class.getClassLoader(),
                                    new Class<?>[] {TimelineStore.class},
                                    (_, _, _) -> {
                                        throw StorageException.unavailable("away", null);
                                    });
            return new HomeTimelines(away, pull, graph, true);
        }

        List<TimelineEntry> read(HomeTimelines home, UserId reader) {
            var sight = new ViewerContext(reader, graph.findFollowing(reader), Restrictions.NONE);
            List<TimelineEntry> all = new ArrayList<>();
            List<TimelineEntry> page = home.entries(sight, null, PAGE);
            while (page.size() == PAGE) {
                all.addAll(page);
                page = home.entries(sight, page.getLast().position(), PAGE);
            }
            all.addAll(page);
            return existing(all);
        }

        List<TimelineEntry> pulled(UserId reader) {
            Set<UserId> following = graph.findFollowing(reader);
            return existing(pull.entries(reader, following, following, null, ALL));
        }

        private List<TimelineEntry> existing(List<TimelineEntry> entries) {
            return entries.stream()
                    .filter(entry -> !posts.findAll(List.of(entry.post())).isEmpty())
                    .toList();
        }

        void workOff() {
            List<JournalEntry> entries = journal.readAfter(done, 1_000);
            if (!entries.isEmpty()) {
                projection.apply(entries);
                done = entries.getLast().position();
            }
        }
    }
}
