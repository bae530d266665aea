package plaza.contracts.repost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.contracts.mark.PublicMarkStoreContract;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;

/** The contract of every {@link RepostStore}. */
public interface RepostStoreContract extends PublicMarkStoreContract<Repost, RepostStore> {
    @Override
    default Class<RepostStore> port() {
        return RepostStore.class;
    }

    @Override
    default Repost mark(UserId user, Post post, Instant at) {
        return new Repost(user, post.id(), post.author(), at);
    }

    @Override
    default AnyNumber<RepostStore> anyNumber(UserId user, Post reposted) {
        PostId post = reposted.id();
        return PublicMarkStoreContract.super
                .anyNumber(user, reposted)
                .finds(
                        "findEarliest",
                        List.of(post),
                        () -> Samples.postId(user),
                        (reposts, posts) -> reposts.findEarliest(posts, List.of(user)))
                .finds(
                        "findEarliest",
                        List.of(user),
                        Samples::userId,
                        (reposts, people) -> reposts.findEarliest(List.of(post), people));
    }

    @Test
    default void aRepostKeepsTheAuthorOfThePost() {
        Post post = givenPost();
        Repost repost = marked(givenUser(), post, Samples.now());
        assertThat(store().listByPost(post.id(), PageRequest.first(1)).items())
                .containsExactly(repost);
    }

    @Test
    default void theEarliestRepostOfEachPostIsFoundAmongThesePeople() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        Post both = givenPost();
        Post one = givenPost();
        Post none = givenPost();
        Instant at = Samples.now();
        marked(givenUser(), both, at.minusSeconds(9));
        marked(ada, both, at);
        Repost earlier = marked(bob, both, at.minusSeconds(1));
        Repost only = marked(ada, one, at);
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
        users.reversed().forEach(user -> marked(user, post, at));
        assertThat(store().findEarliest(List.of(post.id()), users).get(post.id()))
                .isEqualTo(new Repost(users.getFirst(), post.id(), post.author(), at));
    }

    @Test
    default void theEarliestOfThousandsOfPostsAreFoundAmongThousandsOfPeople() {
        UserId user = givenUser();
        Repost repost = marked(user, givenPost(), Samples.now());
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
        Repost repost = marked(givenUser(), post, Samples.now());
        store().delete(repost.user(), post.id());
        List<UserId> users = List.of(repost.user());
        assertThat(store().listNewest(users, null, 10)).isEmpty();
        assertThat(store().findEarliest(List.of(post.id()), users)).isEmpty();
        assertThat(store().listByPost(post.id(), PageRequest.first(1))).isEqualTo(Page.empty());
    }
}
