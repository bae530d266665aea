package plaza.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.bookmark.Bookmarks;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.feature.Ports;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.Relations;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeStore;
import plaza.core.like.Likes;
import plaza.core.platform.Platform;
import plaza.core.post.Counters;
import plaza.core.post.NewPost;
import plaza.core.post.PostStore;
import plaza.core.post.Posts;
import plaza.core.post.Visibility;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.repost.Reposts;
import plaza.core.session.SessionEvent;

/** What commands wrote follows from their events alone, however often it is carried out again. */
class EventRedoTest {
    private final World world = new World(4);
    private final Account ann = world.people.get(0);
    private final Account ben = world.people.get(1);
    private final Account cleo = world.people.get(2);
    private final Account dan = world.people.get(3);

    @Test
    void everyEventOfThePlatformCanBeCarriedOutAgain() {
        Stream<Class<?>> records =
                Platform.EVENT_TYPES.stream()
                        .flatMap(
                                type ->
                                        type.isRecord()
                                                ? Stream.of(type)
                                                : Stream.of(type.getPermittedSubclasses()));

        assertThat(records.map(type -> type.<Event>asSubclass(Event.class)))
                .isNotEmpty()
                .allMatch(world.services.redo()::covers);
    }

    private PostId publish(Account author, String text, @Nullable PostId replyTo) {
        var id = Samples.postId(author.id());
        world.services
                .get(Posts.class)
                .publish(
                        new NewPost(
                                id,
                                author.id(),
                                text,
                                List.of(),
                                replyTo,
                                null,
                                Visibility.PUBLIC));
        return id;
    }

    /** Some of everything that people do, and undo. */
    private List<PostId> live() {
        Platform services = world.services;
        services.get(Relations.class).follow(ben.id(), ann);
        services.get(Relations.class).follow(cleo.id(), ann);
        services.get(Relations.class).follow(cleo.id(), ben);
        services.get(Relations.class).unfollow(cleo.id(), ben);
        services.get(Relations.class).mute(ben.id(), cleo);
        services.get(Relations.class).mute(ben.id(), dan);
        services.get(Relations.class).unmute(ben.id(), dan);
        PostId post = publish(ann, "one", null);
        PostId edited = publish(ann, "two", null);
        services.get(Posts.class).edit(ann.id(), edited, "two, better");
        PostId reply = publish(ben, "an answer", post);
        PostId gone = publish(ben, "another answer", post);
        services.get(Posts.class).delete(ben.id(), gone);
        for (Account liker : List.of(ben, cleo, dan)) {
            services.get(Likes.class).like(liker.id(), post);
        }
        services.get(Likes.class).unlike(dan.id(), post);
        services.get(Likes.class).like(ann.id(), reply);
        services.get(Reposts.class).repost(cleo.id(), post);
        services.get(Reposts.class).repost(ben.id(), post);
        services.get(Reposts.class).unrepost(ben.id(), post);
        services.get(Bookmarks.class).add(cleo.id(), post);
        services.get(Bookmarks.class).add(cleo.id(), reply);
        services.get(Bookmarks.class).remove(cleo.id(), reply);
        services.get(NotificationPreferences.class)
                .change(ann.id(), new PreferenceChange(Set.of(), Set.of(NotificationType.LIKE)));
        services.get(Relations.class).follow(dan.id(), cleo);
        services.get(Relations.class).follow(cleo.id(), dan);
        services.get(Relations.class).block(dan.id(), cleo);
        services.get(Relations.class).block(dan.id(), ann);
        services.get(Relations.class).unblock(dan.id(), ann);
        return List.of(post, edited, reply, gone);
    }

    @Test
    void theEventsCarriedOutTwiceMakeWhatTheCommandsMade() {
        List<PostId> posts = live();
        var other = new World(0);
        Ports again = other.stores;
        world.people.forEach(
                person -> again.get(AccountStore.class).insert(person, PasswordHash.NONE));
        var redo = other.services.redo();
        assertThat(world.committed).isNotEmpty();
        for (Event event : world.committed) {
            assertThat(redo.redo(event)).isTrue();
            assertThat(redo.redo(event)).isTrue();
        }
        assertSame(world.stores, again, posts);
    }

    @Test
    void whatIsInNoEventIsToldWhereTheStoreHasIt() {
        var redo = world.services.redo();
        UserId nobody = Samples.userId();
        assertThat(redo.redo(new AccountRegistered(nobody, Samples.now()))).isFalse();
        assertThat(redo.redo(new AccountRegistered(ann.id(), Samples.now()))).isTrue();
        assertThat(redo.redo(new AccountEvent.AccountChanged(nobody, Samples.now()))).isFalse();
        assertThat(redo.redo(new SessionEvent.SessionsEnded(ann.id(), Samples.now()))).isTrue();
        assertThat(redo.redo(new RebuildAsked("counters", nobody, Samples.now()))).isTrue();
    }

    private void assertSame(Ports one, Ports other, List<PostId> posts) {
        for (Account person : world.people) {
            UserId id = person.id();
            assertThat(other.get(FollowGraph.class).findFollowing(id))
                    .isEqualTo(one.get(FollowGraph.class).findFollowing(id));
            assertThat(other.get(BlockStore.class).find(id))
                    .isEqualTo(one.get(BlockStore.class).find(id));
            assertThat(
                            Page.all(10, page -> other.get(PostStore.class).listByAuthor(id, page))
                                    .toList())
                    .isEqualTo(
                            Page.all(10, page -> one.get(PostStore.class).listByAuthor(id, page))
                                    .toList());
            assertThat(
                            Page.all(10, page -> other.get(LikeStore.class).listByUser(id, page))
                                    .toList())
                    .isEqualTo(
                            Page.all(10, page -> one.get(LikeStore.class).listByUser(id, page))
                                    .toList());
            assertThat(
                            Page.all(
                                            10,
                                            page ->
                                                    other.get(BookmarkStore.class)
                                                            .listByUser(id, page))
                                    .toList())
                    .isEqualTo(
                            Page.all(10, page -> one.get(BookmarkStore.class).listByUser(id, page))
                                    .toList());
            assertThat(other.get(NotificationPreferenceStore.class).findOff(List.of(id)))
                    .isEqualTo(one.get(NotificationPreferenceStore.class).findOff(List.of(id)));
        }
        assertThat(other.get(ReplyStore.class).findAll(posts))
                .isEqualTo(one.get(ReplyStore.class).findAll(posts));
        for (PostId post : posts) {
            assertThat(
                            Page.all(
                                            10,
                                            page ->
                                                    other.get(RepostStore.class)
                                                            .listByPost(post, page))
                                    .toList())
                    .isEqualTo(
                            Page.all(10, page -> one.get(RepostStore.class).listByPost(post, page))
                                    .toList());
            assertThat(other.get(PostStore.class).listRevisions(post))
                    .isEqualTo(one.get(PostStore.class).listRevisions(post));
        }
        List<PostId> alive =
                posts.stream()
                        .filter(
                                id ->
                                        one.get(PostStore.class)
                                                        .findAll(List.of(id))
                                                        .containsKey(id)
                                                || one.get(ReplyStore.class)
                                                        .findAll(List.of(id))
                                                        .containsKey(id))
                        .toList();
        assertThat(alive).hasSize(3);
        assertThat(other.get(Counters.class).findAll(alive))
                .isEqualTo(one.get(Counters.class).findAll(alive));
        assertThat(one.get(Counters.class).findAll(alive).values())
                .extracting("likes")
                .contains(2L);
    }
}
