package plaza.contracts.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.contracts.post.PostRecordsContract;
import plaza.core.Ids;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyStore;
import plaza.core.reply.ReplyStore.Order;

/** What every {@link ReplyStore} promises. */
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
        return Page.all(2, page -> store().listReplies(parent, order, page)).toList();
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
                .containsExactlyElementsOf(replies);
        assertThat(Page.all(7, page -> store().listReplies(root, Order.NEWEST, page)))
                .containsExactlyElementsOf(replies.reversed());
    }

    @Test
    default void pagesStandStillWhileOthersWrite() {
        PostId root = givenPost().id();
        List<Post> replies = Stream.generate(() -> reply(root)).limit(6).toList();
        Page<Post> first = store().listReplies(root, Order.NEWEST, PageRequest.first(2));
        Page<Post> oldest = store().listReplies(root, Order.OLDEST, PageRequest.first(2));
        Post later = reply(root);
        store().delete(replies.get(4).id());
        store().delete(replies.get(1).id());
        var newer = store().listReplies(root, Order.NEWEST, new PageRequest(first.next(), 10));
        assertThat(newer.items()).containsExactly(replies.get(3), replies.get(2), replies.get(0));
        var older = store().listReplies(root, Order.OLDEST, new PageRequest(oldest.next(), 10));
        assertThat(older.items())
                .containsExactly(replies.get(2), replies.get(3), replies.get(5), later);
    }

    @Test
    default void aLevelRefusesACursorThatIsNoneOfIts() {
        PostId root = givenPost().id();
        BadCursors.refusedBy(page -> store().listReplies(root, Order.NEWEST, page));
        BadCursors.refusedBy(page -> store().listReplies(root, Order.OLDEST, page));
    }

    @Test
    default void aDeletedReplyIsGoneAndItsOwnRepliesStay() {
        PostId root = givenPost().id();
        Post child = reply(root);
        Post grandchild = reply(child.id());
        store().delete(child.id());
        assertThat(all(root, Order.NEWEST)).isEmpty();
        assertThat(store().count(List.of(root))).isEqualTo(Map.of(root, 0L));
        assertThat(all(child.id(), Order.NEWEST)).containsExactly(grandchild);
        assertThat(store().listAncestors(child.id())).isEmpty();
    }

    @Test
    default void ancestorsComeNearestFirstWithoutTheRoot() {
        PostId root = givenPost().id();
        Post first = reply(root);
        Post second = reply(first.id());
        Post third = reply(second.id());
        reply(second.id());
        assertThat(store().listAncestors(third.id())).containsExactly(second, first);
        assertThat(store().listAncestors(first.id())).isEmpty();
        assertThat(store().listAncestors(root)).isEmpty();
    }

    @Test
    default void ancestorsEndAtOneThatIsDeleted() {
        Post first = reply(givenPost().id());
        Post second = reply(first.id());
        Post third = reply(second.id());
        Post fourth = reply(third.id());
        store().delete(second.id());
        assertThat(store().listAncestors(fourth.id())).containsExactly(third);
    }

    @Test
    default void ancestorsAreAtMostAHundred() {
        List<Post> chain = new ArrayList<>(List.of(reply(givenPost().id())));
        for (int i = 0; i < 102; i++) {
            chain.add(reply(chain.getLast().id()));
        }
        Post leaf = chain.removeLast();
        assertThat(store().listAncestors(leaf.id())).isEqualTo(chain.reversed().subList(0, 100));
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
    default void countsUnderAThousandPostsAtOnceAndRefusesMore() {
        UserId author = givenUser();
        List<PostId> posts =
                new ArrayList<>(
                        Stream.generate(() -> Samples.postId(author)).limit(1_000).toList());
        assertThat(store().count(posts)).hasSize(1_000);
        posts.add(Samples.postId(author));
        assertThatIllegalArgumentException().isThrownBy(() -> store().count(posts));
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
}
