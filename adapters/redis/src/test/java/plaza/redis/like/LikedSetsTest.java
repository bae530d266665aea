package plaza.redis.like;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import plaza.redis.RedisForTests;
import plaza.redis.mark.SetPerPost;

/** Likes as a set for each post. */
@Tag("engine")
class LikedSetsTest implements RecentLikesContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private static final int FEW = 5;
    private static final UserId ANN = Samples.userId();

    @Override
    public RecentLikes marks() {
        return new RedisRecentLikes(REDIS.get(), LikeLayout.SETS, Clock.systemUTC());
    }

    /** Likes of which a set has few. */
    private static RecentLikes few(Instant now) {
        return new RedisRecentLikes(
                REDIS.get(),
                new SetPerPost(REDIS.get(), "liked", FEW),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static PostId postAt(Instant time) {
        return PostId.of(Ids.of(time, 1, UUID.randomUUID().getLeastSignificantBits()), ANN);
    }

    private static Set<String> members(String key) {
        return REDIS.get().call(redis -> redis.smembers(REDIS.get().key(key)));
    }

    private static long secondsLeft(String key) {
        return REDIS.get().<Long>call(redis -> redis.ttl(REDIS.get().key(key)));
    }

    @Test
    void thoseWhoLikeAPostAreItsSet() {
        PostId post = Samples.postId(ANN);
        List<UserId> people = Stream.generate(Samples::userId).limit(3).toList();
        people.forEach(each -> marks().change(each, post, true));

        assertThat(members("liked:" + post))
                .isEqualTo(Set.copyOf(people.stream().map(UserId::toString).toList()));
        assertThat(secondsLeft("liked:" + post))
                .isBetween(Duration.ofDays(29).toSeconds(), Duration.ofDays(30).toSeconds());

        people.forEach(each -> marks().change(each, post, false));
        assertThat(people)
                .allSatisfy(
                        each ->
                                assertThat(marks().known(each, List.of(post)))
                                        .isEqualTo(Map.of(post, false)));
    }

    @Test
    void whoIsNotInTheSetOfAYoungPostDoesNotLikeItAndOfAnOldOneThatIsNotKnown() {
        Instant start = Samples.now();
        few(start);
        Instant since =
                Instant.ofEpochMilli(
                        Long.parseLong(
                                REDIS.get()
                                        .<String>call(
                                                redis ->
                                                        redis.get(
                                                                REDIS.get()
                                                                        .key(
                                                                                "liked-behind:since")))));
        PostId young = postAt(since.plusSeconds(10));
        PostId old = postAt(since.minusSeconds(10));
        RecentLikes likes = few(since.plusSeconds(20));
        assertThat(likes.known(ANN, List.of(young, old))).isEqualTo(Map.of(young, false));
        for (PostId post : List.of(young, old)) {
            likes.change(ANN, post, true);
            likes.change(ANN, post, false);
        }
        assertThat(members("liked:" + young)).isEmpty();
        assertThat(members("liked:" + old)).containsExactly("!" + ANN);
        assertThat(likes.known(ANN, List.of(young, old)))
                .isEqualTo(Map.of(young, false, old, false));
        assertThat(few(since.plus(Duration.ofDays(30))).known(ANN, List.of(young))).isEmpty();
    }

    @Test
    void ofAPostThatMoreLikeThanFitSomeAreNotKnownAndNobodyIsWrong() {
        RecentLikes likes = few(Samples.now());
        PostId post = postAt(Samples.now().plusSeconds(10));
        Map<UserId, Boolean> right = new HashMap<>();
        Set<UserId> unknown = new HashSet<>();
        for (int i = 0; i < 4 * FEW; i++) {
            UserId person = Samples.userId();
            assertThat(likes.change(person, post, true)).isTrue();
            right.put(person, true);
            if (i % 3 == 0) {
                assertThat(likes.change(person, post, false)).isTrue();
                right.put(person, false);
            }
            assertThat(members("liked:" + post)).hasSizeLessThanOrEqualTo(FEW);
        }
        right.forEach(
                (person, likesIt) -> {
                    Map<PostId, Boolean> known = likes.known(person, List.of(post));
                    if (known.isEmpty()) {
                        unknown.add(person);
                    } else {
                        assertThat(known).isEqualTo(Map.of(post, likesIt));
                    }
                });
        assertThat(unknown).hasSizeGreaterThanOrEqualTo(3 * FEW);
        assertThat(likes.known(Samples.userId(), List.of(post))).isEmpty();

        UserId filled = unknown.iterator().next();
        likes.fill(filled, Map.of(post, true));
        assertThat(likes.known(filled, List.of(post))).isEqualTo(Map.of(post, true));
        assertThat(members("liked:" + post)).hasSizeLessThanOrEqualTo(FEW);
    }
}
