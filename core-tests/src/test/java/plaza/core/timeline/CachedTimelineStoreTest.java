package plaza.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.StorageException;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.memory.timeline.MemoryTimelineCache;
import plaza.memory.timeline.MemoryTimelineCacheEpoch;
import plaza.memory.timeline.MemoryTimelineStore;

/** Timelines of two servers with one store, and one cache before it. */
final class CachedTimelineStoreTest implements TimelineStoreContract, ConcurrentTimelineContract {
    private static final Duration KEPT = Duration.ofHours(1);

    private final MemoryTimelineStore stored = new MemoryTimelineStore(CAP);
    private final MemoryTimelineCacheEpoch epoch = new MemoryTimelineCacheEpoch();
    private final FlakyCache cache = new FlakyCache();
    private final TimelineStore one = new CachedTimelineStore(stored, cache, epoch, KEPT);
    private final TimelineStore other = new CachedTimelineStore(stored, cache, epoch, KEPT);
    private final UserId author = Samples.userId();
    private final UserId reader = Samples.userId();

    @Override
    public TimelineStore timelines() {
        return one;
    }

    /** A cache that is away now and then, or before which something happens. */
    private static final class FlakyCache implements TimelineCache {
        private TimelineCache memory = new MemoryTimelineCache(CAP);
        private boolean away;
        private Runnable beforeFilling = () -> {};

        void loseAll() {
            memory = new MemoryTimelineCache(CAP);
        }

        private TimelineCache there() {
            if (away) {
                throw StorageException.unavailable("away", null);
            }
            return memory;
        }

        @Override
        public Found find(UUID epoch, UserId reader, @Nullable TimelinePosition before, int limit) {
            return there().find(epoch, reader, before, limit);
        }

        @Override
        public void fill(UUID epoch, UserId reader, String ticket, Slice latest, Duration kept) {
            beforeFilling.run();
            there().fill(epoch, reader, ticket, latest, kept);
        }

        @Override
        public void push(Collection<Delivery> deliveries) {
            there().push(deliveries);
        }

        @Override
        public void removeVia(UserId reader, UserId person) {
            there().removeVia(reader, person);
        }

        @Override
        public void retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
            there().retract(post, via, readers);
        }
    }

    private TimelineEntry post() {
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }

    private Delivery to(TimelineEntry entry) {
        return Delivery.of(entry, List.of(reader));
    }

    private static List<TimelineEntry> read(TimelineStore at, UserId reader) {
        return at.read(reader, null, 20).orElseThrow().entries();
    }

    /** A timeline with one entry, which the store has, and the cache where it is there. */
    private TimelineEntry known() {
        TimelineEntry entry = post();
        one.load(reader, () -> new Slice(List.of(entry), true));
        assertThat(read(one, reader)).containsExactly(entry);
        return entry;
    }

    @Test
    void whatOneHasReadTheOtherFindsInTheCache() {
        TimelineEntry entry = known();
        // The store does not have it any more: it can only come from the cache.
        stored.retract(entry.post(), null, List.of(reader));
        assertThat(read(other, reader)).containsExactly(entry);
    }

    @Test
    void whatOneIsDeliveredTheOtherFinds() {
        TimelineEntry old = known();
        TimelineEntry entry = post();
        assertThat(one.push(List.of(to(entry)))).isEqualTo(1);
        assertThat(read(other, reader)).containsExactly(entry, old);
        one.retract(old.post(), null, List.of(reader));
        assertThat(read(other, reader)).containsExactly(entry);
        one.removeVia(reader, author);
        assertThat(read(other, reader)).isEmpty();
    }

    @Test
    void whatIsDeliveredWhileItIsBeingCachedIsNotLost() {
        TimelineEntry old = post();
        TimelineEntry entry = post();
        one.load(reader, () -> new Slice(List.of(old), true));
        cache.beforeFilling = () -> other.push(List.of(to(entry)));
        // Read before the delivery, and cached after it.
        assertThat(read(one, reader)).containsExactly(old);
        cache.beforeFilling = () -> {};
        assertThat(read(one, reader)).containsExactly(entry, old);
    }

    @Test
    void whatIsTakenOutWhileItIsBeingCachedDoesNotComeBack() {
        TimelineEntry old = post();
        List<Consumer<TimelineStore>> changes =
                List.of(
                        store -> store.retract(old.post(), null, List.of(reader)),
                        store -> store.retract(old.post(), author, List.of(reader)),
                        store -> store.removeVia(reader, author));
        one.load(reader, () -> new Slice(List.of(), true));
        for (Consumer<TimelineStore> change : changes) {
            cache.loseAll();
            one.push(List.of(to(old)));
            cache.beforeFilling = () -> change.accept(other);
            assertThat(read(one, reader)).containsExactly(old);
            cache.beforeFilling = () -> {};
            assertThat(read(one, reader)).isEmpty();
        }
    }

    @Test
    void whileTheCacheIsAwayEverythingGoesOn() {
        TimelineEntry old = known();
        cache.away = true;
        TimelineEntry entry = post();
        assertThat(one.push(List.of(to(entry)))).isEqualTo(1);
        assertThat(read(one, reader)).containsExactly(entry, old);
        assertThat(one.retract(old.post(), null, List.of(reader))).containsExactly(reader);
        assertThat(read(other, reader)).containsExactly(entry);
        one.removeVia(reader, author);
        assertThat(read(other, reader)).isEmpty();
        UserId newcomer = givenUser();
        assertThat(one.read(newcomer, null, 10)).isEmpty();
        one.load(newcomer, () -> new Slice(List.of(entry), true));
        assertThat(read(one, newcomer)).containsExactly(entry);
    }

    @Test
    void whatTheCacheWasNotToldOfItDoesNotHideWhenItIsBack() {
        List<Consumer<TimelineStore>> changes =
                List.of(
                        store -> store.push(List.of(to(post()))),
                        store -> store.retract(post().post(), null, List.of(reader)),
                        store -> store.removeVia(reader, Samples.userId()));
        TimelineEntry old = known();
        List<TimelineEntry> missed = new ArrayList<>();
        for (Consumer<TimelineStore> change : changes) {
            cache.away = true;
            change.accept(one);
            cache.away = false;
            // Behind the back of the cache: who finds it does not find the page of before.
            TimelineEntry entry = post();
            stored.push(List.of(to(entry)));
            missed.add(entry);
            assertThat(read(other, reader)).containsAll(missed).contains(old);
        }
    }

    @Test
    void aCacheThatHasLostEverythingIsFilledAnew() {
        TimelineEntry old = known();
        cache.loseAll();
        TimelineEntry entry = post();
        one.push(List.of(to(entry)));
        assertThat(read(one, reader)).containsExactly(entry, old);
        stored.retract(entry.post(), null, List.of(reader));
        assertThat(read(other, reader)).containsExactly(entry, old);
    }

    @Test
    void whoReadsWhenItIsLoadedCachesIt() {
        assertThat(one.read(reader, null, 20)).isEmpty();
        known();
        stored.removeVia(reader, author);
        assertThat(read(other, reader)).hasSize(1);
    }

    @Test
    void whatIsOlderThanTheCacheComesFromTheStore() {
        var large = new MemoryTimelineStore(1_000);
        TimelineStore cached =
                new CachedTimelineStore(large, new MemoryTimelineCache(CAP), epoch, KEPT);
        List<TimelineEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3 * CAP; i++) {
            entries.add(post());
        }
        cached.load(reader, () -> new Slice(entries.reversed(), true));
        for (int round = 0; round < 2; round++) {
            List<TimelineEntry> all = new ArrayList<>();
            @Nullable TimelinePosition before = null;
            boolean more = true;
            while (more) {
                Slice slice = cached.read(reader, before, 20).orElseThrow();
                all.addAll(slice.entries());
                before = slice.entries().getLast().position();
                more = !slice.complete();
            }
            assertThat(all).isEqualTo(entries.reversed());
        }
    }

    @Test
    void whatTheStoreHasForgottenIsColdThoughItWasCached() {
        known();
        one.clear();
        assertThat(other.read(reader, null, 10)).isEmpty();
    }
}
