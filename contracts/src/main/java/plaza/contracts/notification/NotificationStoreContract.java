package plaza.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;

/** The contract of every {@link NotificationStore}. */
public interface NotificationStoreContract extends NotificationListContract {
    @Test
    default void nobodyHasNotificationsAtFirst() {
        UserId owner = givenUser();

        assertThat(list(owner)).isEmpty();
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isZero();
        assertThat(store().markRead(owner, NOON)).isFalse();
        assertThat(store().findAll(List.of())).isEmpty();
        assertThat(store().put(List.of())).isEmpty();
        assertThat(store().deleteByPosts(List.of(Samples.postId(owner)))).isZero();
        assertThat(store().find(NotificationFixtures.inbox(owner), given(owner, NOON).group()))
                .isEmpty();
    }

    @Test
    default void everyTypeComesBackAsItWasWritten() {
        UserId owner = givenUser();
        UserId actor = givenUser();
        PostId post = givenPost(owner).id();
        List<NotificationRecord> records = new ArrayList<>();
        for (NotificationType type : NotificationType.values()) {
            Instant at = NOON.plusNanos(1_000L * records.size());
            PostId target = type == NotificationType.FOLLOW ? null : post;
            records.add(
                    NotificationFixtures.standing(Notification.of(type, actor, target, owner, at)));
        }
        // One that mentions, answers and quotes is one act.
        records.removeIf(
                record ->
                        record.notification().type() == NotificationType.MENTION
                                || record.notification().type() == NotificationType.QUOTE);

        store().put(records);

        assertThat(store().findAll(NotificationFixtures.ids(records)).values())
                .containsExactlyInAnyOrderElementsOf(records);
        assertThat(list(owner))
                .extracting(NotificationGroup::type)
                .containsExactlyElementsOf(
                        records.reversed().stream()
                                .map(record -> record.notification().type())
                                .toList());
    }

    @Test
    default void onlyWhatWasNotThereIsNew() {
        Notification one = given(givenUser(), NOON);
        Notification other = given(one.recipient(), NOON);

        assertThat(store().put(List.of(NotificationFixtures.standing(one))))
                .containsExactly(one.id());
        assertThat(
                        store().put(
                                        List.of(
                                                NotificationFixtures.standing(one),
                                                NotificationFixtures.standing(other))))
                .containsExactly(other.id());
        assertThat(
                        store().put(
                                        List.of(
                                                NotificationFixtures.standing(one),
                                                NotificationFixtures.standing(other))))
                .isEmpty();
        assertThat(list(one.recipient())).hasSize(2);
    }

    @Test
    default void theLaterWordCountsWhateverComesFirst() {
        Notification one = given(givenUser(), NOON);
        UserId owner = one.recipient();
        store().put(List.of(NotificationFixtures.record(one, true, 1)));

        store().put(List.of(NotificationFixtures.record(one, false, 3)));
        assertThat(list(owner)).isEmpty();
        store().put(List.of(NotificationFixtures.record(one, true, 2)));
        assertThat(list(owner)).isEmpty();
        assertThat(store().put(List.of(NotificationFixtures.record(one, true, 4)))).isEmpty();
        assertThat(list(owner)).hasSize(1);
        store().put(List.of(NotificationFixtures.record(one, false, 4)));
        assertThat(list(owner)).isEmpty();

        assertThat(store().findAll(List.of(one.id())).values())
                .containsExactly(NotificationFixtures.record(one, false, 4));
    }

    @Test
    default void oneThatWasTakenBackBeforeItWasShownIsNeverShown() {
        Notification one = given(givenUser(), NOON);

        assertThat(store().put(List.of(NotificationFixtures.record(one, false, 1))))
                .containsExactly(one.id());

        assertThat(list(one.recipient())).isEmpty();
        assertThat(store().countUnread(NotificationFixtures.inbox(one.recipient()), 10)).isZero();
    }

    @Test
    default void theFirstTimeStandsAndThatItWasRead() {
        Notification one = given(givenUser(), NOON);
        UserId owner = one.recipient();
        store().put(List.of(NotificationFixtures.record(one, true, 1)));
        store().markRead(owner, NOON);

        store().put(List.of(NotificationFixtures.record(one, false, 2)));
        Notification again =
                Notification.of(
                        one.type(),
                        one.actor(),
                        one.target(),
                        owner,
                        NOON.plus(Duration.ofDays(1)));
        store().put(List.of(NotificationFixtures.record(again, true, 3)));

        assertThat(list(owner))
                .singleElement()
                .satisfies(
                        group -> {
                            assertThat(group.createdAt()).isEqualTo(NOON);
                            assertThat(group.read()).isTrue();
                        });
    }

    @Test
    default void whoTakesItBackLeavesTheGroupAndTheLastTakesItAway() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        NotificationRecord first = NotificationFixtures.like(owner, givenUser(), post, NOON);
        NotificationRecord second =
                NotificationFixtures.like(owner, givenUser(), post, NOON.plusSeconds(1));
        Notification between = given(owner, NOON.plusMillis(500));
        store().put(List.of(first, second, NotificationFixtures.standing(between)));

        store().put(List.of(NotificationFixtures.record(second.notification(), false, 9)));

        assertThat(list(owner))
                .extracting(NotificationGroup::actors)
                .containsExactly(List.of(between.actor()), List.of(first.notification().actor()));
        store().put(List.of(NotificationFixtures.record(first.notification(), false, 9)));
        assertThat(list(owner)).hasSize(1);
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isEqualTo(1);
        assertThat(store().find(NotificationFixtures.inbox(owner), first.notification().group()))
                .isEmpty();
    }

    @Test
    default void aDeletedPostTakesAllAboutItAway() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        PostId kept = givenPost(owner).id();
        NotificationRecord first = NotificationFixtures.like(owner, givenUser(), post, NOON);
        store().put(
                        List.of(
                                first,
                                NotificationFixtures.like(owner, givenUser(), post, NOON),
                                NotificationFixtures.like(owner, givenUser(), kept, NOON),
                                NotificationFixtures.follow(owner, givenUser(), NOON)));

        assertThat(store().deleteByPosts(List.of(post))).isEqualTo(2);
        assertThat(store().deleteByPosts(List.of(post))).isZero();

        assertThat(list(owner))
                .extracting(NotificationGroup::target)
                .doesNotContain(post)
                .hasSize(2);
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isEqualTo(2);
        assertThat(store().find(NotificationFixtures.inbox(owner), first.notification().group()))
                .isEmpty();
        assertThat(store().findAll(List.of(first.id()))).isEmpty();
    }

    /** So old that no other test's are among them. */
    @Test
    default void deleteBeforeRemovesWholeGroupsWithWhatWasTakenBack() {
        UserId owner = givenUser();
        Instant longAgo = Instant.parse("1999-03-03T12:00:00Z");
        NotificationRecord old = NotificationFixtures.follow(owner, givenUser(), longAgo);
        // Later than the time from which on things stay.
        NotificationRecord taken =
                NotificationFixtures.follow(owner, givenUser(), longAgo.plusSeconds(11));
        NotificationRecord kept =
                NotificationFixtures.standing(given(owner, longAgo.plusSeconds(10)));
        store().put(List.of(old, taken, kept));
        store().put(List.of(NotificationFixtures.record(taken.notification(), false, 5)));
        assertThat(list(owner, longAgo.plusSeconds(10))).hasSize(1);

        assertThat(store().deleteBefore(longAgo.plusSeconds(10))).isEqualTo(2);
        assertThat(store().deleteBefore(longAgo.plusSeconds(10))).isZero();

        assertThat(store().findAll(NotificationFixtures.ids(List.of(old, taken, kept))))
                .containsOnlyKeys(kept.id());
        assertThat(list(owner)).hasSize(1);
        assertThat(store().deleteBefore(longAgo.plusSeconds(11))).isEqualTo(1);
        assertThat(list(owner)).isEmpty();
    }

    @Test
    default void ofManyWhoWriteTheSameOneIsTold() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<NotificationRecord> likes =
                givenUsers(8).stream()
                        .map(actor -> NotificationFixtures.like(owner, actor, post, NOON))
                        .toList();

        List<NotificationId> told =
                Concurrently.call(8, number -> store().put(rotated(likes, number))).stream()
                        .flatMap(Set::stream)
                        .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(NotificationFixtures.ids(likes));
        assertThat(list(owner)).extracting(NotificationGroup::count).containsExactly(8L);
    }

    private static <T> List<T> rotated(List<T> list, int by) {
        return Stream.concat(list.stream().skip(by), list.stream().limit(by)).toList();
    }

    /** However writing and reading overlap, what is unread in the end is what the count says. */
    @Test
    default void writersAndReadersAtTheSameTimeLeaveTheRightCount() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<NotificationRecord> likes = new ArrayList<>();
        List<UserId> actors = givenUsers(40);
        for (int i = 0; i < actors.size(); i++) {
            likes.add(
                    NotificationFixtures.like(owner, actors.get(i), post, NOON.plusSeconds(i % 2)));
        }

        Concurrently.call(
                8,
                number ->
                        number % 4 == 3
                                ? store().markRead(owner, NOON)
                                : !store().put(likes.subList(number * 5, number * 5 + 5))
                                        .isEmpty());
        store().put(likes);

        boolean unread =
                store().findAll(NotificationFixtures.ids(likes)).values().stream()
                        .anyMatch(record -> !record.notification().read());
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10))
                .isEqualTo(unread ? 1 : 0);
        store().markRead(owner, NOON.plusSeconds(1));
        assertThat(store().countUnread(NotificationFixtures.inbox(owner), 10)).isZero();
        assertThat(list(owner)).extracting(NotificationGroup::count).containsExactly(40L);
    }

    /** Whom many block, and who block and mute as many as one may. */
    @Test
    default void whatSeventyThousandHiddenPeopleDidIsLeftOut() {
        UserId owner = givenUser();
        NotificationRecord hidden = NotificationFixtures.follow(owner, givenUser(), NOON);
        NotificationRecord seen = NotificationFixtures.follow(owner, givenUser(), NOON);
        store().put(List.of(hidden, seen));
        Set<UserId> people =
                Stream.concat(
                                Stream.of(hidden.notification().actor()),
                                Stream.generate(Samples::userId).limit(70_000))
                        .collect(Collectors.toSet());
        var inbox = new Inbox(owner, people, Instant.EPOCH);

        assertThat(store().list(inbox, PageRequest.first(10)).items())
                .flatExtracting(NotificationGroup::actors)
                .containsExactly(seen.notification().actor());
        assertThat(store().countUnread(inbox, 10)).isEqualTo(1);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId owner = givenUser();
        UserId actor = givenUser();
        PostId post = givenPost(owner).id();
        store().put(List.of(NotificationFixtures.like(owner, actor, post, NOON)));
        List<NotificationId> written = new ArrayList<>();
        AnyNumber.of(NotificationStore.class, store(), manyIds())
                .takes(
                        "deleteByPosts",
                        () -> Samples.postId(owner),
                        (store, posts) -> {
                            List<PostId> all = new ArrayList<>(posts);
                            all.add(post);
                            assertThat(store.deleteByPosts(all)).isEqualTo(1);
                        })
                .takes(
                        "put",
                        2_500,
                        () ->
                                NotificationFixtures.standing(
                                        new Notification(
                                                new NotificationId(UUID.randomUUID()),
                                                owner,
                                                actor,
                                                NotificationType.LIKE,
                                                post,
                                                NOON,
                                                false)),
                        (store, records) -> {
                            assertThat(store.put(records)).hasSize(records.size());
                            written.addAll(NotificationFixtures.ids(records));
                        })
                .finds(
                        "findAll",
                        written,
                        () ->
                                NotificationId.of(
                                        NotificationType.LIKE, actor, Samples.postId(actor), owner),
                        NotificationStore::findAll)
                .andThatIsAll();
    }
}
