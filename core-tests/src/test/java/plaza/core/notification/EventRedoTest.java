package plaza.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.account.Account;
import plaza.core.account.AccountEvent;
import plaza.core.account.AccountEvent.AccountRegistered;
import plaza.core.account.PasswordHash;
import plaza.core.event.Event;
import plaza.core.event.RebuildAsked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.platform.PlatformRedo;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.post.NewPost;
import plaza.core.post.Visibility;
import plaza.core.session.SessionEvent;

/** What commands wrote follows from their events alone, however often it is carried out again. */
class EventRedoTest {
    private final World world = new World(4);
    private final Account ann = world.people.get(0);
    private final Account ben = world.people.get(1);
    private final Account cleo = world.people.get(2);
    private final Account dan = world.people.get(3);

    private PostId publish(Account author, String text, @Nullable PostId replyTo) {
        var id = Samples.postId(author.id());
        world.services
                .posts()
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
        Services services = world.services;
        services.relations().follow(ben.id(), ann);
        services.relations().follow(cleo.id(), ann);
        services.relations().follow(cleo.id(), ben);
        services.relations().unfollow(cleo.id(), ben);
        services.relations().mute(ben.id(), cleo);
        services.relations().mute(ben.id(), dan);
        services.relations().unmute(ben.id(), dan);
        PostId post = publish(ann, "one", null);
        PostId edited = publish(ann, "two", null);
        services.posts().edit(ann.id(), edited, "two, better");
        PostId reply = publish(ben, "an answer", post);
        PostId gone = publish(ben, "another answer", post);
        services.posts().delete(ben.id(), gone);
        for (Account liker : List.of(ben, cleo, dan)) {
            services.likes().like(liker.id(), post);
        }
        services.likes().unlike(dan.id(), post);
        services.likes().like(ann.id(), reply);
        services.reposts().repost(cleo.id(), post);
        services.reposts().repost(ben.id(), post);
        services.reposts().unrepost(ben.id(), post);
        services.bookmarks().add(cleo.id(), post);
        services.bookmarks().add(cleo.id(), reply);
        services.bookmarks().remove(cleo.id(), reply);
        services.notificationPreferences()
                .change(ann.id(), new PreferenceChange(Set.of(), Set.of(NotificationType.LIKE)));
        services.relations().follow(dan.id(), cleo);
        services.relations().follow(cleo.id(), dan);
        services.relations().block(dan.id(), cleo);
        services.relations().block(dan.id(), ann);
        services.relations().unblock(dan.id(), ann);
        return List.of(post, edited, reply, gone);
    }

    @Test
    void theEventsCarriedOutTwiceMakeWhatTheCommandsMade() {
        List<PostId> posts = live();
        Stores again = new World(0).stores;
        world.people.forEach(person -> again.accounts().insert(person, PasswordHash.NONE));
        var redo = PlatformRedo.of(again);
        assertThat(world.committed).isNotEmpty();
        for (Event event : world.committed) {
            assertThat(redo.redo(event)).isTrue();
            assertThat(redo.redo(event)).isTrue();
        }
        assertSame(world.stores, again, posts);
    }

    @Test
    void whatIsInNoEventIsToldWhereTheStoreHasIt() {
        var redo = PlatformRedo.of(world.stores);
        UserId nobody = Samples.userId();
        assertThat(redo.redo(new AccountRegistered(nobody, Samples.now()))).isFalse();
        assertThat(redo.redo(new AccountRegistered(ann.id(), Samples.now()))).isTrue();
        assertThat(redo.redo(new AccountEvent.AccountChanged(nobody, Samples.now()))).isFalse();
        assertThat(redo.redo(new SessionEvent.SessionsEnded(ann.id(), Samples.now()))).isTrue();
        assertThat(redo.redo(new RebuildAsked("counters", nobody, Samples.now()))).isTrue();
    }

    private void assertSame(Stores one, Stores other, List<PostId> posts) {
        for (Account person : world.people) {
            UserId id = person.id();
            assertThat(other.graph().findFollowing(id)).isEqualTo(one.graph().findFollowing(id));
            assertThat(other.blocks().find(id)).isEqualTo(one.blocks().find(id));
            assertThat(Page.all(10, page -> other.posts().listByAuthor(id, page)).toList())
                    .isEqualTo(Page.all(10, page -> one.posts().listByAuthor(id, page)).toList());
            assertThat(Page.all(10, page -> other.likes().listByUser(id, page)).toList())
                    .isEqualTo(Page.all(10, page -> one.likes().listByUser(id, page)).toList());
            assertThat(Page.all(10, page -> other.bookmarks().listByUser(id, page)).toList())
                    .isEqualTo(Page.all(10, page -> one.bookmarks().listByUser(id, page)).toList());
            assertThat(other.notificationPreferences().findOff(List.of(id)))
                    .isEqualTo(one.notificationPreferences().findOff(List.of(id)));
        }
        assertThat(other.replies().findAll(posts)).isEqualTo(one.replies().findAll(posts));
        for (PostId post : posts) {
            assertThat(Page.all(10, page -> other.reposts().listByPost(post, page)).toList())
                    .isEqualTo(Page.all(10, page -> one.reposts().listByPost(post, page)).toList());
            assertThat(other.posts().listRevisions(post))
                    .isEqualTo(one.posts().listRevisions(post));
        }
        List<PostId> alive =
                posts.stream()
                        .filter(
                                id ->
                                        one.posts().findAll(List.of(id)).containsKey(id)
                                                || one.replies()
                                                        .findAll(List.of(id))
                                                        .containsKey(id))
                        .toList();
        assertThat(alive).hasSize(3);
        assertThat(other.counters().findAll(alive)).isEqualTo(one.counters().findAll(alive));
        assertThat(one.counters().findAll(alive).values()).extracting("likes").contains(2L);
    }
}
