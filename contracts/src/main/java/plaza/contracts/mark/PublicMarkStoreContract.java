package plaza.contracts.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.core.post.Post;

/** The further contract of every store of marks that are shown under the post. */
public interface PublicMarkStoreContract<M extends Mark, S extends PublicMarkStore<M>>
        extends MarkStoreContract<M, S> {
    @Override
    default AnyNumber<S> anyNumber(UserId user, Post marked) {
        return MarkStoreContract.super
                .anyNumber(user, marked)
                .finds(
                        "count",
                        List.of(marked.id()),
                        () -> Samples.postId(user),
                        (store, posts) -> store.count(posts))
                .finds(
                        "listNewest",
                        List.of(user),
                        Samples::userId,
                        (store, people) -> store.listNewest(people, null, 10))
                .finds(
                        "listNewestByPosts",
                        List.of(marked.id()),
                        () -> Samples.postId(user),
                        (store, posts) -> store.listNewestByPosts(posts, 10));
    }

    private M mark(Post post, Instant at) {
        return marked(givenUser(), post, at);
    }

    @Test
    default void theLatestOfSeveralPeopleComeInOneOrder() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        Instant at = Samples.now();
        M second = marked(ada, givenPost(), at.minusSeconds(2));
        M first = marked(bob, givenPost(), at.minusSeconds(1));
        marked(givenUser(), givenPost(), at);
        M third = marked(ada, givenPost(), at.minusSeconds(3));
        List<UserId> both = List.of(ada, bob, ada);
        assertThat(store().listNewest(both, null, 10)).containsExactly(first, second, third);
        assertThat(store().listNewest(both, null, 2)).containsExactly(first, second);
        assertThat(store().listNewest(List.of(), null, 2)).isEmpty();
        assertThat(store().listNewest(List.of(givenUser()), null, 2)).isEmpty();
    }

    @Test
    default void theLatestUntilATimeIncludeThatTime() {
        UserId user = givenUser();
        Instant at = Samples.now();
        marked(user, givenPost(), at);
        M second = marked(user, givenPost(), at.minusMillis(1));
        M third = marked(user, givenPost(), at.minusMillis(2));
        List<UserId> users = List.of(user);
        assertThat(store().listNewest(users, second.at(), 10)).containsExactly(second, third);
        assertThat(store().listNewest(users, third.at().minusMillis(1), 10)).isEmpty();
    }

    @Test
    default void marksOfOneMomentComeByPostAndThenByPersonDownwards() {
        List<UserId> users = Stream.generate(this::givenUser).limit(3).toList();
        List<Post> posts = Stream.generate(this::givenPost).limit(3).toList();
        Instant at = Samples.now();
        List<M> marks = new ArrayList<>();
        for (UserId user : users) {
            posts.forEach(post -> marks.add(marked(user, post, at)));
        }
        marks.sort(
                Comparator.<M, PostId>comparing(Mark::post).thenComparing(Mark::user).reversed());
        for (int limit = 1; limit <= 10; limit++) {
            assertThat(store().listNewest(users, at, limit))
                    .isEqualTo(marks.subList(0, Math.min(limit, 9)));
        }
    }

    @Test
    default void theLatestMarksOfSeveralPostsComeForEachOfThem() {
        Post post = givenPost();
        Post other = givenPost();
        Post none = givenPost();
        Instant at = Samples.now();
        M second = mark(post, at.minusMillis(5));
        M first = mark(post, at);
        mark(post, at.minusSeconds(9));
        M only = mark(other, at);
        List<PostId> posts = List.of(post.id(), other.id(), none.id(), post.id());
        assertThat(store().listNewestByPosts(posts, 2))
                .isEqualTo(Map.of(post.id(), List.of(first, second), other.id(), List.of(only)));
        assertThat(store().listNewestByPosts(posts, 10).get(post.id())).hasSize(3);
        assertThat(store().listNewestByPosts(List.of(), 2)).isEmpty();
        store().delete(only.user(), other.id());
        assertThat(store().listNewestByPosts(List.of(other.id()), 2)).isEmpty();
    }

    @Test
    default void theLatestMarksOfSeveralPostsAtOneMomentComeByPersonDownwards() {
        Post post = givenPost();
        Instant at = Samples.now();
        List<M> marks =
                Stream.generate(() -> mark(post, at))
                        .limit(5)
                        .sorted(MarkStoreContract.latestFirst())
                        .toList();
        assertThat(store().listNewestByPosts(List.of(post.id()), 3))
                .isEqualTo(Map.of(post.id(), marks.subList(0, 3)));
    }

    private List<M> all(PostId post) {
        return Page.all(2, page -> store().listByPost(post, page)).toList();
    }

    @Test
    default void aPostThatNobodyMarkedHasAnEmptyList() {
        PostId post = givenPost().id();
        assertThat(store().listByPost(post, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().count(List.of(post))).isEqualTo(Map.of(post, 0L));
        assertThat(store().count(List.of())).isEmpty();
    }

    @Test
    default void whoMarkedAPostComesLatestFirst() {
        Post post = givenPost();
        Instant at = Samples.now();
        M second = mark(post, at.minusMillis(5));
        M first = mark(post, at);
        M third = mark(post, at.minusSeconds(100_000));
        mark(givenPost(), at);
        assertThat(all(post.id())).containsExactly(first, second, third);
    }

    @Test
    default void pagesThroughMarksOfOneMoment() {
        Post post = givenPost();
        Instant at = Samples.now();
        List<M> marks =
                Stream.generate(() -> mark(post, at))
                        .limit(11)
                        .sorted(MarkStoreContract.latestFirst())
                        .toList();
        for (int limit = 1; limit <= 12; limit++) {
            assertThat(Page.all(limit, page -> store().listByPost(post.id(), page)))
                    .containsExactlyElementsOf(marks);
        }
    }

    @Test
    default void theFirstTimeOfAMarkStands() {
        Post post = givenPost();
        M mark = mark(post, Samples.now());
        store().put(mark(mark.user(), post, mark.at().plusSeconds(1)));
        store().put(mark(mark.user(), post, mark.at().minusSeconds(1)));
        assertThat(all(post.id())).containsExactly(mark);
    }

    @Test
    default void timesAreKeptToTheMicrosecond() {
        Post post = givenPost();
        Instant at = Samples.now().plusNanos(123_000);
        M earlier = mark(post, at);
        UserId later = givenUser();
        store().put(mark(later, post, at.plusNanos(1_999)));
        assertThat(all(post.id())).containsExactly(mark(later, post, at.plusNanos(1_000)), earlier);
    }

    @Test
    default void listsUnderAPostStandStillWhileOthersWrite() {
        Post post = givenPost();
        Instant at = Samples.now();
        List<M> marks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            marks.add(mark(post, at.minusSeconds(i)));
        }
        Page<M> first = store().listByPost(post.id(), PageRequest.first(2));
        mark(post, at.plusSeconds(1));
        store().delete(marks.get(1).user(), post.id());
        store().delete(marks.get(3).user(), post.id());
        Page<M> second = store().listByPost(post.id(), new PageRequest(first.next(), 10));
        assertThat(first.items()).isEqualTo(marks.subList(0, 2));
        assertThat(second.items()).containsExactly(marks.get(2), marks.get(4), marks.get(5));
        assertThat(second.next()).isNull();
    }

    @Test
    default void listsUnderAPostRefuseACursorThatIsNoneOfTheirs() {
        PostId post = givenPost().id();
        BadCursors.refusedBy(page -> store().listByPost(post, page));
    }

    @Test
    default void countsTheMarksOfEveryPostAskedFor() {
        Post post = givenPost();
        Post other = givenPost();
        mark(post, Samples.now());
        mark(post, Samples.now());
        M gone = mark(other, Samples.now());
        store().delete(gone.user(), other.id());
        PostId unknown = Samples.postId(gone.user());
        assertThat(store().count(List.of(post.id(), other.id(), unknown, post.id())))
                .isEqualTo(Map.of(post.id(), 2L, other.id(), 0L, unknown, 0L));
    }

    @Test
    default void theCountEqualsTheListAfterConcurrentMarks() {
        Post post = givenPost();
        Concurrently.call(
                8,
                i -> {
                    M kept = mark(post, Samples.now());
                    store().delete(mark(post, Samples.now()).user(), post.id());
                    return kept;
                });
        assertThat(all(post.id())).hasSize(8);
        assertThat(store().count(List.of(post.id()))).containsEntry(post.id(), 8L);
    }
}
