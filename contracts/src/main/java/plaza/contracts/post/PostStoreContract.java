package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;

/** What every {@link PostStore} promises. */
public interface PostStoreContract extends PostRecordsContract {
    PostStore store();

    @Override
    default PostStore records() {
        return store();
    }

    @Override
    default Post fresh(PostId id, UserId author) {
        return Samples.post(id, author, "Hello", null);
    }

    @Override
    default Post ofAnotherKind(UserId author) {
        return Samples.reply(author, givenPost().id());
    }

    private Post insert(UserId author, Visibility visibility, String... hashtags) {
        return insert(Samples.postId(author), author, visibility, hashtags);
    }

    private Post insert(PostId id, UserId author, Visibility visibility, String... hashtags) {
        var entities = new Entities(List.of(hashtags), List.of(), List.of());
        Post post = new Post(id, author, "Text", entities, List.of(), null, null, visibility, null);
        assertThat(store().insert(post)).isTrue();
        return post;
    }

    /** Posts of one person, newest first, all made in the same millisecond. */
    private List<Post> insertTies(UserId author, Instant at, int count, String... hashtags) {
        return LongStream.range(0, count)
                .map(i -> count - i)
                .mapToObj(i -> PostId.of(Ids.of(at, 7, unlike(author) ^ (i << 48)), author))
                .map(id -> insert(id, author, Visibility.PUBLIC, hashtags))
                .toList();
    }

    private static long unlike(UserId author) {
        return author.value().getLeastSignificantBits() & 0xFFFF_FFFF_FFFFL;
    }

    /** A time that no other test has posts of, in whole milliseconds. */
    private static Instant lonelyTime() {
        return Instant.ofEpochMilli(ThreadLocalRandom.current().nextLong(1L << 40));
    }

    private static List<Post> all(Function<PageRequest, Page<Post>> list) {
        return Page.all(2, list).toList();
    }

    private List<PostId> newest(Collection<UserId> authors, int limit) {
        return store().listNewestKeys(authors, null, limit).stream().map(PostKey::id).toList();
    }

    @Test
    default void aPersonWithoutPostsHasAnEmptyList() {
        UserId author = givenUser();
        assertThat(store().listByAuthor(author, PageRequest.first(10))).isEqualTo(Page.empty());
        assertThat(store().listNewestKeys(List.of(author), null, 10)).isEmpty();
        assertThat(store().countByAuthor(List.of(author)))
                .isEqualTo(Map.of(author, PostTotals.NONE));
    }

    @Test
    default void listsAPersonsPostsOfEveryVisibilityNewestFirst() {
        UserId author = givenUser();
        Post first = insert(author, Visibility.PUBLIC);
        Post second = insert(author, Visibility.PRIVATE);
        insert(givenUser(), Visibility.PUBLIC);
        Post third = insert(author, Visibility.FOLLOWERS);
        assertThat(all(page -> store().listByAuthor(author, page)))
                .containsExactly(third, second, first);
    }

    @Test
    default void ordersPostsByTheirIdsAndNotByTheirInsertion() {
        UserId author = givenUser();
        Post newer = insert(author, Visibility.PUBLIC);
        PostId past = PostId.of(Ids.of(lonelyTime(), 0, unlike(author)), author);
        Post older = insert(past, author, Visibility.PUBLIC);
        assertThat(all(page -> store().listByAuthor(author, page))).containsExactly(newer, older);
        assertThat(newest(List.of(author), 10)).containsExactly(newer.id(), older.id());
    }

    @Test
    default void pagesThroughPostsOfOneMillisecond() {
        UserId author = givenUser();
        Instant at = lonelyTime();
        String tag = "t" + author.toString().replace("-", "");
        List<Post> posts = insertTies(author, at, 200, tag);
        assertThat(posts).isSortedAccordingTo((a, b) -> b.id().compareTo(a.id()));
        assertThat(Page.all(7, page -> store().listByAuthor(author, page)))
                .containsExactlyElementsOf(posts);
        assertThat(Page.all(7, page -> store().listByHashtag(tag, page)))
                .containsExactlyElementsOf(posts);
        assertThat(Page.all(7, page -> store().listPublic(at, at.plusMillis(1), page)))
                .containsExactlyElementsOf(posts);
    }

    @Test
    default void aListThatFitsExactlyHasNoNextPage() {
        UserId author = givenUser();
        insert(author, Visibility.PUBLIC);
        insert(author, Visibility.PUBLIC);
        assertThat(store().listByAuthor(author, PageRequest.first(2)).next()).isNull();
        assertThat(store().listByAuthor(author, PageRequest.first(1)).next()).isNotNull();
    }

    @Test
    default void pagesStandStillWhileOthersWrite() {
        UserId author = givenUser();
        List<Post> posts =
                Stream.generate(() -> insert(author, Visibility.PUBLIC)).limit(6).toList();
        Page<Post> first = store().listByAuthor(author, PageRequest.first(2));
        insert(author, Visibility.PUBLIC);
        store().delete(posts.get(4).id());
        store().delete(posts.get(2).id());
        var second = store().listByAuthor(author, new PageRequest(first.next(), 10));
        assertThat(first.items()).containsExactly(posts.get(5), posts.get(4));
        assertThat(second.items()).containsExactly(posts.get(3), posts.get(1), posts.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    default void everyListRefusesACursorThatIsNoneOfIts() {
        UserId author = givenUser();
        BadCursors.refusedBy(page -> store().listByAuthor(author, page));
        BadCursors.refusedBy(page -> store().listPublic(null, null, page));
        BadCursors.refusedBy(page -> store().listByHashtag("tag", page));
    }

    @Test
    default void aDeletedPostIsGoneFromEveryList() {
        UserId author = givenUser();
        String tag = "t" + author.toString().replace("-", "");
        Instant at = lonelyTime();
        Post post = insertTies(author, at, 1, tag).getFirst();
        store().delete(post.id());
        assertThat(all(page -> store().listByAuthor(author, page))).isEmpty();
        assertThat(store().listNewestKeys(List.of(author), null, 10)).isEmpty();
        assertThat(all(page -> store().listPublic(at, at.plusMillis(1), page))).isEmpty();
        assertThat(all(page -> store().listByHashtag(tag, page))).isEmpty();
        assertThat(store().countByAuthor(List.of(author)))
                .isEqualTo(Map.of(author, PostTotals.NONE));
    }

    @Test
    default void anEditedPostKeepsItsPlaceAndChangesItsHashtags() {
        UserId author = givenUser();
        String tag = "t" + author.toString().replace("-", "");
        Post edited = insert(author, Visibility.PUBLIC, tag);
        Post newer = insert(author, Visibility.PUBLIC, tag);
        var entities = new Entities(List.of(tag + "x"), List.of(), List.of());
        store().edit(edited.id(), "Another", entities, Samples.now());
        assertThat(all(page -> store().listByAuthor(author, page)))
                .extracting(Post::id)
                .containsExactly(newer.id(), edited.id());
        assertThat(all(page -> store().listByHashtag(tag, page))).containsExactly(newer);
        assertThat(all(page -> store().listByHashtag(tag + "x", page)))
                .extracting(Post::id)
                .containsExactly(edited.id());
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

    @Test
    default void listsPublicPostsWithAHashtag() {
        UserId author = givenUser();
        String tag = "\u00FC\u65E5" + author;
        Post first = insert(author, Visibility.PUBLIC, "other", tag);
        insert(author, Visibility.FOLLOWERS, tag);
        insert(author, Visibility.PRIVATE, tag);
        insert(author, Visibility.PUBLIC, tag + "more");
        Post second = insert(givenUser(), Visibility.PUBLIC, tag);
        assertThat(all(page -> store().listByHashtag(tag, page))).containsExactly(second, first);
        assertThat(all(page -> store().listByHashtag("no" + tag, page))).isEmpty();
    }

    @Test
    default void countsThePostsOfEverybodyAskedForByWhomTheyAreFor() {
        UserId ada = givenUser();
        UserId bob = givenUser();
        for (int i = 0; i < 3; i++) {
            insert(ada, Visibility.PRIVATE);
        }
        insert(ada, Visibility.FOLLOWERS);
        insert(ada, Visibility.FOLLOWERS);
        insert(ada, Visibility.PUBLIC);
        for (Visibility visibility : Visibility.values()) {
            store().delete(insert(ada, visibility).id());
        }
        UserId nobody = Samples.userId();
        assertThat(store().countByAuthor(List.of(ada, bob, nobody)))
                .isEqualTo(
                        Map.of(
                                ada,
                                new PostTotals(1, 2, 3),
                                bob,
                                PostTotals.NONE,
                                nobody,
                                PostTotals.NONE));
        assertThat(store().countByAuthor(List.of())).isEmpty();
    }

    @Test
    default void repeatedInsertsAndDeletesCountOnce() {
        UserId author = givenUser();
        Post post = insert(author, Visibility.PUBLIC);
        store().insert(post);
        assertThat(store().countByAuthor(List.of(author)))
                .containsEntry(author, new PostTotals(1, 0, 0));
        store().delete(post.id());
        store().delete(post.id());
        store().insert(post);
        assertThat(store().countByAuthor(List.of(author))).containsEntry(author, PostTotals.NONE);
    }

    @Test
    default void theCountEqualsTheListAfterConcurrentWrites() {
        UserId author = givenUser();
        Concurrently.call(
                8,
                i -> {
                    Post kept = insert(author, Visibility.PUBLIC);
                    store().delete(insert(author, Visibility.PUBLIC).id());
                    return kept;
                });
        assertThat(store().listByAuthor(author, PageRequest.first(20)).items()).hasSize(8);
        assertThat(store().countByAuthor(List.of(author)))
                .containsEntry(author, new PostTotals(8, 0, 0));
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId author = givenUser();
        Post post = insert(author, Visibility.PUBLIC);
        AnyNumber.of(PostStore.class, store())
                .finds(
                        "findAll",
                        List.of(post.id()),
                        () -> Samples.postId(author),
                        PostStore::findAll)
                .finds(
                        "listNewestKeys",
                        List.of(author),
                        Samples::userId,
                        (posts, people) -> posts.listNewestKeys(people, null, 10))
                .finds("countByAuthor", List.of(author), Samples::userId, PostStore::countByAuthor)
                .andThatIsAll();
    }
}
