package plaza.redis.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.like.RecentLikesContract;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.RecentLikes;
import plaza.redis.LikeLayout;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisRecentLikesTest implements RecentLikesContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public RecentLikes marks() {
        return new RedisRecentLikes(REDIS.get(), LikeLayout.KEYS, Clock.systemUTC());
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private static PostId postAt(Instant time) {
        return PostId.of(Ids.of(time, 1, UUID.randomUUID().getLeastSignificantBits()), ANN);
    }

    private static final UserId ANN = Samples.userId();

    /** Somebody has asked, so that Redis knows since when it has lost nothing. */
    private RecentLikes complete(Instant since, Instant now) {
        RedisConnection redis = REDIS.get();
        redis.call(commands -> commands.del(redis.key("like-behind:since")));
        new RedisRecentLikes(redis, LikeLayout.KEYS, at(since)).known(ANN, List.of(postAt(since)));
        return new RedisRecentLikes(redis, LikeLayout.KEYS, at(now));
    }

    @Test
    void whoHasNoKeyForAYoungPostDoesNotLikeIt() {
        Instant since = Samples.now();
        PostId before = postAt(since.minusSeconds(1));
        PostId after = postAt(since.plusSeconds(10));

        assertThat(complete(since, since.plusSeconds(20)).known(ANN, List.of(before, after)))
                .isEqualTo(Map.of(after, false));
        assertThat(complete(since, since.plus(Duration.ofDays(30))).known(ANN, List.of(after)))
                .isEmpty();
    }

    @Test
    void ofPostsThatWereMadeSinceTheServerIsThereItIsKnownAlsoWhereNobodyAskedYet() {
        RedisConnection redis = REDIS.get();
        redis.call(commands -> commands.del(redis.key("like-behind:since")));
        Instant start = Samples.now();
        new RedisRecentLikes(redis, LikeLayout.KEYS, at(start));
        PostId post = postAt(start.plusSeconds(10));

        assertThat(
                        new RedisRecentLikes(redis, LikeLayout.KEYS, at(start.plusSeconds(20)))
                                .known(ANN, List.of(post)))
                .isEqualTo(Map.of(post, false));
    }

    @Test
    void whatIsTakenBackLeavesNoKeyWhileThePostIsYoung() {
        Instant since = Samples.now();
        PostId young = postAt(since.plusSeconds(10));
        PostId old = postAt(since.minusSeconds(10));
        RecentLikes likes = complete(since, since.plusSeconds(20));
        for (PostId post : List.of(young, old)) {
            likes.change(ANN, post, true);
            likes.change(ANN, post, false);
        }
        RedisConnection redis = REDIS.get();
        String key = redis.key("like:%s:" + ANN);

        assertThat(redis.<Long>call(commands -> commands.exists(key.formatted(young)))).isZero();
        assertThat(redis.<Long>call(commands -> commands.ttl(key.formatted(old))))
                .isBetween(3_500L, 3_600L);
    }
}
