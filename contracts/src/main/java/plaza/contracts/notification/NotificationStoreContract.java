package plaza.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;
import plaza.core.post.PostId;

/** What every {@link NotificationStore} promises. */
public interface NotificationStoreContract extends Fixtures {
    /** Noon, so that minutes before and after are the same day. */
    Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    NotificationStore store();

    @Test
    default void nobodyHasNotificationsAtFirst() {
        UserId owner = givenUser();

        assertThat(list(owner)).isEmpty();
        assertThat(store().countUnread(inbox(owner), 10)).isZero();
        assertThat(store().markRead(owner, NOON)).isFalse();
        assertThat(store().findAll(List.of())).isEmpty();
        assertThat(store().put(List.of())).isEmpty();
        assertThat(store().deleteByPosts(List.of(Samples.postId(owner)))).isZero();
        assertThat(store().findTime(owner, given(owner, NOON).group())).isEmpty();
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
            records.add(standing(Notification.of(type, actor, target, owner, at)));
        }
        // One that mentions, answers and quotes is one act.
        records.removeIf(
                record ->
                        record.notification().type() == NotificationType.MENTION
                                || record.notification().type() == NotificationType.QUOTE);

        store().put(records);

        assertThat(store().findAll(ids(records)).values())
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

        assertThat(store().put(List.of(standing(one)))).containsExactly(one.id());
        assertThat(store().put(List.of(standing(one), standing(other))))
                .containsExactly(other.id());
        assertThat(store().put(List.of(standing(one), standing(other)))).isEmpty();
        assertThat(list(one.recipient())).hasSize(2);
    }

    @Test
    default void theLaterWordCountsWhateverComesFirst() {
        Notification one = given(givenUser(), NOON);
        UserId owner = one.recipient();
        store().put(List.of(record(one, true, 1)));

        store().put(List.of(record(one, false, 3)));
        assertThat(list(owner)).isEmpty();
        store().put(List.of(record(one, true, 2)));
        assertThat(list(owner)).isEmpty();
        assertThat(store().put(List.of(record(one, true, 4)))).isEmpty();
        assertThat(list(owner)).hasSize(1);
        store().put(List.of(record(one, false, 4)));
        assertThat(list(owner)).isEmpty();

        assertThat(store().findAll(List.of(one.id())).values())
                .containsExactly(record(one, false, 4));
    }

    @Test
    default void oneThatWasTakenBackBeforeItWasShownIsNeverShown() {
        Notification one = given(givenUser(), NOON);

        assertThat(store().put(List.of(record(one, false, 1)))).containsExactly(one.id());

        assertThat(list(one.recipient())).isEmpty();
        assertThat(store().countUnread(inbox(one.recipient()), 10)).isZero();
    }

    @Test
    default void theFirstTimeStandsAndThatItWasRead() {
        Notification one = given(givenUser(), NOON);
        UserId owner = one.recipient();
        store().put(List.of(record(one, true, 1)));
        store().markRead(owner, NOON);

        store().put(List.of(record(one, false, 2)));
        Notification again =
                Notification.of(
                        one.type(),
                        one.actor(),
                        one.target(),
                        owner,
                        NOON.plus(Duration.ofDays(1)));
        store().put(List.of(record(again, true, 3)));

        assertThat(list(owner))
                .singleElement()
                .satisfies(
                        group -> {
                            assertThat(group.createdAt()).isEqualTo(NOON);
                            assertThat(group.read()).isTrue();
                        });
    }

    @Test
    default void likesOfAPostOnADayAreOneGroupWithItsLatestActors() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<UserId> actors = givenUsers(5);
        List<NotificationRecord> likes = new ArrayList<>();
        for (int i = 0; i < actors.size(); i++) {
            likes.add(like(owner, actors.get(i), post, NOON.plusSeconds(i)));
        }
        store().put(likes);
        store().put(List.of(like(owner, givenUser(), givenPost(owner).id(), NOON.minusSeconds(1))));

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
                                follow(owner, givenUser(), midnight.minusMillis(1)),
                                follow(owner, givenUser(), midnight),
                                follow(owner, givenUser(), midnight.plusMillis(1))));

        assertThat(list(owner)).extracting(NotificationGroup::count).containsExactly(2L, 1L);
    }

    @Test
    default void whoIsHiddenIsNeitherNamedNorCounted() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<UserId> actors = givenUsers(5);
        for (int i = 0; i < actors.size(); i++) {
            store().put(List.of(like(owner, actors.get(i), post, NOON.plusSeconds(i))));
        }
        Notification single = given(owner, NOON.minusSeconds(1));
        store().put(List.of(standing(single)));
        store().markRead(owner, NOON.plusSeconds(3));

        Inbox some = inbox(owner, actors.get(4), actors.get(1), single.actor());
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
        assertThat(store().countUnread(inbox(owner), 10)).isEqualTo(1);
        Inbox nobody = new Inbox(owner, Set.copyOf(actors), Instant.EPOCH);
        assertThat(store().list(nobody, PageRequest.first(10)).items())
                .extracting(NotificationGroup::actors)
                .containsExactly(List.of(single.actor()));
    }

    @Test
    default void whoTakesItBackLeavesTheGroupAndTheLastTakesItAway() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        NotificationRecord first = like(owner, givenUser(), post, NOON);
        NotificationRecord second = like(owner, givenUser(), post, NOON.plusSeconds(1));
        Notification between = given(owner, NOON.plusMillis(500));
        store().put(List.of(first, second, standing(between)));

        store().put(List.of(record(second.notification(), false, 9)));

        assertThat(list(owner))
                .extracting(NotificationGroup::actors)
                .containsExactly(List.of(between.actor()), List.of(first.notification().actor()));
        store().put(List.of(record(first.notification(), false, 9)));
        assertThat(list(owner)).hasSize(1);
        assertThat(store().countUnread(inbox(owner), 10)).isEqualTo(1);
        assertThat(store().findTime(owner, first.notification().group()))
                .contains(NOON.plusSeconds(1));
    }

    @Test
    default void aDeletedPostTakesAllAboutItAway() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        PostId kept = givenPost(owner).id();
        NotificationRecord first = like(owner, givenUser(), post, NOON);
        store().put(
                        List.of(
                                first,
                                like(owner, givenUser(), post, NOON),
                                like(owner, givenUser(), kept, NOON),
                                follow(owner, givenUser(), NOON)));

        assertThat(store().deleteByPosts(List.of(post))).isEqualTo(2);
        assertThat(store().deleteByPosts(List.of(post))).isZero();

        assertThat(list(owner))
                .extracting(NotificationGroup::target)
                .doesNotContain(post)
                .hasSize(2);
        assertThat(store().countUnread(inbox(owner), 10)).isEqualTo(2);
        assertThat(store().findTime(owner, first.notification().group())).isEmpty();
        assertThat(store().findAll(List.of(first.id()))).isEmpty();
    }

    @Test
    default void readIsUpToAndIncludingATimeAndNeverGoesBack() {
        UserId owner = givenUser();
        Notification early = given(owner, NOON);
        Notification late = given(owner, NOON.plusSeconds(1));
        Notification ofAnother = given(givenUser(), NOON);
        store().put(List.of(standing(early), standing(late), standing(ofAnother)));

        assertThat(store().markRead(owner, NOON.minusMillis(1))).isFalse();
        assertThat(store().countUnread(inbox(owner), 10)).isEqualTo(2);
        assertThat(store().markRead(owner, NOON)).isTrue();
        assertThat(list(owner)).extracting(NotificationGroup::read).containsExactly(false, true);
        assertThat(store().markRead(owner, NOON.plusSeconds(1))).isTrue();
        assertThat(store().markRead(owner, NOON.minusSeconds(1))).isFalse();
        assertThat(store().countUnread(inbox(owner), 10)).isZero();

        Notification behind = given(owner, NOON.minusSeconds(5));
        store().put(List.of(standing(behind)));
        assertThat(list(owner))
                .extracting(NotificationGroup::read)
                .containsExactly(true, true, false);
        assertThat(store().countUnread(inbox(ofAnother.recipient()), 10)).isEqualTo(1);
    }

    @Test
    default void aGroupIsUnreadAgainWhenSomebodyJoinsIt() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        store().put(List.of(like(owner, givenUser(), post, NOON)));
        store().markRead(owner, NOON);

        store().put(List.of(like(owner, givenUser(), post, NOON.plusSeconds(1))));

        assertThat(list(owner)).extracting(NotificationGroup::read).containsExactly(false);
        assertThat(store().countUnread(inbox(owner), 10)).isEqualTo(1);
    }

    @Test
    default void unreadGroupsAreCountedUpToALimit() {
        UserId owner = givenUser();
        for (int i = 0; i < 5; i++) {
            store().put(List.of(standing(given(owner, NOON.plusSeconds(i)))));
        }

        assertThat(store().countUnread(inbox(owner), 3)).isEqualTo(3);
        assertThat(store().countUnread(inbox(owner), 5)).isEqualTo(5);
        assertThat(store().countUnread(inbox(owner), 9)).isEqualTo(5);
        assertThat(store().countUnread(new Inbox(owner, Set.of(), NOON.plusSeconds(3)), 9))
                .isEqualTo(2);
    }

    @Test
    default void aGroupIsFoundByItsOwnerOnly() {
        Notification one = given(givenUser(), NOON);
        store().put(List.of(standing(one)));

        assertThat(store().findTime(one.recipient(), one.group())).contains(NOON);
        assertThat(store().findTime(givenUser(), one.group())).isEmpty();
    }

    @Test
    default void groupsArePagedToTheEndWithTies() {
        UserId owner = givenUser();
        List<Notification> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(given(owner, NOON.plusSeconds(i / 4)));
        }
        store().put(all.stream().map(NotificationStoreContract::standing).toList());
        List<NotificationGroup> whole = list(owner);
        assertThat(whole).hasSize(12).isSortedAccordingTo(NotificationStoreContract::latestFirst);

        for (int limit = 1; limit <= 13; limit++) {
            assertThat(Page.all(limit, page -> store().list(inbox(owner), page)).toList())
                    .isEqualTo(whole);
        }
    }

    private static int latestFirst(NotificationGroup one, NotificationGroup other) {
        int order = other.createdAt().compareTo(one.createdAt());
        return order != 0 ? order : plaza.core.Ids.compare(other.id().value(), one.id().value());
    }

    @Test
    default void whatComesInWhileSomebodyReadsMovesNoPage() {
        UserId owner = givenUser();
        List<Notification> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(given(owner, NOON.plusSeconds(i)));
        }
        store().put(all.stream().map(NotificationStoreContract::standing).toList());
        Page<NotificationGroup> first = store().list(inbox(owner), PageRequest.first(2));

        store().put(List.of(standing(given(owner, NOON.plusSeconds(60)))));
        Page<NotificationGroup> second =
                store().list(inbox(owner), new PageRequest(first.next(), 10));

        assertThat(second.items()).hasSize(4);
        assertThat(second.items().getFirst().createdAt()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    default void aPageOfHiddenPeopleLeadsToTheNext() {
        UserId owner = givenUser();
        List<Notification> hidden =
                Stream.of(3, 2, 1).map(i -> given(owner, NOON.plusSeconds(i))).toList();
        Notification seen = given(owner, NOON);
        store().put(hidden.stream().map(NotificationStoreContract::standing).toList());
        store().put(List.of(standing(seen)));
        Inbox inbox = inbox(owner, hidden.stream().map(Notification::actor).toArray(UserId[]::new));

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
        BadCursors.refusedBy(page -> store().list(inbox(owner), page));
    }

    /** So old that no other test's are among them. */
    @Test
    default void deleteBeforeRemovesWholeGroupsWithWhatWasTakenBack() {
        UserId owner = givenUser();
        Instant longAgo = Instant.parse("1999-03-03T12:00:00Z");
        NotificationRecord old = follow(owner, givenUser(), longAgo);
        NotificationRecord taken = follow(owner, givenUser(), longAgo.plusSeconds(1));
        NotificationRecord kept = standing(given(owner, longAgo.plusSeconds(10)));
        store().put(List.of(old, taken, kept));
        store().put(List.of(record(taken.notification(), false, 5)));
        assertThat(list(owner, longAgo.plusSeconds(10))).hasSize(1);

        assertThat(store().deleteBefore(longAgo.plusSeconds(10))).isEqualTo(2);
        assertThat(store().deleteBefore(longAgo.plusSeconds(10))).isZero();

        assertThat(store().findAll(ids(List.of(old, taken, kept)))).containsOnlyKeys(kept.id());
        assertThat(list(owner)).hasSize(1);
        assertThat(store().deleteBefore(longAgo.plusSeconds(11))).isEqualTo(1);
        assertThat(list(owner)).isEmpty();
    }

    @Test
    default void aThousandRecordsAreWrittenAndFoundAtOnceAndNoMore() {
        UserId owner = givenUser();
        UserId actor = givenUser();
        PostId post = givenPost(owner).id();
        List<NotificationRecord> most = new ArrayList<>();
        for (NotificationType type : List.of(NotificationType.LIKE, NotificationType.REPOST)) {
            most.add(standing(Notification.of(type, actor, post, owner, NOON)));
        }
        assertThat(store().put(most)).hasSize(2);
        assertThat(store().findAll(padded(ids(most), 1_000))).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().findAll(padded(ids(most), 1_001)));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                store().put(
                                                IntStream.range(0, 1_001)
                                                        .mapToObj(
                                                                i ->
                                                                        follow(
                                                                                owner,
                                                                                Samples.userId(),
                                                                                NOON))
                                                        .toList()));
    }

    private static List<NotificationId> padded(List<NotificationId> ids, int size) {
        return Stream.concat(
                        ids.stream(),
                        Stream.generate(
                                () ->
                                        NotificationId.of(
                                                NotificationType.LIKE,
                                                Samples.userId(),
                                                null,
                                                Samples.userId())))
                .limit(size)
                .toList();
    }

    @Test
    default void ofManyWhoWriteTheSameOneIsTold() {
        UserId owner = givenUser();
        PostId post = givenPost(owner).id();
        List<NotificationRecord> likes =
                givenUsers(8).stream().map(actor -> like(owner, actor, post, NOON)).toList();

        List<NotificationId> told =
                Concurrently.call(8, number -> store().put(rotated(likes, number))).stream()
                        .flatMap(Set::stream)
                        .toList();

        assertThat(told).containsExactlyInAnyOrderElementsOf(ids(likes));
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
            likes.add(like(owner, actors.get(i), post, NOON.plusSeconds(i % 2)));
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
                store().findAll(ids(likes)).values().stream()
                        .anyMatch(record -> !record.notification().read());
        assertThat(store().countUnread(inbox(owner), 10)).isEqualTo(unread ? 1 : 0);
        store().markRead(owner, NOON.plusSeconds(1));
        assertThat(store().countUnread(inbox(owner), 10)).isZero();
        assertThat(list(owner)).extracting(NotificationGroup::count).containsExactly(40L);
    }

    private List<UserId> givenUsers(int count) {
        return Stream.generate(this::givenUser).limit(count).toList();
    }

    /** One that is a group by itself. */
    private Notification given(UserId owner, Instant at) {
        return Notification.of(NotificationType.FOLLOW_REQUEST, givenUser(), null, owner, at);
    }

    private static NotificationRecord like(UserId owner, UserId actor, PostId post, Instant at) {
        return standing(Notification.of(NotificationType.LIKE, actor, post, owner, at));
    }

    private static NotificationRecord follow(UserId owner, UserId actor, Instant at) {
        @Nullable PostId none = null;
        return standing(Notification.of(NotificationType.FOLLOW, actor, none, owner, at));
    }

    private static NotificationRecord standing(Notification notification) {
        return record(notification, true, 0);
    }

    private static NotificationRecord record(Notification notification, boolean stands, int asOf) {
        return new NotificationRecord(notification, stands, NOON.plusSeconds(asOf));
    }

    private static List<NotificationId> ids(Collection<NotificationRecord> records) {
        return records.stream().map(NotificationRecord::id).toList();
    }

    private static Inbox inbox(UserId owner, UserId... hidden) {
        return new Inbox(owner, Set.of(hidden), Instant.EPOCH);
    }

    private List<NotificationGroup> list(UserId owner) {
        return list(owner, Instant.EPOCH);
    }

    private List<NotificationGroup> list(UserId owner, Instant since) {
        return Page.all(100, page -> store().list(new Inbox(owner, Set.of(), since), page))
                .toList();
    }
}
