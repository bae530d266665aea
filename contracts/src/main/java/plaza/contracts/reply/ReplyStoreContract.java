package plaza.contracts.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.post.PostRecordsContract;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore;
import plaza.core.reply.ReplyStore.Order;

/** The contract of every {@link ReplyStore}. */
public interface ReplyStoreContract extends PostRecordsContract {
    ReplyStore store();

    @Override
    default ReplyStore records() {
        return store();
    }

    @Override
    default Post fresh(PostId id, UserId author) {
        return Samples.post(id, author, "Indeed", givenPost().id());
    }

    @Override
    default Post ofAnotherKind(UserId author) {
        return Samples.post(author);
    }

    private Post reply(PostId parent) {
        return insert(Samples.reply(givenUser(), parent));
    }

    private Post insert(Post reply) {
        assertThat(store().insert(reply)).isTrue();
        return reply;
    }

    private List<Post> all(PostId parent, Order order) {
        return places(parent, order).stream().map(ReplyPlace::reply).toList();
    }

    private List<ReplyPlace> places(PostId parent, Order order) {
        return Page.all(2, page -> store().listReplies(parent, order, page)).toList();
    }

    private static List<ReplyPlace> placesOf(List<Post> replies) {
        return replies.stream().map(ReplyPlace::of).toList();
    }

    @Test
    default void aPostWithoutRepliesHasAnEmptyLevel() {
        PostId post = givenPost().id();
        for (Order order : Order.values()) {
            assertThat(store().listReplies(post, order, PageRequest.first(10)))
                    .isEqualTo(Page.empty());
        }
        assertThat(store().count(List.of(post))).isEqualTo(Map.of(post, 0L));
        assertThat(store().listAncestors(post)).isEmpty();
        assertThat(store().listAncestors(Samples.postId(givenUser()))).isEmpty();
    }

    @Test
    default void listsALevelFromEitherEnd() {
        PostId root = givenPost().id();
        List<Post> replies = Stream.generate(() -> reply(root)).limit(5).toList();
        reply(givenPost().id());
        assertThat(all(root, Order.OLDEST)).isEqualTo(replies);
        assertThat(all(root, Order.NEWEST)).isEqualTo(replies.reversed());
    }

    @Test
    default void listsOneLevelOnly() {
        PostId root = givenPost().id();
        Post child = reply(root);
        Post grandchild = reply(child.id());
        assertThat(all(root, Order.NEWEST)).containsExactly(child);
        assertThat(all(child.id(), Order.NEWEST)).containsExactly(grandchild);
    }

    @Test
    default void listsRepliesOfEveryVisibility() {
        PostId root = givenPost().id();
        for (Visibility visibility : Visibility.values()) {
            UserId author = givenUser();
            insert(
                    new Post(
                            Samples.postId(author),
                            author,
                            "Text",
                            Entities.NONE,
                            List.of(),
                            root,
                            null,
                            visibility,
                            null));
        }
        assertThat(all(root, Order.OLDEST))
                .extracting(Post::visibility)
                .containsExactly(Visibility.values());
        assertThat(store().count(List.of(root))).containsEntry(root, 3L);
    }

    @Test
    default void pagesThroughRepliesOfOneMillisecond() {
        PostId root = givenPost().id();
        UserId author = givenUser();
        Instant at = Samples.now();
        List<Post> replies =
                LongStream.range(0, 100)
                        .mapToObj(i -> (i << 48) | (author.value().hashCode() & 0xFFFF_FFFFL))
                        .map(unlike -> PostId.of(Ids.of(at, 7, unlike), author))
                        .map(id -> insert(Samples.post(id, author, "Text", root)))
                        .sorted((a, b) -> a.id().compareTo(b.id()))
                        .toList();
        assertThat(Page.all(7, page -> store().listReplies(root, Order.OLDEST, page)))
                .containsExactlyElementsOf(placesOf(replies));
        assertThat(Page.all(7, page -> store().listReplies(root, Order.NEWEST, page)))
                .containsExactlyElementsOf(placesOf(replies.reversed()));
    }

    @Test
    default void pagesStandStillWhileOthersWrite() {
        PostId root = givenPost().id();
        List<Post> replies = Stream.generate(() -> reply(root)).limit(6).toList();
        Page<ReplyPlace> first = store().listReplies(root, Order.NEWEST, PageRequest.first(2));
        Page<ReplyPlace> oldest = store().listReplies(root, Order.OLDEST, PageRequest.first(2));
        Post later = reply(root);
        store().delete(replies.get(4).id());
        store().delete(replies.get(1).id());
        var newer = store().listReplies(root, Order.NEWEST, new PageRequest(first.next(), 10));
        assertThat(newer.items())
                .isEqualTo(placesOf(List.of(replies.get(3), replies.get(2), replies.get(0))));
        var older = store().listReplies(root, Order.OLDEST, new PageRequest(oldest.next(), 10));
        assertThat(older.items())
                .isEqualTo(
                        placesOf(List.of(replies.get(2), replies.get(3), replies.get(5), later)));
    }

    @Test
    default void aLevelRefusesACursorThatIsNoneOfIts() {
        PostId root = givenPost().id();
        BadCursors.refusedBy(page -> store().listReplies(root, Order.NEWEST, page));
        BadCursors.refusedBy(page -> store().listReplies(root, Order.OLDEST, page));
    }

    @Test
    default void aDeletedReplyThatNobodyAnsweredLeavesNothing() {
        PostId root = givenPost().id();
        Post child = reply(root);
        store().delete(child.id());
        assertThat(places(root, Order.NEWEST)).isEmpty();
        assertThat(store().count(List.of(root))).isEqualTo(Map.of(root, 0L));
    }

    @Test
    default void aDeletedReplyThatWasAnsweredLeavesItsPlaceAndIsNotCounted() {
        PostId root = givenPost().id();
        Post before = reply(root);
        Post child = reply(root);
        Post after = reply(root);
        Post grandchild = reply(child.id());
        store().delete(child.id());
        List<ReplyPlace> level =
                List.of(
                        ReplyPlace.of(before),
                        ReplyPlace.deleted(child.id()),
                        ReplyPlace.of(after));
        assertThat(places(root, Order.OLDEST)).isEqualTo(level);
        assertThat(places(root, Order.NEWEST)).isEqualTo(level.reversed());
        assertThat(store().count(List.of(root))).isEqualTo(Map.of(root, 2L));
        assertThat(all(child.id(), Order.NEWEST)).containsExactly(grandchild);
        assertThat(store().findAll(List.of(child.id()))).isEmpty();
    }

    @Test
    default void thePlaceStaysWhenTheAnswerIsDeletedAsWell() {
        PostId root = givenPost().id();
        Post child = reply(root);
        Post grandchild = reply(child.id());
        store().delete(grandchild.id());
        store().delete(child.id());
        assertThat(places(root, Order.OLDEST)).containsExactly(ReplyPlace.deleted(child.id()));
        assertThat(places(child.id(), Order.OLDEST)).isEmpty();
    }

    @Test
    default void whatIsAnsweredWhileItIsDeletedKeepsItsPlace() {
        PostId root = givenPost().id();
        Concurrently.call(
                4,
                i -> {
                    Post child = reply(root);
                    if (i % 2 == 0) {
                        store().delete(child.id());
                        return reply(child.id());
                    }
                    Concurrently.call(
                            2,
                            which ->
                                    which == 0
                                            ? store().delete(child.id())
                                            : reply(child.id()) != null);
                    return child;
                });
        assertThat(places(root, Order.OLDEST)).hasSize(4);
        assertThat(all(root, Order.OLDEST)).containsOnlyNulls();
    }

    @Test
    default void theFirstRepliesOfManyComeAtOnce() {
        PostId root = givenPost().id();
        Post full = reply(root);
        Post some = reply(root);
        Post deleted = reply(root);
        Post none = reply(root);
        List<Post> replies = Stream.generate(() -> reply(full.id())).limit(4).toList();
        Post one = reply(some.id());
        Post below = reply(deleted.id());
        reply(below.id());
        store().delete(below.id());
        store().delete(deleted.id());
        PostId unknown = Samples.postId(givenUser());
        List<PostId> parents =
                List.of(full.id(), some.id(), deleted.id(), none.id(), root, unknown, some.id());
        for (Order order : Order.values()) {
            Map<PostId, Page<ReplyPlace>> first = store().listFirstReplies(parents, order, 3);
            assertThat(first).hasSize(6);
            parents.forEach(
                    parent ->
                            assertThat(first)
                                    .containsEntry(
                                            parent,
                                            store().listReplies(
                                                            parent, order, PageRequest.first(3))));
        }
        Map<PostId, Page<ReplyPlace>> oldest = store().listFirstReplies(parents, Order.OLDEST, 3);
        assertThat(oldest.getOrDefault(full.id(), Page.empty()).items())
                .isEqualTo(placesOf(replies.subList(0, 3)));
        assertThat(oldest.getOrDefault(full.id(), Page.empty()).next()).isNotNull();
        assertThat(oldest.get(some.id())).isEqualTo(new Page<>(List.of(ReplyPlace.of(one)), null));
        assertThat(oldest.getOrDefault(deleted.id(), Page.empty()).items())
                .containsExactly(ReplyPlace.deleted(below.id()));
        assertThat(store().listFirstReplies(List.of(), Order.NEWEST, 3)).isEmpty();
    }

    @Test
    default void ancestorsLeadFromTheNearestToTheRoot() {
        PostId root = givenPost().id();
        Post first = reply(root);
        Post second = reply(first.id());
        Post third = reply(second.id());
        reply(second.id());
        assertThat(store().listAncestors(third.id()))
                .containsExactly(second.id(), first.id(), root);
        assertThat(store().listAncestors(first.id())).containsExactly(root);
        assertThat(store().listAncestors(root)).isEmpty();
    }

    @Test
    default void ancestorsLeadOverThoseThatAreDeleted() {
        PostId root = givenPost().id();
        Post first = reply(root);
        Post second = reply(first.id());
        Post third = reply(second.id());
        store().delete(second.id());
        store().delete(first.id());
        assertThat(store().listAncestors(third.id()))
                .containsExactly(second.id(), first.id(), root);
        assertThat(store().listAncestors(second.id())).containsExactly(first.id(), root);
    }

    @Test
    default void ancestorsAreAtMostAHundredAndOne() {
        List<PostId> chain = new ArrayList<>(List.of(givenPost().id()));
        for (int i = 0; i < 103; i++) {
            chain.add(reply(chain.getLast()).id());
        }
        for (int last = 99; last < 104; last++) {
            List<PostId> above = chain.subList(0, last).reversed();
            assertThat(store().listAncestors(chain.get(last)))
                    .isEqualTo(above.subList(0, Math.min(101, above.size())));
        }
    }

    @Test
    default void countsRepliesRightUnderEveryPostAskedFor() {
        PostId root = givenPost().id();
        Post child = reply(root);
        reply(root);
        reply(child.id());
        PostId unknown = Samples.postId(givenUser());
        assertThat(store().count(List.of(root, child.id(), unknown, root)))
                .isEqualTo(Map.of(root, 2L, child.id(), 1L, unknown, 0L));
        assertThat(store().count(List.of())).isEmpty();
    }

    @Test
    default void theCountEqualsTheLevelAfterConcurrentWrites() {
        PostId root = givenPost().id();
        Concurrently.call(
                8,
                i -> {
                    Post kept = reply(root);
                    store().delete(reply(root).id());
                    return kept;
                });
        assertThat(all(root, Order.NEWEST)).hasSize(8);
        assertThat(store().count(List.of(root))).containsEntry(root, 8L);
    }

    @Test
    default void whatSomebodyAnsweredIsFoundAmongSomePosts() {
        UserId author = givenUser();
        UserId other = givenUser();
        PostId answered = givenPost().id();
        PostId byOther = givenPost().id();
        Post reply = Samples.reply(author, answered);
        store().insert(reply);
        store().insert(Samples.reply(author, answered));
        store().insert(Samples.reply(other, byOther));
        Post below = Samples.reply(author, reply.id());
        store().insert(below);
        List<PostId> posts = List.of(answered, byOther, reply.id(), answered);
        assertThat(store().answeredAmong(author, posts))
                .containsExactlyInAnyOrder(answered, reply.id());
        assertThat(store().answeredAmong(other, posts)).containsExactly(byOther);
        assertThat(store().answeredAmong(author, List.of(byOther))).isEmpty();
        assertThat(store().answeredAmong(author, List.of())).isEmpty();
        store().delete(below.id());
        assertThat(store().answeredAmong(author, posts)).containsExactly(answered);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId author = givenUser();
        PostId root = givenPost(author).id();
        Post reply = Samples.reply(author, root);
        store().insert(reply);
        AnyNumber.of(ReplyStore.class, store(), manyIds())
                .finds(
                        "findAll",
                        List.of(reply.id()),
                        () -> Samples.postId(author),
                        ReplyStore::findAll)
                .finds(
                        "listFirstReplies",
                        List.of(root),
                        () -> Samples.postId(author),
                        (replies, parents) ->
                                replies.listFirstReplies(parents, ReplyStore.Order.NEWEST, 2))
                .finds(
                        "answeredAmong",
                        List.of(root),
                        () -> Samples.postId(author),
                        (replies, posts) -> replies.answeredAmong(author, posts))
                .finds("count", List.of(root), () -> Samples.postId(author), ReplyStore::count)
                .takes(
                        "insertAll",
                        300,
                        () -> Samples.reply(author, root),
                        (replies, many) -> replies.insertAll(List.copyOf(many)))
                .andThatIsAll();
        assertThat(store().count(List.of(root))).containsEntry(root, 301L);
    }
}
