package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;

/** The contract of every {@link Counters}. */
public interface CountersContract extends Fixtures {
    Counters counters();

    private PostCounts find(PostId post) {
        return counters().findAll(List.of(post)).getOrDefault(post, new PostCounts(-1, -1, -1, -1));
    }

    /** A post whose counts are known. */
    private PostId givenKnown() {
        return givenKnown(givenUser());
    }

    private PostId givenKnown(UserId author) {
        PostId post = givenPost(author).id();
        counters().fill(post, PostCounts.NONE);
        return post;
    }

    @Test
    default void whoIsKnownIsAnswered() {
        PostId counted = givenKnown();
        PostId uncounted = givenKnown();
        PostId unknown = Samples.postId(Samples.userId());
        counters().add(counted, CountKind.LIKES, 2);
        assertThat(counters().findAll(List.of(counted, uncounted, unknown, counted)))
                .isEqualTo(Map.of(counted, new PostCounts(2, 0, 0, 0), uncounted, PostCounts.NONE));
        assertThat(counters().findAll(List.of())).isEmpty();
    }

    @Test
    default void whatIsNotKnownIsNotChangedAndWhatIsKnownIsNotFilled() {
        PostId unknown = Samples.postId(Samples.userId());
        counters().add(unknown, CountKind.LIKES, 1);
        counters().addAll(CountKind.REPLIES, Map.of(unknown, 1));
        counters().put(unknown, new PostCounts(7, 7, 7, 7));
        assertThat(counters().findAll(List.of(unknown))).isEmpty();

        PostId known = givenKnown();
        counters().add(known, CountKind.REPLIES, 3);
        counters().fill(known, new PostCounts(7, 7, 7, 7));
        assertThat(find(known)).isEqualTo(new PostCounts(0, 0, 3, 0));
    }

    @Test
    default void everyKindIsCountedApart() {
        PostId post = givenKnown();
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
        PostId post = givenKnown();
        PostId other = givenKnown();
        counters().add(post, CountKind.LIKES, 1);
        assertThat(find(other)).isEqualTo(PostCounts.NONE);
    }

    @Test
    default void putOverwritesAllButImpressions() {
        PostId post = givenKnown();
        counters().add(post, CountKind.LIKES, 1);
        counters().add(post, CountKind.IMPRESSIONS, 9);
        counters().put(post, new PostCounts(5, 6, 7, 1));
        counters().put(post, new PostCounts(5, 6, 8, 2));
        assertThat(find(post)).isEqualTo(new PostCounts(5, 6, 8, 9));
    }

    @Test
    default void impressionsGoBeyondTwoBillion() {
        PostId post = givenKnown();
        counters().add(post, CountKind.IMPRESSIONS, Integer.MAX_VALUE);
        counters().add(post, CountKind.IMPRESSIONS, Integer.MAX_VALUE);
        assertThat(find(post).impressions()).isEqualTo(2L * Integer.MAX_VALUE);
    }

    @Test
    default void noChangeIsLostByConcurrentOnes() {
        PostId post = givenKnown();
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
    default void manyPostsAreChangedAtOnce() {
        UserId author = givenUser();
        List<PostId> posts = Stream.generate(() -> givenKnown(author)).limit(5).toList();
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
        List<PostId> posts = Stream.generate(() -> givenKnown(author)).limit(20).toList();
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
    default void everyCallTakesAnyNumber() {
        UserId author = givenUser();
        PostId known = givenKnown(author);
        AnyNumber.of(Counters.class, counters())
                .takes(
                        "addAll",
                        () -> Samples.postId(author),
                        (counters, posts) -> {
                            Map<PostId, Integer> deltas = new HashMap<>(Map.of(known, 3));
                            posts.forEach(post -> deltas.put(post, 1));
                            counters.addAll(CountKind.IMPRESSIONS, deltas);
                        })
                .finds("findAll", List.of(known), () -> Samples.postId(author), Counters::findAll)
                .andThatIsAll();
        assertThat(find(known)).isEqualTo(new PostCounts(0, 0, 0, 3));
    }
}
