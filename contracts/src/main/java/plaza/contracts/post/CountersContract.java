package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.account.UserId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;
import plaza.core.post.PostId;

/** What every {@link Counters} promises. */
public interface CountersContract extends Fixtures {
    Counters counters();

    private PostCounts find(PostId post) {
        return counters().findAll(List.of(post)).getOrDefault(post, new PostCounts(-1, -1, -1, -1));
    }

    @Test
    default void everybodyAskedForIsAnswered() {
        PostId counted = givenPost().id();
        PostId uncounted = givenPost().id();
        PostId unknown = Samples.postId(Samples.userId());
        counters().add(counted, CountKind.LIKES, 2);
        assertThat(counters().findAll(List.of(counted, uncounted, unknown, counted)))
                .isEqualTo(
                        Map.of(
                                counted,
                                new PostCounts(2, 0, 0, 0),
                                uncounted,
                                PostCounts.NONE,
                                unknown,
                                PostCounts.NONE));
        assertThat(counters().findAll(List.of())).isEmpty();
    }

    @Test
    default void everyKindIsCountedApart() {
        PostId post = givenPost().id();
        counters().add(post, CountKind.LIKES, 1);
        counters().add(post, CountKind.REPOSTS, 2);
        counters().add(post, CountKind.REPLIES, 3);
        counters().add(post, CountKind.IMPRESSIONS, 4);
        assertThat(find(post)).isEqualTo(new PostCounts(1, 2, 3, 4));
        counters().add(post, CountKind.LIKES, -1);
        counters().add(post, CountKind.IMPRESSIONS, 1_000);
        assertThat(find(post)).isEqualTo(new PostCounts(0, 2, 3, 1_004));
    }

    @Test
    default void everyPostIsCountedApart() {
        PostId post = givenPost().id();
        PostId other = givenPost().id();
        counters().add(post, CountKind.LIKES, 1);
        assertThat(find(other)).isEqualTo(PostCounts.NONE);
    }

    @Test
    default void putOverwritesAllButImpressions() {
        PostId post = givenPost().id();
        counters().add(post, CountKind.LIKES, 1);
        counters().add(post, CountKind.IMPRESSIONS, 9);
        counters().put(post, new PostCounts(5, 6, 7, 1));
        counters().put(post, new PostCounts(5, 6, 8, 2));
        assertThat(find(post)).isEqualTo(new PostCounts(5, 6, 8, 9));
    }

    @Test
    default void impressionsGoBeyondTwoBillion() {
        PostId post = givenPost().id();
        counters().add(post, CountKind.IMPRESSIONS, Integer.MAX_VALUE);
        counters().add(post, CountKind.IMPRESSIONS, Integer.MAX_VALUE);
        assertThat(find(post).impressions()).isEqualTo(2L * Integer.MAX_VALUE);
    }

    @Test
    default void noChangeIsLostByConcurrentOnes() {
        PostId post = givenPost().id();
        Concurrently.call(
                16,
                i -> {
                    for (CountKind kind : CountKind.values()) {
                        counters().add(post, kind, i % 4 == 0 ? -1 : 1);
                    }
                    return i;
                });
        assertThat(find(post)).isEqualTo(new PostCounts(8, 8, 8, 8));
    }

    @Test
    default void findsAThousandAtOnceAndRefusesMore() {
        UserId author = givenUser();
        List<PostId> posts = new ArrayList<>(List.of(givenPost(author).id()));
        counters().add(posts.getFirst(), CountKind.REPLIES, 1);
        Stream.generate(() -> Samples.postId(author)).limit(999).forEach(posts::add);
        assertThat(counters().findAll(posts))
                .hasSize(1_000)
                .containsEntry(posts.getFirst(), new PostCounts(0, 0, 1, 0));
        posts.add(Samples.postId(author));
        assertThatIllegalArgumentException().isThrownBy(() -> counters().findAll(posts));
    }

    @Test
    default void manyPostsAreChangedAtOnce() {
        UserId author = givenUser();
        List<PostId> posts = Stream.generate(() -> givenPost(author).id()).limit(5).toList();
        Map<PostId, Integer> deltas = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            deltas.put(posts.get(i), i - 1);
        }
        counters().addAll(CountKind.IMPRESSIONS, deltas);
        counters().addAll(CountKind.IMPRESSIONS, deltas);
        counters().addAll(CountKind.LIKES, Map.of(posts.getFirst(), 3));
        counters().addAll(CountKind.LIKES, Map.of());
        assertThat(find(posts.getFirst())).isEqualTo(new PostCounts(3, 0, 0, -2));
        assertThat(find(posts.get(4))).isEqualTo(new PostCounts(0, 0, 0, 6));
    }

    @Test
    default void changesOfManyAtOnceLoseNothingBesideOthers() {
        UserId author = givenUser();
        List<PostId> posts = Stream.generate(() -> givenPost(author).id()).limit(20).toList();
        Map<PostId, Integer> deltas = new HashMap<>();
        posts.forEach(post -> deltas.put(post, 1));
        Concurrently.call(
                12,
                i -> {
                    if (i % 2 == 0) {
                        counters().addAll(CountKind.IMPRESSIONS, deltas);
                    } else {
                        posts.forEach(post -> counters().add(post, CountKind.LIKES, 1));
                    }
                    return i;
                });
        for (PostId post : posts) {
            assertThat(find(post)).isEqualTo(new PostCounts(6, 0, 0, 6));
        }
    }

    @Test
    default void moreThanAThousandChangesAtOnceAreRefused() {
        UserId author = givenUser();
        Map<PostId, Integer> deltas = new HashMap<>();
        while (deltas.size() <= 1_000) {
            deltas.put(Samples.postId(author), 1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counters().addAll(CountKind.IMPRESSIONS, deltas));
    }
}
