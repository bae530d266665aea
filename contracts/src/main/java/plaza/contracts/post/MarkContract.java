package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/**
 * What likes, reposts and bookmarks have in common: a person marks a post, once, since a time. Part
 * of the contracts of their stores.
 */
public interface MarkContract extends Fixtures {
    /** Who marked which post when, whatever the mark means. */
    record Mark(UserId user, PostId post, Instant at) {
        public static final Comparator<Mark> LATEST_FIRST =
                Comparator.comparing(Mark::at)
                        .thenComparing(Mark::post)
                        .thenComparing(Mark::user)
                        .reversed();
    }

    boolean put(UserId user, Post post, Instant at);

    boolean delete(UserId user, PostId post);

    Set<PostId> among(UserId user, Collection<PostId> posts);

    List<PostId> newest(UserId user, int limit);

    @Test
    default void nobodyHasMarkedAnythingAtFirst() {
        UserId user = givenUser();
        assertThat(among(user, List.of(givenPost().id()))).isEmpty();
        assertThat(among(user, List.of())).isEmpty();
        assertThat(newest(user, 10)).isEmpty();
    }

    @Test
    default void aMarkIsThereWhenTheCallReturns() {
        UserId user = givenUser();
        Post post = givenPost();
        assertThat(put(user, post, Samples.now())).isTrue();
        assertThat(among(user, List.of(post.id()))).containsExactly(post.id());
        assertThat(newest(user, 10)).containsExactly(post.id());
    }

    @Test
    default void aRepeatedMarkIsNotNew() {
        UserId user = givenUser();
        Post post = givenPost();
        assertThat(put(user, post, Samples.now())).isTrue();
        assertThat(put(user, post, Samples.now())).isFalse();
        assertThat(put(user, post, Samples.now().plusSeconds(1))).isFalse();
        assertThat(newest(user, 10)).containsExactly(post.id());
    }

    @Test
    default void takingAMarkAwayIsIdempotent() {
        UserId user = givenUser();
        Post post = givenPost();
        assertThat(delete(user, post.id())).isFalse();
        put(user, post, Samples.now());
        assertThat(delete(user, post.id())).isTrue();
        assertThat(delete(user, post.id())).isFalse();
        assertThat(among(user, List.of(post.id()))).isEmpty();
        assertThat(newest(user, 10)).isEmpty();
    }

    @Test
    default void aMarkThatWasTakenAwayCanBePutAgain() {
        UserId user = givenUser();
        Post post = givenPost();
        put(user, post, Samples.now());
        delete(user, post.id());
        assertThat(put(user, post, Samples.now())).isTrue();
        assertThat(among(user, List.of(post.id()))).containsExactly(post.id());
    }

    @Test
    default void theMarksOfOnePersonAreNotThoseOfAnother() {
        UserId user = givenUser();
        UserId other = givenUser();
        Post post = givenPost();
        Post another = givenPost();
        put(user, post, Samples.now());
        put(other, another, Samples.now());
        assertThat(among(user, List.of(post.id(), another.id()))).containsExactly(post.id());
        assertThat(delete(other, post.id())).isFalse();
        assertThat(among(user, List.of(post.id()))).containsExactly(post.id());
    }

    @Test
    default void theNewestPostsComeByIdAndNotByTheTimeOfTheMark() {
        UserId user = givenUser();
        List<Post> posts = Stream.generate(this::givenPost).limit(4).toList();
        Instant at = Samples.now();
        for (int i = 0; i < posts.size(); i++) {
            put(user, posts.get(i), at.minusSeconds(i));
        }
        List<PostId> ids = posts.reversed().stream().map(Post::id).toList();
        assertThat(newest(user, 4)).isEqualTo(ids);
        assertThat(newest(user, 5)).isEqualTo(ids);
        assertThat(newest(user, 2)).isEqualTo(ids.subList(0, 2));
    }

    @Test
    default void ofConcurrentMarksOfOnePersonOneIsNew() {
        UserId user = givenUser();
        Post post = givenPost();
        Instant at = Samples.now();
        assertThat(Concurrently.call(8, i -> put(user, post, at.plusMillis(i))))
                .containsOnlyOnce(true);
        assertThat(Concurrently.call(8, i -> delete(user, post.id()))).containsOnlyOnce(true);
    }

    @Test
    default void whatConcurrentChangesSayAddsUpToWhatIsThere() {
        UserId user = givenUser();
        Post post = givenPost();
        List<Integer> changes =
                Concurrently.call(
                        8,
                        i -> {
                            int balance = 0;
                            for (int round = 0; round < 10; round++) {
                                balance += put(user, post, Samples.now()) ? 1 : 0;
                                balance -= delete(user, post.id()) ? 1 : 0;
                            }
                            return balance + (i % 2 == 0 && put(user, post, Samples.now()) ? 1 : 0);
                        });
        int balance = changes.stream().mapToInt(Integer::intValue).sum();
        assertThat(among(user, List.of(post.id()))).hasSize(balance);
    }
}
