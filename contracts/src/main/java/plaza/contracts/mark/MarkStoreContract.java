package plaza.contracts.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.MarkStore;
import plaza.core.post.Post;

/**
 * The contract of every store of marks, whatever their kind: a person marks a post, once, since a
 * time.
 *
 * @param <S> the port
 */
public interface MarkStoreContract<M extends Mark, S extends MarkStore<M>> extends Fixtures {
    Class<S> port();

    S store();

    /** A mark of this kind. */
    M mark(UserId user, Post post, Instant at);

    /** Latest first, as lists are. */
    static <M extends Mark> Comparator<M> latestFirst() {
        return Comparator.comparing(M::at).thenComparing(M::post).thenComparing(M::user).reversed();
    }

    /** Puts a mark, which is new. */
    default M marked(UserId user, Post post, Instant at) {
        M mark = mark(user, post, at);
        assertThat(store().put(mark)).isTrue();
        return mark;
    }

    /** The calls that take several, of which a person has marked one. */
    default AnyNumber<S> anyNumber(UserId user, Post marked) {
        return AnyNumber.of(port(), store(), manyIds())
                .finds(
                        "markedAmong",
                        List.of(marked.id()),
                        () -> Samples.postId(user),
                        (store, posts) -> store.markedAmong(user, posts));
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId user = givenUser();
        Post post = givenPost();
        marked(user, post, Samples.now());
        anyNumber(user, post).andThatIsAll();
    }

    private boolean put(UserId user, Post post, Instant at) {
        return store().put(mark(user, post, at));
    }

    private boolean delete(UserId user, PostId post) {
        return store().delete(user, post);
    }

    private Set<PostId> among(UserId user, Collection<PostId> posts) {
        return store().markedAmong(user, posts);
    }

    private List<PostId> newest(UserId user, int limit) {
        return store().newestMarked(user, limit);
    }

    private M mark(UserId user, Instant at) {
        return marked(user, givenPost(), at);
    }

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
    default void aChangeIsSeenByWhoLookedBefore() {
        UserId user = givenUser();
        Post post = givenPost();
        assertThat(among(user, List.of(post.id()))).isEmpty();
        put(user, post, Samples.now());
        assertThat(among(user, List.of(post.id()))).containsExactly(post.id());
        delete(user, post.id());
        assertThat(among(user, List.of(post.id()))).isEmpty();
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

    @Test
    default void aPersonWhoMarkedNothingHasAnEmptyList() {
        assertThat(store().listByUser(givenUser(), PageRequest.first(10))).isEqualTo(Page.empty());
    }

    @Test
    default void whatAPersonMarkedComesLatestMarkFirst() {
        UserId user = givenUser();
        Instant at = Samples.now();
        M second = mark(user, at.minusMillis(5));
        M first = mark(user, at);
        M third = mark(user, at.minusSeconds(100_000));
        mark(givenUser(), at);
        assertThat(Page.all(2, page -> store().listByUser(user, page)))
                .containsExactly(first, second, third);
    }

    @Test
    default void pagesThroughAPersonsMarksOfOneMoment() {
        UserId user = givenUser();
        Instant at = Samples.now();
        List<M> marks =
                Stream.generate(() -> mark(user, at)).limit(9).sorted(latestFirst()).toList();
        for (int limit = 1; limit <= 10; limit++) {
            assertThat(Page.all(limit, page -> store().listByUser(user, page)))
                    .containsExactlyElementsOf(marks);
        }
    }

    @Test
    default void aPersonsListStandsStillWhileTheyWrite() {
        UserId user = givenUser();
        Instant at = Samples.now();
        List<M> marks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            marks.add(mark(user, at.minusSeconds(i)));
        }
        Page<M> first = store().listByUser(user, PageRequest.first(2));
        mark(user, at.plusSeconds(1));
        delete(user, marks.get(1).post());
        delete(user, marks.get(3).post());
        Page<M> second = store().listByUser(user, new PageRequest(first.next(), 10));
        assertThat(first.items()).isEqualTo(marks.subList(0, 2));
        assertThat(second.items()).containsExactly(marks.get(2), marks.get(4), marks.get(5));
        assertThat(second.next()).isNull();
    }

    @Test
    default void aPersonsListRefusesACursorThatIsNoneOfItsOwn() {
        UserId user = givenUser();
        BadCursors.refusedBy(page -> store().listByUser(user, page));
    }
}
