package plaza.contracts.mark;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.RecentMarks;
import plaza.core.mark.RecentMarks.Change;
import plaza.core.mark.RecentMarks.Step;

/** What everything promises that knows what people marked lately, whatever the kind. */
public interface RecentMarksContract<S extends RecentMarks> {
    Class<S> port();

    S marks();

    /** One that is so old that nothing is known of it by itself. */
    private static PostId oldPost() {
        Instant at = Samples.now().minus(Duration.ofDays(100));
        return PostId.of(
                Ids.of(at, 1, UUID.randomUUID().getLeastSignificantBits()), Samples.userId());
    }

    private static List<PostId> anOldAndANewPost() {
        return List.of(oldPost(), Samples.postId(Samples.userId()));
    }

    private Set<Change> waiting(UserId user) {
        return Set.copyOf(
                marks().waiting().stream().filter(each -> each.user().equals(user)).toList());
    }

    private Change awaiting(UserId user, PostId post, Step step, @Nullable Instant at) {
        var change = new Change(user, post, step, at);
        assertThat(marks().await(change)).isTrue();
        return change;
    }

    @Test
    default void aChangeIsKnownAndIsOneOnce() {
        UserId user = Samples.userId();
        for (PostId post : anOldAndANewPost()) {
            assertThat(marks().change(user, post, false)).isFalse();
            assertThat(marks().change(user, post, true)).isTrue();
            assertThat(marks().change(user, post, true)).isFalse();
            assertThat(marks().known(user, List.of(post, post))).isEqualTo(Map.of(post, true));
            assertThat(marks().known(Samples.userId(), List.of(post))).doesNotContainValue(true);
            assertThat(marks().change(user, post, false)).isTrue();
            assertThat(marks().change(user, post, false)).isFalse();
            assertThat(marks().known(user, List.of(post))).isEqualTo(Map.of(post, false));
        }
        assertThat(marks().known(user, List.of())).isEmpty();
    }

    @Test
    default void whatIsNotKnownIsFilledInAndWhatIsKnownStays() {
        UserId user = Samples.userId();
        PostId marked = oldPost();
        PostId unmarked = oldPost();
        assertThat(marks().known(user, List.of(marked, unmarked))).isEmpty();
        for (int twice = 0; twice < 2; twice++) {
            marks().fill(user, Map.of(marked, twice == 0, unmarked, twice == 1));
            assertThat(marks().known(user, List.of(marked, unmarked)))
                    .isEqualTo(Map.of(marked, true, unmarked, false));
        }
        marks().change(user, marked, false);
        marks().fill(user, Map.of(marked, true));
        assertThat(marks().known(user, List.of(marked))).isEqualTo(Map.of(marked, false));
    }

    @Test
    default void ofConcurrentChangesOfOneMarkOneIsOne() {
        UserId user = Samples.userId();
        PostId post = oldPost();
        assertThat(Concurrently.call(8, _ -> marks().change(user, post, true)))
                .containsOnlyOnce(true);
        assertThat(Concurrently.call(8, _ -> marks().change(user, post, false)))
                .containsOnlyOnce(true);
    }

    @Test
    default void aChangeWaitsUntilItIsSettled() {
        UserId user = Samples.userId();
        Instant at = Samples.now().plusNanos(123_000);
        assertThat(waiting(user)).isEmpty();
        Change put = awaiting(user, oldPost(), Step.PUT, at);
        Change deleted = awaiting(user, oldPost(), Step.DELETE, null);
        assertThat(waiting(user)).isEqualTo(Set.of(put, deleted));
        assertThat(marks().settled(put)).isTrue();
        assertThat(marks().settled(put)).isFalse();
        assertThat(waiting(user)).isEqualTo(Set.of(deleted));
    }

    @Test
    default void ofOneMarkTheStoreIsToldWhatItHasToDoInTheEnd() {
        UserId user = Samples.userId();
        PostId post = oldPost();
        Instant at = Samples.now();
        Change first = awaiting(user, post, Step.PUT, at);
        awaiting(user, post, Step.PUT, at.plusSeconds(1));
        assertThat(waiting(user)).isEqualTo(Set.of(first));
        Change deleted = awaiting(user, post, Step.DELETE, null);
        assertThat(waiting(user)).isEqualTo(Set.of(deleted));
        awaiting(user, post, Step.PUT, at.plusSeconds(2));
        var again = new Change(user, post, Step.REPLACE, at.plusSeconds(2));
        assertThat(waiting(user)).isEqualTo(Set.of(again));
        awaiting(user, post, Step.PUT, at.plusSeconds(3));
        assertThat(waiting(user)).isEqualTo(Set.of(again));
        assertThat(marks().settled(deleted)).isFalse();
        assertThat(marks().settled(again)).isTrue();
        assertThat(waiting(user)).isEmpty();
    }

    @Test
    default void moreWaitThanOneAnswerHolds() {
        UserId user = Samples.userId();
        List<Change> all =
                Stream.generate(() -> awaiting(user, oldPost(), Step.DELETE, null))
                        .limit(1_500)
                        .toList();
        assertThat(waiting(user)).isEqualTo(Set.copyOf(all));
        all.forEach(marks()::settled);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId user = Samples.userId();
        PostId marked = oldPost();
        marks().change(user, marked, true);
        AnyNumber.of(port(), marks())
                .finds(
                        "known",
                        List.of(marked),
                        RecentMarksContract::oldPost,
                        (marks, posts) -> marks.known(user, posts))
                .takes(
                        "fill",
                        RecentMarksContract::oldPost,
                        (marks, posts) -> {
                            marks.fill(user, posts.stream().collect(toMap(identity(), _ -> true)));
                            assertThat(marks.known(user, posts).values())
                                    .hasSameSizeAs(posts)
                                    .containsOnly(true);
                        })
                .andThatIsAll();
    }
}
