package plaza.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plaza.core.PageRequest;
import plaza.core.account.Account;
import plaza.core.graph.Relations;
import plaza.core.id.PostId;
import plaza.core.like.Likes;
import plaza.core.post.Posts;
import plaza.core.post.Visibility;
import plaza.core.repost.Reposts;

/** Who is told of what, when it is applied as it happens. */
final class NotificationProjectionTest {
    private final World world = new World(6);

    @Test
    void aLikeThatComesAndGoesAndComesIsToldOnce() {
        PostId post = world.publish(0, "hello");
        for (int i = 0; i < 3; i++) {
            world.services.get(Likes.class).like(world.id(1), post);
            world.workOff();
            assertThat(summaries(0)).containsExactly("p1 liked your post");
            world.services.get(Notifications.class).read(world.id(0), null);
            world.services.get(Likes.class).unlike(world.id(1), post);
            world.workOff();
            assertThat(world.list(0)).isEmpty();
        }
        world.services.get(Likes.class).like(world.id(1), post);
        world.workOff();

        assertThat(world.list(0)).extracting(view -> view.group().read()).containsExactly(true);
        assertThat(world.told).hasSize(1);
    }

    @Test
    void manyLikesAreGatheredAndCountedWithoutThoseOneDoesNotSee() {
        PostId post = world.publish(0, "hello");
        for (int i = 1; i < 6; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            world.services.get(Likes.class).like(world.id(i), post);
        }
        world.workOff();
        assertThat(summaries(0)).containsExactly("p5 and 4 others liked your post");
        assertThat(names(0)).containsExactly(List.of("p5", "p4", "p3"));

        world.services.get(Relations.class).block(world.id(5), world.account(0));
        world.services.get(Relations.class).mute(world.id(0), world.account(3));
        assertThat(summaries(0)).containsExactly("p4 and 2 others liked your post");
        assertThat(names(0)).containsExactly(List.of("p4", "p2", "p1"));

        world.services.get(Relations.class).unblock(world.id(5), world.account(0));
        world.services.get(Relations.class).unmute(world.id(0), world.account(3));
        assertThat(summaries(0)).containsExactly("p5 and 4 others liked your post");
        world.services.get(Likes.class).unlike(world.id(1), post);
        world.services.get(Likes.class).unlike(world.id(2), post);
        world.services.get(Likes.class).unlike(world.id(3), post);
        world.workOff();
        assertThat(summaries(0)).containsExactly("p5 and p4 liked your post");
    }

    @Test
    void aReplyThatMentionsAndQuotesIsOneReply() {
        PostId post = world.publish(0, "hello");

        PostId reply = world.publish(1, "@p0 @p2", post, post, Visibility.PUBLIC);
        world.workOff();
        world.services.get(Posts.class).edit(world.id(1), reply, "@p0 @p2 @p3");
        world.workOff();

        assertThat(types(0)).containsExactly(NotificationType.REPLY);
        assertThat(types(2)).containsExactly(NotificationType.MENTION);
        assertThat(types(3)).containsExactly(NotificationType.MENTION);
        assertThat(world.told).hasSize(3);
        world.services.get(Posts.class).delete(world.id(1), reply);
        world.workOff();
        assertThat(IntStream.range(0, 4).mapToObj(world::list)).allMatch(List::isEmpty);
    }

    @Test
    void theEditOfAnOldPostTellsOnlyWhoIsNew() {
        PostId post = world.publish(0, "@p1");
        world.clock.advance(World.RETENTION.plusDays(1));
        world.workOff();
        assertThat(world.told).isEmpty();

        world.services.get(Posts.class).edit(world.id(0), post, "@p1 @p2");
        world.clock.advance(Duration.ofSeconds(1));
        world.services.get(Posts.class).edit(world.id(0), post, "@p2 @p1 again");
        world.workOff();

        assertThat(world.told).extracting(Notification::recipient).containsExactly(world.id(2));
    }

    @Test
    void whatOnlyFollowersSeeIsToldToFollowersOnly() {
        world.services.get(Relations.class).follow(world.id(1), world.account(0));
        world.publish(0, "@p1 @p2", null, null, Visibility.FOLLOWERS);
        world.publish(0, "@p1 @p2", null, null, Visibility.PRIVATE);
        world.hide(0, true);
        world.publish(0, "@p1 @p2");
        world.workOff();

        assertThat(types(1)).containsExactly(NotificationType.MENTION, NotificationType.MENTION);
        assertThat(world.list(2)).isEmpty();
        assertThat(world.told).hasSize(3);
    }

    @Test
    void aPostThatBecomesInvisibleIsNotShown() {
        world.publish(0, "@p1");
        world.workOff();
        assertThat(world.list(1)).hasSize(1);

        world.hide(0, true);

        assertThat(world.list(1)).isEmpty();
    }

    @Test
    void aGrantedRequestBecomesAFollowInItsPlace() {
        world.hide(0, true);
        world.services.get(Relations.class).follow(world.id(1), world.account(0));
        world.workOff();
        assertThat(summaries(0)).containsExactly("p1 asked to follow you");
        Instant asked = world.list(0).getFirst().group().createdAt();
        world.services.get(Notifications.class).read(world.id(0), null);
        world.clock.advance(Duration.ofMinutes(1));

        world.services.get(Relations.class).accept(world.id(0), world.id(1));
        world.workOff();

        assertThat(summaries(0)).containsExactly("p1 followed you");
        assertThat(world.list(0).getFirst().group().createdAt()).isEqualTo(asked);
        assertThat(world.list(0).getFirst().group().read()).isTrue();
        assertThat(world.told)
                .extracting(Notification::type)
                .containsExactly(NotificationType.FOLLOW_REQUEST);
    }

    @Test
    void aBlockTakesTheFollowAwayAlsoForAfterIt() {
        world.services.get(Relations.class).follow(world.id(1), world.account(0));
        world.workOff();
        world.services.get(Relations.class).block(world.id(0), world.account(1));
        world.workOff();
        world.services.get(Relations.class).unblock(world.id(0), world.account(1));
        world.workOff();

        assertThat(world.list(0)).isEmpty();
    }

    @Test
    void whatWasDoneLongAgoIsNotTold() {
        Instant longAgo = World.BEGINNING.minus(World.RETENTION).minusMillis(1);
        world.services.get(Relations.class).admit(world.id(1), world.id(0), longAgo);
        world.services
                .get(Relations.class)
                .admit(world.id(2), world.id(0), longAgo.plus(Duration.ofSeconds(1)));
        world.workOff();

        assertThat(names(0)).containsExactly(List.of("p2"));
        world.clock.advance(Duration.ofSeconds(2));
        assertThat(world.list(0)).isEmpty();
        assertThat(world.services.get(Notifications.class).unread(world.id(0)))
                .isEqualTo(new UnreadCount(0, false));
    }

    @Test
    void aTypeThatIsSwitchedOffIsNotMade() {
        PostId post = world.publish(0, "hello");
        var likes = Set.of(NotificationType.LIKE);
        world.services
                .get(NotificationPreferences.class)
                .change(world.id(0), new PreferenceChange(Set.of(), likes));
        world.services.get(Likes.class).like(world.id(1), post);
        world.services.get(Reposts.class).repost(world.id(1), post);
        world.workOff();
        assertThat(types(0)).containsExactly(NotificationType.REPOST);

        world.services
                .get(NotificationPreferences.class)
                .change(world.id(0), new PreferenceChange(likes, Set.of()));
        world.clock.advance(Duration.ofSeconds(1));
        world.services.get(Likes.class).like(world.id(2), post);
        world.workOff();
        assertThat(summaries(0)).containsExactly("p2 liked your post", "p1 reposted your post");
    }

    @Test
    void followersOfAnAuthorAreNotToldOfPosts() {
        world.services.get(Relations.class).follow(world.id(1), world.account(0));
        world.publish(0, "to all of you");
        world.workOff();

        assertThat(world.list(1)).isEmpty();
    }

    @Test
    void fiftyMentionsAreToldAndNoMore() {
        var crowd = new World(60);
        crowd.publish(
                0,
                World.mentioning(
                        IntStream.range(1, 60)
                                .boxed()
                                .collect(java.util.stream.Collectors.toSet())));
        crowd.workOff();

        assertThat(crowd.told).hasSize(50);
    }

    @Test
    void moreThanNinetyNineAreNotCounted() {
        var crowd = new World(120);
        crowd.hide(0, true);
        for (int i = 1; i <= 99; i++) {
            crowd.services.get(Relations.class).follow(crowd.id(i), crowd.account(0));
        }
        crowd.workOff();
        assertThat(crowd.services.get(Notifications.class).unread(crowd.id(0)))
                .isEqualTo(new UnreadCount(99, false));
        crowd.services.get(Relations.class).follow(crowd.id(100), crowd.account(0));
        crowd.workOff();
        assertThat(crowd.services.get(Notifications.class).unread(crowd.id(0)))
                .isEqualTo(new UnreadCount(99, true));
    }

    @Test
    void whatTheListDoesNotShowIsNotCountedAsUnread() {
        world.publish(1, World.mentioning(Set.of(0)));
        world.publish(2, World.mentioning(Set.of(0)));
        world.workOff();
        assertThat(unread(0)).isEqualTo(2);

        world.hide(1, true);
        assertThat(world.list(0)).hasSize(1);
        assertThat(unread(0)).isEqualTo(1);

        world.hide(1, false);
        assertThat(unread(0)).isEqualTo(2);
    }

    @Test
    void unreadOnesBehindManyHiddenOnesAreCounted() {
        var crowd = new World(3);
        crowd.publish(2, World.mentioning(Set.of(0)));
        for (int i = 0; i < 150; i++) {
            crowd.clock.advance(Duration.ofSeconds(1));
            crowd.publish(1, World.mentioning(Set.of(0)));
        }
        crowd.workOff();
        crowd.hide(1, true);

        assertThat(crowd.services.get(Notifications.class).unread(crowd.id(0)))
                .isEqualTo(new UnreadCount(1, false));
    }

    @Test
    void aPageIsFullAlsoWhereWhatStandsBetweenIsHidden() {
        var crowd = new World(40);
        crowd.hide(0, true);
        for (int i = 1; i < 40; i++) {
            crowd.clock.advance(Duration.ofSeconds(1));
            crowd.services.get(Relations.class).follow(crowd.id(i), crowd.account(0));
        }
        crowd.workOff();
        for (int i = 10; i < 40; i += 2) {
            crowd.services.get(Relations.class).mute(crowd.id(0), crowd.account(i));
        }

        var page = crowd.services.get(Notifications.class).list(crowd.id(0), PageRequest.first(15));

        assertThat(page.items()).hasSize(15);
        assertThat(page.next()).isNotNull();
    }

    @Test
    void aPreviewIsCutBetweenCharacters() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

        assertThat(Summary.preview("short")).isEqualTo("short");
        assertThat(Summary.preview("x".repeat(140))).isEqualTo("x".repeat(140));
        assertThat(Summary.preview("x".repeat(136) + family)).isEqualTo("x".repeat(136) + "…");
        assertThat(Summary.preview("e" + "\u0301".repeat(300)).length()).isLessThanOrEqualTo(141);
        assertThat(Summary.preview("\uD83D\uDE00".repeat(300)))
                .isEqualTo("\uD83D\uDE00".repeat(70) + "…");
    }

    private List<String> summaries(int person) {
        return world.list(person).stream().map(Summary::of).toList();
    }

    private List<List<String>> names(int person) {
        return world.list(person).stream()
                .map(view -> view.actors().stream().map(Account::username).toList())
                .toList();
    }

    private int unread(int person) {
        return world.services.get(Notifications.class).unread(world.id(person)).count();
    }

    private List<NotificationType> types(int person) {
        return world.list(person).stream()
                .map(NotificationView::group)
                .map(group -> group.type())
                .toList();
    }
}
