package plaza.contracts.post;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.post.PostSamples.all;
import static plaza.contracts.post.PostSamples.lonelyTime;
import static plaza.contracts.post.PostSamples.unlike;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Effort;
import plaza.contracts.Samples;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;

/** The contract of every {@link PostStore}. */
public interface PostStoreContract extends PostRecordsContract, NewestPostsContract {
    @Override
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
        List<Post> posts = insertTies(author, at, Effort.of(60, 200), tag);
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
        AnyNumber.of(PostStore.class, store(), manyIds())
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
                .takes("insertAll", 300, () -> Samples.post(author), PostStore::insertAll)
                .andThatIsAll();
        assertThat(store().countByAuthor(List.of(author)))
                .containsEntry(author, new PostTotals(301, 0, 0));
    }
}
