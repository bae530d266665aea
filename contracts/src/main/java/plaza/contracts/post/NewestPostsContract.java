package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static plaza.contracts.post.PostSamples.all;
import static plaza.contracts.post.PostSamples.lonelyTime;
import static plaza.contracts.post.PostSamples.unlike;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.Visibility;

/** The contract of every {@link PostStore}: the newest posts, of some people or of everybody. */
public interface NewestPostsContract extends Fixtures {
    PostStore store();

    default Post insert(UserId author, Visibility visibility, String... hashtags) {
        return insert(Samples.postId(author), author, visibility, hashtags);
    }

    default Post insert(PostId id, UserId author, Visibility visibility, String... hashtags) {
        var entities = new Entities(List.of(hashtags), List.of(), List.of());
        Post post = new Post(id, author, "Text", entities, List.of(), null, null, visibility, null);
        assertThat(store().insert(post)).isTrue();
        return post;
    }

    /** Posts of one person, newest first, all made in the same millisecond. */
    default List<Post> insertTies(UserId author, Instant at, int count, String... hashtags) {
        return LongStream.range(0, count)
                .map(i -> count - i)
                .mapToObj(i -> PostId.of(Ids.of(at, 7, unlike(author) ^ (i << 48)), author))
                .map(id -> insert(id, author, Visibility.PUBLIC, hashtags))
                .toList();
    }

    default List<PostId> newest(Collection<UserId> authors, int limit) {
        return store().listNewestKeys(authors, null, limit).stream().map(PostKey::id).toList();
    }

    @Test
    default void theNewestOfSeveralPeopleComeInOneOrder() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        UserId eve = givenUser();
        Post first = insert(ada, Visibility.PUBLIC);
        Post second = insert(bob, Visibility.FOLLOWERS);
        insert(ada, Visibility.PRIVATE);
        insert(eve, Visibility.PUBLIC);
        Post third = insert(ada, Visibility.PUBLIC);
        assertThat(store().listNewestKeys(List.of(ada, bob), null, 10))
                .containsExactly(
                        new PostKey(third.id(), ada),
                        new PostKey(second.id(), bob),
                        new PostKey(first.id(), ada));
    }

    @Test
    default void theNewestBeforeAPostGoOnBehindIt() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        List<PostId> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.addFirst(insert(i % 3 == 0 ? bob : ada, Visibility.PUBLIC).id());
        }
        Set<UserId> both = Set.of(ada, bob);
        List<PostId> seen = new ArrayList<>(newest(both, 3));
        while (seen.size() < 7) {
            List<PostKey> more = store().listNewestKeys(both, seen.getLast(), 3);
            assertThat(more).isNotEmpty();
            more.forEach(key -> seen.add(key.id()));
        }
        assertThat(seen).isEqualTo(ids);
        assertThat(store().listNewestKeys(both, seen.getLast(), 3)).isEmpty();
    }

    @Test
    default void whoeverWritesMostHasMostOfTheNewest() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        List<UserId> authors = new ArrayList<>(List.of(ada, bob));
        Stream.generate(Samples::userId).limit(30).forEach(authors::add);
        List<PostId> ids = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Visibility visibility = i % 7 == 3 ? Visibility.PRIVATE : Visibility.PUBLIC;
            Post post = insert(i % 8 == 0 ? bob : ada, visibility);
            if (visibility != Visibility.PRIVATE) {
                ids.addFirst(post.id());
            }
        }
        for (int limit = 1; limit <= ids.size() + 1; limit++) {
            assertThat(newest(authors, limit))
                    .isEqualTo(ids.subList(0, Math.min(limit, ids.size())));
        }
        assertThat(store().listNewestKeys(authors, ids.get(5), 10).stream().map(PostKey::id))
                .containsExactlyElementsOf(ids.subList(6, 16));
    }

    @Test
    default void theNewestOfNobodyAreNone() {
        assertThat(store().listNewestKeys(List.of(), null, 10)).isEmpty();
    }

    @Test
    default void aPersonNamedTwiceBringsTheirPostsOnce() {
        UserId author = givenUser();
        Post post = insert(author, Visibility.PUBLIC);
        assertThat(newest(List.of(author, author), 10)).containsExactly(post.id());
    }

    @Test
    default void theNewestOfThousandsOfPeopleAreFound() {
        UserId author = givenUser();
        List<UserId> authors = new ArrayList<>(List.of(author));
        Stream.generate(Samples::userId).limit(4_999).forEach(authors::add);
        Post post = insert(author, Visibility.PUBLIC);
        assertThat(newest(authors, 1_000)).containsExactly(post.id());
    }

    @Test
    default void theNewestAreAtLeastOneAndAtMostAThousand() {
        List<UserId> authors = List.of(givenUser());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().listNewestKeys(authors, null, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().listNewestKeys(authors, null, 1_001));
    }

    @Test
    default void listsPublicPostsOfATimeOnly() {
        Instant at = lonelyTime();
        UserId author = givenUser();
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PostId id = PostId.of(Ids.of(at.plusMillis(i), 0, unlike(author)), author);
            posts.addFirst(insert(id, author, Visibility.PUBLIC));
        }
        PostId followers = PostId.of(Ids.of(at, 1, unlike(author)), author);
        insert(followers, author, Visibility.FOLLOWERS);
        PostId hidden = PostId.of(Ids.of(at, 2, unlike(author)), author);
        insert(hidden, author, Visibility.PRIVATE);
        assertThat(all(page -> store().listPublic(at, at.plusMillis(5), page))).isEqualTo(posts);
        assertThat(all(page -> store().listPublic(at.plusMillis(1), at.plusMillis(4), page)))
                .isEqualTo(posts.subList(1, 4));
        assertThat(all(page -> store().listPublic(at.plusMillis(4), at.plusMillis(4), page)))
                .isEmpty();
        assertThat(all(page -> store().listPublic(at.plusMillis(9), at, page))).isEmpty();
    }

    @Test
    default void aTimeFinerThanAMillisecondLiesBehindThePostsOfThatMillisecond() {
        Instant at = lonelyTime();
        UserId author = givenUser();
        Post post = insertTies(author, at, 1).getFirst();
        Instant behind = at.plusNanos(1);
        assertThat(all(page -> store().listPublic(behind, at.plusMillis(1), page))).isEmpty();
        assertThat(all(page -> store().listPublic(at, behind, page))).containsExactly(post);
    }

    @Test
    default void anyTimeBoundsTheListOfPublicPosts() {
        UserId author = givenUser();
        Post post = insert(author, Visibility.PUBLIC);
        var one = PageRequest.first(1);
        assertThat(store().listPublic(Instant.MIN, Instant.MAX, one).items()).hasSize(1);
        assertThat(store().listPublic(Instant.MAX, null, one).items()).isEmpty();
        assertThat(store().listPublic(null, Instant.MIN, one).items()).isEmpty();
        assertThat(store().listPublic(post.createdAt(), null, one).items()).hasSize(1);
    }
}
