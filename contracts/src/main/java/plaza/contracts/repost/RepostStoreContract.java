package plaza.contracts.repost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.contracts.post.MarksByPostContract;
import plaza.contracts.post.MarksByUserContract;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;

/** What every {@link RepostStore} promises. */
public interface RepostStoreContract extends MarksByPostContract, MarksByUserContract {
    RepostStore store();

    @Override
    default boolean put(UserId user, Post post, Instant at) {
        return store().put(new Repost(user, post.id(), post.author(), at));
    }

    @Override
    default boolean delete(UserId user, PostId post) {
        return store().delete(user, post);
    }

    @Override
    default Set<PostId> among(UserId user, Collection<PostId> posts) {
        return store().repostedAmong(user, posts);
    }

    @Override
    default List<PostId> newest(UserId user, int limit) {
        return store().newestReposted(user, limit);
    }

    @Override
    default Page<Mark> listByPost(PostId post, PageRequest page) {
        return store().listByPost(post, page)
                .map(repost -> new Mark(repost.user(), repost.post(), repost.at()));
    }

    @Override
    default Page<Mark> listByUser(UserId user, PageRequest page) {
        return store().listByUser(user, page)
                .map(repost -> new Mark(repost.user(), repost.post(), repost.at()));
    }

    @Override
    default Map<PostId, Long> count(Collection<PostId> posts) {
        return store().count(posts);
    }

    private Repost repost(UserId user, Post post, Instant at) {
        var repost = new Repost(user, post.id(), post.author(), at);
        assertThat(store().put(repost)).isTrue();
        return repost;
    }

    @Test
    default void aRepostKeepsTheAuthorOfThePost() {
        Post post = givenPost();
        Repost repost = repost(givenUser(), post, Samples.now());
        assertThat(store().listByPost(post.id(), PageRequest.first(1)).items())
                .containsExactly(repost);
    }

    @Test
    default void theLatestOfSeveralPeopleComeInOneOrder() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        Instant at = Samples.now();
        Repost second = repost(ada, givenPost(), at.minusSeconds(2));
        Repost first = repost(bob, givenPost(), at.minusSeconds(1));
        repost(givenUser(), givenPost(), at);
        Repost third = repost(ada, givenPost(), at.minusSeconds(3));
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
        repost(user, givenPost(), at);
        Repost second = repost(user, givenPost(), at.minusMillis(1));
        Repost third = repost(user, givenPost(), at.minusMillis(2));
        List<UserId> users = List.of(user);
        assertThat(store().listNewest(users, second.at(), 10)).containsExactly(second, third);
        assertThat(store().listNewest(users, third.at().minusMillis(1), 10)).isEmpty();
    }

    @Test
    default void repostsOfOneMomentComeByPostAndThenByPersonDownwards() {
        List<UserId> users = Stream.generate(this::givenUser).limit(3).toList();
        List<Post> posts = Stream.generate(this::givenPost).limit(3).toList();
        Instant at = Samples.now();
        List<Repost> reposts = new ArrayList<>();
        for (UserId user : users) {
            posts.forEach(post -> reposts.add(repost(user, post, at)));
        }
        reposts.sort(Comparator.comparing(Repost::post).thenComparing(Repost::user).reversed());
        for (int limit = 1; limit <= 10; limit++) {
            assertThat(store().listNewest(users, at, limit))
                    .isEqualTo(reposts.subList(0, Math.min(limit, 9)));
        }
    }

    @Test
    default void theEarliestRepostOfEachPostIsFoundAmongThesePeople() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        Post both = givenPost();
        Post one = givenPost();
        Post none = givenPost();
        Instant at = Samples.now();
        repost(givenUser(), both, at.minusSeconds(9));
        repost(ada, both, at);
        Repost earlier = repost(bob, both, at.minusSeconds(1));
        Repost only = repost(ada, one, at);
        List<PostId> posts = List.of(both.id(), one.id(), none.id(), both.id());
        assertThat(store().findEarliest(posts, List.of(ada, bob)))
                .isEqualTo(Map.of(both.id(), earlier, one.id(), only));
        assertThat(store().findEarliest(posts, List.of())).isEmpty();
        assertThat(store().findEarliest(List.of(), List.of(ada))).isEmpty();
    }

    @Test
    default void ofTheEarliestAtOneMomentTheSmallestPersonWins() {
        List<UserId> users = Stream.generate(this::givenUser).limit(3).toList();
        Post post = givenPost();
        Instant at = Samples.now();
        users.reversed().forEach(user -> repost(user, post, at));
        assertThat(store().findEarliest(List.of(post.id()), users).get(post.id()))
                .isEqualTo(new Repost(users.getFirst(), post.id(), post.author(), at));
    }

    @Test
    default void theEarliestOfThousandsOfPostsAreFoundAmongThousandsOfPeople() {
        UserId user = givenUser();
        Repost repost = repost(user, givenPost(), Samples.now());
        List<UserId> users = new ArrayList<>(List.of(user));
        Stream.generate(Samples::userId).limit(4_999).forEach(users::add);
        List<PostId> posts = new ArrayList<>(List.of(repost.post()));
        Stream.generate(() -> Samples.postId(user)).limit(1_999).forEach(posts::add);
        assertThat(store().findEarliest(posts, users)).isEqualTo(Map.of(repost.post(), repost));
        assertThat(store().listNewest(users, null, 1_000)).containsExactly(repost);
    }

    @Test
    default void aRepostThatWasTakenBackIsGoneFromEveryList() {
        Post post = givenPost();
        Repost repost = repost(givenUser(), post, Samples.now());
        store().delete(repost.user(), post.id());
        List<UserId> users = List.of(repost.user());
        assertThat(store().listNewest(users, null, 10)).isEmpty();
        assertThat(store().findEarliest(List.of(post.id()), users)).isEmpty();
        assertThat(store().listByPost(post.id(), PageRequest.first(1))).isEqualTo(Page.empty());
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId user = givenUser();
        Post post = givenPost();
        store().put(new Repost(user, post.id(), post.author(), Samples.now()));
        AnyNumber.of(RepostStore.class, store())
                .finds(
                        "repostedAmong",
                        List.of(post.id()),
                        () -> Samples.postId(user),
                        (reposts, posts) -> reposts.repostedAmong(user, posts))
                .finds(
                        "listNewest",
                        List.of(user),
                        Samples::userId,
                        (reposts, people) -> reposts.listNewest(people, null, 10))
                .finds(
                        "findEarliest",
                        List.of(post.id()),
                        () -> Samples.postId(user),
                        (reposts, posts) -> reposts.findEarliest(posts, List.of(user)))
                .finds(
                        "findEarliest",
                        List.of(user),
                        Samples::userId,
                        (reposts, people) -> reposts.findEarliest(List.of(post.id()), people))
                .finds("count", List.of(post.id()), () -> Samples.postId(user), RepostStore::count)
                .andThatIsAll();
    }
}
