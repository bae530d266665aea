package plaza.redis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.SingleWayTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisTimelineStoreTest
        implements TimelineStoreContract, ConcurrentTimelineContract, SingleWayTimelineContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private final TimelineStore store = new RedisTimelineStore(REDIS.get(), CAP);

    @Override
    public TimelineStore timelines() {
        return store;
    }

    private static String key(UserId reader) {
        return REDIS.get().key("timeline:home:" + reader);
    }

    @Test
    void aTimelineIsOneSortedSetWithItsEntriesByTheirTime() {
        UserId reader = givenUser();
        UserId author = givenUser();
        TimelineEntry post = TimelineEntry.of(new PostKey(Samples.postId(author), author));
        store.load(reader, () -> new Slice(List.of(), true));
        store.push(List.of(Delivery.of(post, List.of(reader))));
        String member = post.post() + ":" + author;
        assertThat(REDIS.get().<List<String>>call(redis -> redis.zrevrange(key(reader), 0, 0)))
                .containsExactly(member);
        assertThat(REDIS.get().<Double>call(redis -> redis.zscore(key(reader), member)))
                .isEqualTo((double) post.at().toEpochMilli());
    }

    @Test
    void readingKeepsATimelineForAnHourAndADeliveryDoesNot() {
        UserId reader = givenUser();
        UserId author = givenUser();
        store.load(reader, () -> new Slice(List.of(), true));
        REDIS.get().<Boolean>call(redis -> redis.expire(key(reader), 60));
        TimelineEntry post = TimelineEntry.of(new PostKey(Samples.postId(author), author));
        store.push(List.of(Delivery.of(post, List.of(reader))));
        assertThat(secondsLeft(reader)).isLessThanOrEqualTo(60);
        store.read(reader, null, 10);
        assertThat(secondsLeft(reader)).isBetween(60L, Duration.ofHours(1).toSeconds());
    }

    @Test
    void aTimelineThatRedisHasLostIsColdAndLoadedAnew() {
        UserId reader = givenUser();
        UserId author = givenUser();
        TimelineEntry post = TimelineEntry.of(new PostKey(Samples.postId(author), author));
        store.load(reader, () -> new Slice(List.of(), true));
        REDIS.get().<Long>call(redis -> redis.del(key(reader)));
        store.push(List.of(Delivery.of(post, List.of(reader))));
        assertThat(store.read(reader, null, 10)).isEmpty();
        store.load(reader, () -> new Slice(List.of(post), true));
        assertThat(store.read(reader, null, 10)).contains(new Slice(List.of(post), true));
    }

    @Test
    void aTimelineThatIsLostWhileItLoadsStaysCold() {
        UserId reader = givenUser();
        store.load(
                reader,
                () -> {
                    REDIS.get().<Long>call(redis -> redis.del(key(reader)));
                    return new Slice(List.of(), true);
                });
        assertThat(store.read(reader, null, 10)).isEmpty();
    }

    private static long secondsLeft(UserId reader) {
        return REDIS.get().<Long>call(redis -> redis.ttl(key(reader)));
    }
}
