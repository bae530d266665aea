package plaza.redis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.CachedTimelineStore;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineCacheEpoch;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.memory.timeline.MemoryTimelineCacheEpoch;
import plaza.memory.timeline.MemoryTimelineStore;
import plaza.redis.RedisForTests;

/** A store of timelines with Redis before it. */
@Tag("engine")
class CachedTimelineStoreTest implements TimelineStoreContract, ConcurrentTimelineContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private final MemoryTimelineStore stored = new MemoryTimelineStore(CAP);
    private final TimelineStore store = cached(stored, new MemoryTimelineCacheEpoch());

    private static TimelineStore cached(TimelineStore stored, TimelineCacheEpoch epoch) {
        return new CachedTimelineStore(
                stored, new RedisTimelineCache(REDIS.get(), CAP), epoch, Duration.ofHours(1));
    }

    @Override
    public TimelineStore timelines() {
        return store;
    }

    private static void loseAll() {
        REDIS.get().unlinkAll(REDIS.get().key("feed:*"));
    }

    @Test
    void aRedisThatHasLostEverythingCostsSpeedOnly() {
        UserId reader = givenUser();
        UserId author = givenUser();
        TimelineEntry old = TimelineEntry.of(new PostKey(Samples.postId(author), author));
        TimelineEntry entry = TimelineEntry.of(new PostKey(Samples.postId(author), author));
        store.load(reader, () -> new Slice(List.of(old), true));
        store.read(reader, null, 10);
        loseAll();
        store.push(List.of(Delivery.of(entry, List.of(reader))));
        for (int i = 0; i < 2; i++) {
            assertThat(store.read(reader, null, 10)).contains(new Slice(List.of(entry, old), true));
        }
        // From the cache again.
        stored.retract(old.post(), null, List.of(reader));
        assertThat(store.read(reader, null, 10)).contains(new Slice(List.of(entry, old), true));
    }

    /**
     * Two servers read and write at the same time; when they rest, the cache has what is stored.
     */
    @Test
    void whatIsReadAndDeliveredAtTheSameTimeAgreesAtLast() {
        UserId reader = givenUser();
        UserId author = givenUser();
        var epoch = new MemoryTimelineCacheEpoch();
        TimelineStore one = cached(stored, epoch);
        TimelineStore other = cached(stored, epoch);
        one.load(reader, () -> new Slice(List.of(), true));
        for (int round = 0; round < 5; round++) {
            Concurrently.call(
                    4,
                    who -> {
                        TimelineStore mine = who % 2 == 0 ? one : other;
                        for (int i = 0; i < 20; i++) {
                            TimelineEntry entry =
                                    TimelineEntry.of(new PostKey(Samples.postId(author), author));
                            switch (who) {
                                case 0 -> mine.push(List.of(Delivery.of(entry, List.of(reader))));
                                case 1 ->
                                        mine.retract(
                                                newest(mine, reader, entry).post(),
                                                null,
                                                List.of(reader));
                                case 2 -> REDIS.get().<Long>call(redis -> redis.del(key(reader)));
                                default -> mine.read(reader, null, 10);
                            }
                        }
                        return who;
                    });
            Slice right = stored.read(reader, null, 30).orElseThrow();
            assertThat(one.read(reader, null, 30)).contains(right);
            assertThat(other.read(reader, null, 30)).contains(right);
        }
    }

    private static TimelineEntry newest(TimelineStore at, UserId reader, TimelineEntry otherwise) {
        return at.read(reader, null, 1).orElseThrow().entries().stream()
                .findFirst()
                .orElse(otherwise);
    }

    private static String key(UserId reader) {
        return REDIS.get().key("feed:" + reader);
    }
}
