package plaza.core.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.account.Account;
import plaza.core.event.Backoff;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostView;
import plaza.memory.analytics.MemoryAnalyticsStore;
import plaza.memory.post.MemoryCounters;

class ImpressionsTest {
    private final Impressions impressions = new Impressions(Clock.systemUTC());
    private final AtomicBoolean storeAway = new AtomicBoolean();
    private final AtomicBoolean countersAway = new AtomicBoolean();
    private final MemoryAnalyticsStore store = new MemoryAnalyticsStore();
    private final MemoryCounters counts = new MemoryCounters();
    private final ImpressionWriter writer =
            new ImpressionWriter(
                    impressions,
                    new Figures(store, storeAway),
                    new Counts(counts, countersAway),
                    new Backoff(Duration.ofNanos(10_000), Duration.ofMillis(1), new Random(1)));

    private final Account ada = Samples.account();
    private final UserId bob = Samples.userId();

    private PostView view() {
        Post post = Samples.post(ada.id());
        counts.fill(post.id(), PostCounts.NONE);
        return new PostView(post, ada, List.of(), PostCounts.NONE, Marks.NONE, List.of());
    }

    private long counted(PostView view) {
        PostId id = view.post().id();
        return counts.findAll(List.of(id)).getOrDefault(id, PostCounts.NONE).impressions();
    }

    private long figured(PostView view) {
        Instant now = Instant.now();
        return store
                .findHours(
                        view.post().id(),
                        now.minus(2, ChronoUnit.HOURS),
                        now.plus(1, ChronoUnit.HOURS))
                .values()
                .stream()
                .mapToLong(PostFigures::impressions)
                .sum();
    }

    @Test
    void whatIsShownToOthersCounts() {
        PostView one = view();
        PostView other = view();
        impressions.show(bob, List.of(one, other));
        impressions.show(bob, List.of(one));
        impressions.show(ada.id(), List.of(one, other));
        impressions.show(bob, List.of());
        writer.flush();
        writer.flush();

        assertThat(counted(one)).isEqualTo(2).isEqualTo(figured(one));
        assertThat(counted(other)).isEqualTo(1).isEqualTo(figured(other));
    }

    @Test
    void aProfileThatOthersOpenCountsForItsDayAndForNoPost() {
        PostView view = view();
        impressions.open(bob, ada.id());
        impressions.open(Samples.userId(), ada.id());
        impressions.open(ada.id(), ada.id());
        impressions.forget(List.of(view.post().id()));
        writer.flush();
        writer.flush();

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(
                        store
                                .findDays(ada.id(), today.minusDays(1), today.plusDays(1))
                                .values()
                                .stream()
                                .reduce(UserFigures.NONE, UserFigures::plus))
                .isEqualTo(UserFigures.profileViews(2));
        assertThat(counted(view)).isZero();
    }

    @Test
    void openedProfilesWaitWhileTheEngineIsAway() {
        impressions.open(bob, ada.id());
        storeAway.set(true);
        assertThatThrownBy(writer::flush).isInstanceOf(StorageException.class);
        storeAway.set(false);
        assertThat(impressions.waiting()).isEqualTo(1);
        writer.flush();
        assertThat(impressions.waiting()).isZero();
        assertThat(impressions.dropped()).isZero();
    }

    @Test
    void theyAreWrittenByThemselvesAndTheLastOnesAtTheEnd() {
        PostView view = view();
        impressions.show(bob, List.of(view));
        writer.start();
        Awaitility.await().until(() -> counted(view) == 1);
        impressions.show(bob, List.of(view));
        writer.close();
        writer.flush();
        assertThat(counted(view)).isEqualTo(2).isEqualTo(figured(view));
    }

    @Test
    void whileAnEngineIsAwayTheyWait() {
        PostView view = view();
        for (AtomicBoolean away : List.of(storeAway, countersAway)) {
            impressions.show(bob, List.of(view));
            away.set(true);
            assertThatThrownBy(writer::flush).isInstanceOf(StorageException.class);
            assertThatThrownBy(writer::flush).isInstanceOf(StorageException.class);
            impressions.show(bob, List.of(view));
            away.set(false);
            writer.flush();
        }
        assertThat(counted(view)).isEqualTo(4).isEqualTo(figured(view));
        assertThat(impressions.dropped()).isZero();
    }

    @Test
    void noMoreWaitThanThereIsRoomFor() {
        List<PostView> views = Stream.generate(this::view).limit(30_000).toList();
        views.forEach(view -> impressions.show(bob, List.of(view)));
        assertThat(impressions.waiting()).isEqualTo(20_000);
        assertThat(impressions.dropped()).isEqualTo(10_000);
        impressions.show(bob, List.of(views.getFirst()));
        writer.flush();
        assertThat(impressions.waiting()).isZero();
        assertThat(counted(views.getFirst())).isEqualTo(2);
        assertThat(counted(views.getLast())).isZero();
    }

    @Test
    void noneIsLostWhileTheyAreWritten() {
        List<PostView> views = Stream.generate(this::view).limit(50).toList();
        writer.start();
        Concurrently.call(
                8,
                i -> {
                    for (int k = 0; k < 2_000; k++) {
                        impressions.show(bob, views);
                        if (i == 0 && k % 100 == 0) {
                            writer.flush();
                        }
                    }
                    return i;
                });
        writer.close();
        writer.flush();
        for (PostView view : views) {
            assertThat(counted(view)).isEqualTo(16_000).isEqualTo(figured(view));
        }
    }

    private static void whileThere(AtomicBoolean away) {
        if (away.get()) {
            throw StorageException.unavailable("away", null);
        }
    }

    private record Figures(AnalyticsStore store, AtomicBoolean away) implements AnalyticsStore {
        @Override
        public void addActs(Collection<Interaction> acts, Instant now) {
            store.addActs(acts, now);
        }

        @Override
        public void addImpressions(Collection<Impression> shown) {
            whileThere(away);
            store.addImpressions(shown);
        }

        @Override
        public Map<PostId, Long> countImpressions(Collection<PostId> posts) {
            return store.countImpressions(posts);
        }

        @Override
        public void forgetPosts(Collection<PostId> posts) {
            store.forgetPosts(posts);
        }

        @Override
        public Map<Instant, PostFigures> findHours(PostId post, Instant from, Instant until) {
            return store.findHours(post, from, until);
        }

        @Override
        public Map<LocalDate, UserFigures> findDays(UserId user, LocalDate from, LocalDate until) {
            return store.findDays(user, from, until);
        }

        @Override
        public DayTotals sumDay(LocalDate day) {
            return store.sumDay(day);
        }

        @Override
        public int deleteHours(Instant before) {
            return store.deleteHours(before);
        }

        @Override
        public int deleteDays(LocalDate before) {
            return store.deleteDays(before);
        }

        @Override
        public int forgetActs(Instant before) {
            return store.forgetActs(before);
        }
    }

    private record Counts(Counters counters, AtomicBoolean away) implements Counters {
        @Override
        public Map<PostId, PostCounts> findAll(Collection<PostId> posts) {
            return counters.findAll(posts);
        }

        @Override
        public void fill(PostId post, PostCounts unknown) {
            counters.fill(post, unknown);
        }

        @Override
        public void add(PostId post, CountKind kind, int delta) {
            counters.add(post, kind, delta);
        }

        @Override
        public void addAll(CountKind kind, Map<PostId, Integer> deltas) {
            whileThere(away);
            counters.addAll(kind, deltas);
        }

        @Override
        public void put(PostId post, PostCounts likesRepostsReplies) {
            counters.put(post, likesRepostsReplies);
        }
    }
}
