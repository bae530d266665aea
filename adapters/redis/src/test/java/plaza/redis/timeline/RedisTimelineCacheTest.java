package plaza.redis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.timeline.TimelineCacheContract;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineCache;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisTimelineCacheTest implements TimelineCacheContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private final TimelineCache cache = new RedisTimelineCache(REDIS.get(), CAP);

    @Override
    public TimelineCache cache() {
        return cache;
    }

    private static String key(UserId reader) {
        return REDIS.get().key("feed:" + reader);
    }

    private static long secondsLeft(UserId reader) {
        return REDIS.get().<Long>call(redis -> redis.ttl(key(reader)));
    }

    private void fill(UserId reader, String ticket) {
        cache.fill(EPOCH, reader, ticket, new Slice(List.of(), true), KEPT);
    }

    private String ticket(UserId reader) {
        return Objects.requireNonNull(cache.find(EPOCH, reader, null, 10).ticket());
    }

    private static TimelineEntry post() {
        UserId author = Samples.userId();
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }

    @Test
    void aTimelineIsOneSortedSetWithItsEntriesByTheirTime() {
        UserId reader = givenUser();
        fill(reader, ticket(reader));
        TimelineEntry post = post();
        cache.push(List.of(Delivery.of(post, List.of(reader))));
        String member = post.post() + ":" + post.author();
        assertThat(REDIS.get().<List<String>>call(redis -> redis.zrevrange(key(reader), 0, 0)))
                .containsExactly(member);
        assertThat(REDIS.get().<Double>call(redis -> redis.zscore(key(reader), member)))
                .isEqualTo((double) post.at().toEpochMilli());
    }

    @Test
    void aTicketGoesAfterSecondsAndATimelineByTheTimeItWasFilledInFor() {
        UserId reader = givenUser();
        String ticket = ticket(reader);
        assertThat(secondsLeft(reader)).isBetween(0L, 10L);
        cache.push(List.of(Delivery.of(post(), List.of(reader))));
        assertThat(secondsLeft(reader)).isBetween(0L, 10L);
        fill(reader, ticket);
        REDIS.get().<Boolean>call(redis -> redis.expire(key(reader), 60));
        cache.find(EPOCH, reader, null, 10);
        cache.push(List.of(Delivery.of(post(), List.of(reader))));
        assertThat(secondsLeft(reader)).isBetween(30L, 60L);
        UserId fresh = givenUser();
        fill(fresh, ticket(fresh));
        assertThat(secondsLeft(fresh)).isBetween(KEPT.toSeconds() - 60, KEPT.toSeconds());
    }

    @Test
    void aDeliveryToWhoReadsNothingLeavesNothing() {
        UserId reader = givenUser();
        cache.push(List.of(Delivery.of(post(), List.of(reader))));
        assertThat(REDIS.get().<Long>call(redis -> redis.exists(key(reader)))).isZero();
    }
}
