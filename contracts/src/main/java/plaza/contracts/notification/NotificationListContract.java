package plaza.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationType;

/** The lists of a person's notifications. Part of {@link NotificationStoreContract}. */
interface NotificationListContract extends NotificationFixtures {
    @Test
    default void readIsUpToAndIncludingATimeAndNeverGoesBack() {
        UserId owner = givenUser();
        Notification early = given(owner, NOON);
        Notification late = given(owner, NOON.plusSeconds(1));
        Notification ofAnother = given(givenUser(), NOON);
        store().put(
                        List.of(
                                NotificationFixtures.standing(early),
                                NotificationFixtures.standing(late),
                                NotificationFixtures.standing(ofAnother)));

        assertThat(store().markRead(owner, NOON.minusMillis(1))).isFalse();
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isEqualTo(2);
        assertThat(store().markRead(owner, NOON)).isTrue();
        assertThat(list(owner)).extracting(NotificationGroup::read).containsExactly(false, true);
        assertThat(store().markRead(owner, NOON.plusSeconds(1))).isTrue();
        assertThat(store().markRead(owner, NOON.minusSeconds(1))).isFalse();
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isZero();

        Notification behind = given(owner, NOON.minusSeconds(5));
        store().put(List.of(NotificationFixtures.standing(behind)));
        assertThat(list(owner))
                .extracting(NotificationGroup::read)
                .containsExactly(true, true, false);
        assertThat(store().countUnread(NotificationFixtures.inbox(ofAnother.recipient()), 10))
                .isEqualTo(1);
    }

    @Test
    default void aGroupIsUnreadAgainWhenSomebodyJoinsIt() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        store().put(List.of(NotificationFixtures.like(owner, givenUser(), post, NOON)));
        store().markRead(owner, NOON);

        store().put(
                        List.of(
                                NotificationFixtures.like(
                                        owner, givenUser(), post, NOON.plusSeconds(1))));

        assertThat(list(owner)).extracting(NotificationGroup::read).containsExactly(false);
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isEqualTo(1);
    }

    @Test
    default void unreadGroupsAreCountedUpToALimit() {
        UserId owner = givenUser();
        for (int i = 0; i < 5; i++) {
            store().put(List.of(NotificationFixtures.standing(given(owner, NOON.plusSeconds(i)))));
        }

        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 3)).isEqualTo(3);
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 5)).isEqualTo(5);
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 9)).isEqualTo(5);
        assertThat(store().countUnread(new Inbox(owner, Set.of(), NOON.plusSeconds(3)), 9))
                .isEqualTo(2);
    }

    @Test
    default void aGroupIsFoundWhereItsOwnersListHasIt() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        NotificationRecord one = NotificationFixtures.like(owner, givenUser(), post, NOON);
        NotificationRecord later =
                NotificationFixtures.like(owner, givenUser(), post, NOON.plusSeconds(1));
        store().put(List.of(one, later));
        NotificationGroupId group = one.notification().group();

        for (Inbox inbox :
                List.of(
                        NotificationFixtures.inbox(owner),
                        NotificationFixtures.inbox(owner, later.notification().actor()),
                        new Inbox(owner, Set.of(), NOON.plusSeconds(1)))) {
            assertThat(store().find(inbox, group))
                    .contains(store().list(inbox, PageRequest.first(1)).items().getFirst());
        }
        for (Inbox inbox :
                List.of(
                        NotificationFixtures.inbox(givenUser()),
                        NotificationFixtures.inbox(
                                owner, one.notification().actor(), later.notification().actor()),
                        new Inbox(owner, Set.of(), NOON.plusSeconds(2)))) {
            assertThat(store().find(inbox, group)).isEmpty();
        }
    }

    @Test
    default void groupsArePagedToTheEndWithTies() {
        UserId owner = givenUser();
        List<Notification> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(given(owner, NOON.plusSeconds(i / 4)));
        }
        store().put(all.stream().map(NotificationFixtures::standing).toList());
        List<NotificationGroup> whole = list(owner);
        assertThat(whole).hasSize(12).isSortedAccordingTo(NotificationListContract::latestFirst);

        for (int limit = 1; limit <= 13; limit++) {
            assertThat(
                            Page.all(
                                            limit,
                                            page ->
                                                    store().list(
                                                                    NotificationFixtures.inbox(
                                                                            owner),
                                                                    page))
                                    .toList())
                    .isEqualTo(whole);
        }
    }

    @Test
    default void whatComesInWhileSomebodyReadsMovesNoPage() {
        UserId owner = givenUser();
        List<Notification> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(given(owner, NOON.plusSeconds(i)));
        }
        store().put(all.stream().map(NotificationFixtures::standing).toList());
        Page<NotificationGroup> first =
                store().list(NotificationFixtures.inbox(owner), PageRequest.first(2));

        store().put(List.of(NotificationFixtures.standing(given(owner, NOON.plusSeconds(60)))));
        Page<NotificationGroup> second =
                store().list(NotificationFixtures.inbox(owner), new PageRequest(first.next(), 10));

        assertThat(second.items()).hasSize(4);
        assertThat(second.items().getFirst().createdAt()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    default void aPageOfHiddenPeopleLeadsToTheNext() {
        UserId owner = givenUser();
        List<Notification> hidden =
                Stream.of(3, 2, 1).map(i -> given(owner, NOON.plusSeconds(i))).toList();
        Notification seen = given(owner, NOON);
        store().put(hidden.stream().map(NotificationFixtures::standing).toList());
        store().put(List.of(NotificationFixtures.standing(seen)));
        Inbox inbox =
                NotificationFixtures.inbox(
                        owner, hidden.stream().map(Notification::actor).toArray(UserId[]::new));

        Page<NotificationGroup> first = store().list(inbox, PageRequest.first(3));

        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(Page.all(1, page -> store().list(inbox, page)))
                .extracting(NotificationGroup::id)
                .containsExactly(seen.group());
    }

    @Test
    default void cursorsOfOtherListsAreRefused() {
        UserId owner = givenUser();
        BadCursors.refusedBy(page -> store().list(NotificationFixtures.inbox(owner), page));
    }

    @Test
    default void whoIsHiddenIsNeitherNamedNorCounted() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<UserId> actors = givenUsers(5);
        for (int i = 0; i < actors.size(); i++) {
            store().put(
                            List.of(
                                    NotificationFixtures.like(
                                            owner, actors.get(i), post, NOON.plusSeconds(i))));
        }
        Notification single = given(owner, NOON.minusSeconds(1));
        store().put(List.of(NotificationFixtures.standing(single)));
        store().markRead(owner, NOON.plusSeconds(3));

        Inbox some =
                NotificationFixtures.inbox(owner, actors.get(4), actors.get(1), single.actor());
        assertThat(store().list(some, PageRequest.first(10)).items())
                .singleElement()
                .satisfies(
                        group -> {
                            assertThat(group.actors())
                                    .containsExactly(actors.get(3), actors.get(2), actors.get(0));
                            assertThat(group.count()).isEqualTo(3);
                            assertThat(group.createdAt()).isEqualTo(NOON.plusSeconds(3));
                            assertThat(group.read()).isTrue();
                        });
        assertThat(store().countUnread(some, 10)).isZero();
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isEqualTo(1);
        Inbox nobody = new Inbox(owner, Set.copyOf(actors), Instant.EPOCH);
        assertThat(store().list(nobody, PageRequest.first(10)).items())
                .extracting(NotificationGroup::actors)
                .containsExactly(List.of(single.actor()));
    }

    @Test
    default void likesOfAPostOnADayAreOneGroupWithItsLatestActors() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<UserId> actors = givenUsers(5);
        List<NotificationRecord> likes = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            likes.add(NotificationFixtures.like(owner, actors.get(i), post, NOON.plusSeconds(i)));
        }
        store().put(likes);
        store().put(
                        List.of(
                                NotificationFixtures.like(
                                        owner,
                                        givenUser(),
                                        givenPost(owner).id(),
                                        NOON.minusSeconds(1))));

        assertThat(list(owner)).hasSize(2);
        NotificationGroup group = list(owner).getFirst();
        assertThat(group.type()).isEqualTo(NotificationType.LIKE);
        assertThat(group.target()).isEqualTo(post);
        assertThat(group.actors()).containsExactly(actors.get(4), actors.get(3), actors.get(2));
        assertThat(group.count()).isEqualTo(5);
        assertThat(group.createdAt()).isEqualTo(NOON.plusSeconds(4));
        assertThat(group.read()).isFalse();
        assertThat(group.id()).isEqualTo(likes.getFirst().notification().group());
    }

    @Test
    default void aDayEndsAtMidnightUtc() {
        UserId owner = givenUser();
        Instant midnight = Instant.parse("2026-05-05T00:00:00Z");
        store().put(
                        List.of(
                                NotificationFixtures.follow(
                                        owner, givenUser(), midnight.minusMillis(1)),
                                NotificationFixtures.follow(owner, givenUser(), midnight),
                                NotificationFixtures.follow(
                                        owner, givenUser(), midnight.plusMillis(1))));

        assertThat(list(owner)).extracting(NotificationGroup::count).containsExactly(2L, 1L);
    }

    private static int latestFirst(NotificationGroup one, NotificationGroup other) {
        int order = other.createdAt().compareTo(one.createdAt());
        return order != 0 ? order : plaza.core.Ids.compare(other.id().value(), one.id().value());
    }
}
