package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.timeline.TimelineSamples.assertComplete;
import static plaza.contracts.timeline.TimelineSamples.entriesOf;
import static plaza.contracts.timeline.TimelineSamples.latestFirst;
import static plaza.contracts.timeline.TimelineSamples.post;
import static plaza.contracts.timeline.TimelineSamples.posts;
import static plaza.contracts.timeline.TimelineSamples.push;
import static plaza.contracts.timeline.TimelineSamples.repost;
import static plaza.contracts.timeline.TimelineSamples.warm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/** The promises of {@link TimelineStore} about what stands in a timeline. */
public interface TimelineStoreContract extends TimelineLoadContract, TimelineRemovalContract {
    @Override
    TimelineStore timelines();

    @Test
    default void aTimelineIsColdUntilItIsLoaded() {
        UserId reader = givenUser();
        assertThat(timelines().read(reader, null, 10)).isEmpty();
        timelines().load(reader, () -> new Slice(List.of(), true));
        assertComplete(timelines().read(reader, null, 10));
    }

    @Test
    default void aColdTimelineIsNotReadForADelivery() {
        UserId reader = givenUser();
        TimelineEntry entry = post(givenUser());
        push(timelines(), entry, reader);
        assertThat(timelines().read(reader, null, 10)).isEmpty();
        timelines().load(reader, () -> new Slice(List.of(entry), true));
        assertComplete(timelines().read(reader, null, 10), entry);
    }

    @Test
    default void pushingTheSameAgainChangesNothingThatIsRead() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry post = post(givenUser());
        TimelineEntry repost = repost(post(givenUser()), givenUser(), 5);
        for (int i = 0; i < 2; i++) {
            push(timelines(), post, reader);
            push(timelines(), repost, reader);
        }
        assertComplete(timelines().read(reader, null, 10), latestFirst(post, repost));
    }

    @Test
    default void ofTwoRepostsOfTheSameTimeOneStands() {
        UserId reader = warm(timelines(), givenUser());
        TimelineEntry original = post(givenUser());
        TimelineEntry one = repost(original, givenUser(), 1_000);
        push(timelines(), one, reader);
        push(timelines(), repost(original, givenUser(), 1_000), reader);
        assertThat(entriesOf(timelines(), reader, 10))
                .singleElement()
                .extracting(TimelineEntry::position)
                .isEqualTo(one.position());
    }

    @Test
    default void aDeliveryReachesTheWarmOnesOfItsReaders() {
        UserId one = warm(timelines(), givenUser());
        UserId other = warm(timelines(), givenUser());
        UserId cold = givenUser();
        UserId stranger = warm(timelines(), givenUser());
        TimelineEntry entry = post(givenUser());
        assertThat(timelines().push(List.of(Delivery.of(entry, List.of(one, cold, other)))))
                .isBetween(2, 3);
        assertComplete(timelines().read(one, null, 10), entry);
        assertComplete(timelines().read(other, null, 10), entry);
        assertThat(timelines().read(cold, null, 10)).isEmpty();
        assertComplete(timelines().read(stranger, null, 10));
    }

    @Test
    default void aPushOfNothingChangesNothing() {
        assertThat(timelines().push(List.of())).isZero();
        assertThat(timelines().push(List.of(Delivery.of(post(givenUser()), List.of())))).isZero();
    }

    @Test
    default void oneBatchMayHoldAPostTwiceAndAReaderTwice() {
        UserId one = warm(timelines(), givenUser());
        UserId other = warm(timelines(), givenUser());
        TimelineEntry original = post(givenUser());
        TimelineEntry later = repost(original, givenUser(), 500);
        TimelineEntry earlier = repost(original, givenUser(), 100);
        timelines()
                .push(
                        List.of(
                                Delivery.of(later, List.of(one, other, one)),
                                Delivery.of(earlier, List.of(one, one)),
                                Delivery.of(later, List.of(one))));
        assertComplete(timelines().read(one, null, 10), earlier);
        assertComplete(timelines().read(other, null, 10), later);
    }

    @Test
    default void theEarliestEntryOfAPostIsThereWhateverTheOrder() {
        TimelineEntry original = post(givenUser());
        TimelineEntry early = repost(original, givenUser(), 1_000);
        TimelineEntry late = repost(original, givenUser(), 2_000);
        List<TimelineEntry> all = new ArrayList<>(List.of(original, early, late));
        for (int i = 0; i < 6; i++) {
            Collections.shuffle(all, new Random(i));
            UserId reader = warm(timelines(), givenUser());
            all.forEach(entry -> push(timelines(), entry, reader));
            assertComplete(timelines().read(reader, null, 10), original);
        }
        UserId stranger = warm(timelines(), givenUser());
        push(timelines(), late, stranger);
        push(timelines(), early, stranger);
        assertComplete(timelines().read(stranger, null, 10), early);
    }

    @Test
    default void entriesStandInTheOrderOfTheirTimeWhateverTheOrderTheyComeIn() {
        UserId reader = warm(timelines(), givenUser());
        List<TimelineEntry> entries = posts(givenUser(), 20);
        entries.add(repost(post(givenUser()), givenUser(), 3_600_000));
        entries.add(repost(entries.get(3), givenUser(), -1));
        List<TimelineEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(entry -> push(timelines(), entry, reader));
        entries.remove(3);
        assertComplete(
                timelines().read(reader, null, 40),
                latestFirst(entries.toArray(TimelineEntry[]::new)));
    }

    @Test
    default void readingPagesToTheEndWithTies() {
        UserId reader = warm(timelines(), givenUser());
        Instant at = Samples.now().plusSeconds(60);
        List<TimelineEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TimelineEntry original = post(givenUser());
            entries.add(
                    i % 2 == 0
                            ? new TimelineEntry(original.post(), original.author(), givenUser(), at)
                            : original);
        }
        entries.forEach(entry -> push(timelines(), entry, reader));
        TimelineEntry[] expected = latestFirst(entries.toArray(TimelineEntry[]::new));
        for (int limit : new int[] {1, 3, 19, 20, 21, 1_000}) {
            assertThat(entriesOf(timelines(), reader, limit)).containsExactly(expected);
        }
    }

    @Test
    default void aPageIsCompleteOnlyWhenNothingFollowsIt() {
        UserId reader = warm(timelines(), givenUser());
        List<TimelineEntry> entries = posts(givenUser(), 3);
        entries.forEach(entry -> push(timelines(), entry, reader));
        TimelineEntry[] all = latestFirst(entries.toArray(TimelineEntry[]::new));
        assertThat(timelines().read(reader, null, 2))
                .contains(new Slice(List.of(all[0], all[1]), false));
        assertThat(timelines().read(reader, all[1].position(), 2))
                .contains(new Slice(List.of(all[2]), true));
        assertThat(timelines().read(reader, all[2].position(), 2))
                .contains(new Slice(List.of(), true));
    }

    @Test
    default void aPageGoesOnBehindAPositionThatIsGone() {
        UserId reader = warm(timelines(), givenUser());
        List<TimelineEntry> entries = posts(givenUser(), 3);
        TimelineEntry reposted = repost(post(givenUser()), givenUser(), 10);
        entries.forEach(entry -> push(timelines(), entry, reader));
        push(timelines(), reposted, reader);
        TimelinePosition middle = entries.get(1).position();
        timelines().retract(entries.get(1).post(), null, List.of(reader));
        assertComplete(timelines().read(reader, middle, 10), entries.get(0));
        assertComplete(
                timelines()
                        .read(
                                reader,
                                new TimelinePosition(Instant.EPOCH.plusMillis(1), middle.post()),
                                10));
        timelines().retract(reposted.post(), null, List.of(reader));
        assertComplete(
                timelines().read(reader, reposted.position(), 10),
                latestFirst(entries.get(0), entries.get(2)));
    }

    @Test
    default void clearingMakesEveryTimelineColdAndForgetsWhoIsPulled() {
        UserId reader = warm(timelines(), givenUser());
        UserId author = givenUser();
        push(timelines(), post(author), reader);
        timelines().markPulled(author);
        timelines().clear();
        assertThat(timelines().read(reader, null, 10)).isEmpty();
        assertThat(timelines().pulled()).doesNotContain(author);
        TimelineEntry entry = post(author);
        timelines().load(reader, () -> new Slice(List.of(entry), true));
        assertThat(entriesOf(timelines(), reader, 10)).startsWith(entry);
    }

    @Test
    default void pulledAuthorsAreRemembered() {
        UserId one = givenUser();
        UserId other = givenUser();
        timelines().markPulled(one);
        timelines().markPulled(one);
        timelines().markPulled(other);
        assertThat(timelines().pulled()).contains(one, other).doesNotContain(givenUser());
    }

    @Test
    default void aBatchForManyReadersReachesThemAll() {
        List<UserId> readers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            readers.add(i % 2 == 0 ? warm(timelines(), givenUser()) : givenUser());
        }
        List<TimelineEntry> entries = posts(givenUser(), 30);
        List<Delivery> deliveries =
                entries.stream().map(entry -> Delivery.of(entry, readers)).toList();
        timelines().push(deliveries);
        timelines().push(deliveries);
        @Nullable UserId last = null;
        for (int i = 0; i < 500; i += 50) {
            last = readers.get(i);
            assertThat(entriesOf(timelines(), last, 100)).isEqualTo(entries.reversed());
        }
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId author = givenUser();
        UserId reader = warm(timelines(), givenUser());
        AnyNumber.of(TimelineStore.class, timelines(), manyIds())
                .takes(
                        "push",
                        () -> Delivery.of(post(author), List.of(reader)),
                        TimelineStore::push)
                .takes(
                        "push",
                        Samples::userId,
                        (timelines, readers) -> {
                            List<UserId> all = new ArrayList<>(readers);
                            all.add(reader);
                            TimelineEntry entry = post(author);
                            timelines.push(List.of(Delivery.of(entry, all)));
                            assertThat(entriesOf(timelines, reader, 10)).startsWith(entry);
                        })
                .finds(
                        "retract",
                        List.of(reader),
                        Samples::userId,
                        (timelines, readers) -> {
                            TimelineEntry pushed = post(author);
                            timelines.push(List.of(Delivery.of(pushed, List.of(reader))));
                            return timelines.retract(pushed.post(), null, readers);
                        })
                .andThatIsAll();
    }
}
