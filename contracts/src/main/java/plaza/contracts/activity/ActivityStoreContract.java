package plaza.contracts.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.activity.Activity;
import plaza.core.activity.Activity.Change;
import plaza.core.activity.Activity.Kind;
import plaza.core.activity.ActivityStore;
import plaza.core.id.UserId;

/** The contract of every {@link ActivityStore}. */
public interface ActivityStoreContract {
    Duration LONG = Duration.ofHours(1);

    ActivityStore store();

    private static UUID subject() {
        return Samples.userId().value();
    }

    private static Activity like(UserId user, Instant at) {
        return new Activity(user, Kind.LIKE, subject(), at);
    }

    private void did(Activity... activities) {
        apply(Stream.of(activities).map(activity -> new Change(activity, true)).toList());
    }

    private void apply(List<Change> changes) {
        store().apply(changes, Samples.now().plus(LONG));
    }

    private List<Activity> found(UserId user) {
        return store().find(user, Samples.now().minus(LONG));
    }

    @Test
    default void nothingIsThereAtFirst() {
        UserId ada = Samples.userId();
        apply(List.of());
        apply(List.of(new Change(like(ada, Samples.now()), false)));
        assertThat(found(ada)).isEmpty();
    }

    @Test
    default void whatSomebodyDidIsFoundLatestFirstToTheMicrosecond() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        List<Activity> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(new Activity(ada, kind, subject(), now.plusNanos(1_000L * all.size())));
        }

        did(all.toArray(Activity[]::new));
        did(like(Samples.userId(), now));

        assertThat(found(ada)).isEqualTo(all.reversed());
    }

    @Test
    default void whatWasDoneAtOneTimeIsOrderedBySubjectAndThenByKind() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        UUID one = new UUID(0x0FFF_FFFF_FFFF_7FFFL, 0x8000_0000_0000_0001L);
        UUID two = new UUID(0x8000_0000_0000_7000L, 0x8000_0000_0000_0000L);
        List<Activity> all =
                List.of(
                        new Activity(ada, Kind.REPOST, two, now),
                        new Activity(ada, Kind.LIKE, two, now),
                        new Activity(ada, Kind.BOOKMARK, two, now),
                        new Activity(ada, Kind.LIKE, one, now));
        List<Activity> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(1));

        did(mixed.toArray(Activity[]::new));

        assertThat(found(ada)).isEqualTo(all).isSortedAccordingTo(Activity.LATEST_FIRST);
    }

    @Test
    default void whatIsDoneAgainWasDoneThen() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        Activity first = like(ada, now.minusSeconds(2));
        Activity other = like(ada, now.minusSeconds(1));
        var again = new Activity(ada, Kind.LIKE, first.subject(), now);
        did(first, other);
        did(again);
        assertThat(found(ada)).containsExactly(again, other);
    }

    @Test
    default void changesAreAppliedInTheirOrder() {
        UserId ada = Samples.userId();
        UserId eve = Samples.userId();
        Activity stays = like(ada, Samples.now());
        Activity goes = like(ada, Samples.now());
        var kept = new Activity(ada, Kind.BOOKMARK, goes.subject(), Samples.now());
        Activity hers = like(eve, Samples.now());
        List<Change> changes =
                List.of(
                        new Change(stays, true),
                        new Change(goes, true),
                        new Change(hers, true),
                        new Change(kept, true),
                        new Change(stays, false),
                        new Change(goes, false),
                        new Change(stays, true));

        apply(changes);
        assertThat(found(ada)).containsExactlyInAnyOrder(stays, kept);

        apply(changes);
        assertThat(found(ada)).containsExactlyInAnyOrder(stays, kept);
        assertThat(found(eve)).containsExactly(hers);
    }

    @Test
    default void theLatestAreFound() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        List<Activity> all =
                IntStream.range(0, ActivityStore.KEPT + 20)
                        .mapToObj(i -> like(ada, now.minusMillis(i)))
                        .toList();
        List<Activity> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(1));

        did(mixed.subList(0, 50).toArray(Activity[]::new));
        did(mixed.subList(50, mixed.size()).toArray(Activity[]::new));

        assertThat(found(ada)).isEqualTo(all.subList(0, ActivityStore.KEPT));
    }

    @Test
    default void whatIsTooOldIsNotFound() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        Activity old = like(ada, now.minusSeconds(2));
        Activity fresh = like(ada, now.minusSeconds(1));
        did(old, fresh);
        assertThat(store().find(ada, old.at())).containsExactly(fresh, old);
        assertThat(store().find(ada, old.at().plusNanos(1_000))).containsExactly(fresh);
        assertThat(store().find(ada, now)).isEmpty();
    }

    @Test
    default void whatIsTooOldCanBeRemoved() {
        UserId ada = Samples.userId();
        Instant past = Instant.parse("2001-02-03T04:05:06Z");
        Activity old = like(ada, past);
        Activity fresh = like(ada, past.plusSeconds(1));
        did(old, fresh);
        store().deleteBefore(fresh.at());
        assertThat(store().find(ada, fresh.at())).containsExactly(fresh);
    }

    @Test
    default void nothingIsLostOfWhatIsDoneAtTheSameTime() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        List<Activity> all = Stream.generate(() -> like(ada, now)).limit(80).toList();
        Concurrently.call(
                8,
                i -> {
                    List<Activity> mine = new ArrayList<>(all.subList(i * 10, i * 10 + 10));
                    Collections.shuffle(mine, new Random(i));
                    did(mine.toArray(Activity[]::new));
                    return i;
                });
        assertThat(found(ada)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId ada = Samples.userId();
        Instant now = Samples.now();
        AnyNumber.of(ActivityStore.class, store())
                .takes(
                        "apply",
                        () -> new Change(like(ada, now), true),
                        (store, changes) -> {
                            store.apply(changes, now.plus(LONG));
                            assertThat(store.find(ada, now)).hasSize(ActivityStore.KEPT);
                        })
                .andThatIsAll();
    }
}
