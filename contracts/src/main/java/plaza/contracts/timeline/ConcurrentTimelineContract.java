package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.timeline.TimelineSamples.assertComplete;
import static plaza.contracts.timeline.TimelineSamples.assertNotLoaded;
import static plaza.contracts.timeline.TimelineSamples.entriesOf;
import static plaza.contracts.timeline.TimelineSamples.latestFirst;
import static plaza.contracts.timeline.TimelineSamples.post;
import static plaza.contracts.timeline.TimelineSamples.posts;
import static plaza.contracts.timeline.TimelineSamples.push;
import static plaza.contracts.timeline.TimelineSamples.repost;
import static plaza.contracts.timeline.TimelineSamples.warm;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

/** The promises of {@link TimelineStore} about what happens at the same time. */
public interface ConcurrentTimelineContract extends Fixtures {
    TimelineStore timelines();

    @Test
    default void whatIsPushedWhileATimelineLoadsIsNotLost() {
        UserId reader = givenUser();
        TimelineEntry computed = post(givenUser());
        TimelineEntry pushed = post(givenUser());
        timelines()
                .load(
                        reader,
                        () -> {
                            push(timelines(), pushed, reader);
                            push(timelines(), computed, reader);
                            return new Slice(List.of(computed), true);
                        });
        assertComplete(timelines().read(reader, null, 10), pushed, computed);
    }

    @Test
    default void theEarliestWinsAlsoBetweenWhatIsPushedAndWhatIsLoaded() {
        UserId one = givenUser();
        UserId other = givenUser();
        TimelineEntry original = post(givenUser());
        TimelineEntry repost = repost(original, givenUser(), 100);
        timelines()
                .load(
                        one,
                        () -> {
                            push(timelines(), original, one);
                            return new Slice(List.of(repost), true);
                        });
        timelines()
                .load(
                        other,
                        () -> {
                            push(timelines(), repost, other);
                            return new Slice(List.of(original), true);
                        });
        assertComplete(timelines().read(one, null, 10), original);
        assertComplete(timelines().read(other, null, 10), original);
    }

    @Test
    default void whatIsRetractedWhileATimelineLoadsIsNotInIt() {
        UserId reader = givenUser();
        TimelineEntry stays = post(givenUser());
        TimelineEntry gone = post(givenUser());
        assertNotLoaded(
                timelines(),
                reader,
                stays,
                gone,
                () -> timelines().retract(gone.post(), null, List.of(reader)));
    }

    @Test
    default void aTimelineThatIsClearedWhileItLoadsStaysCold() {
        UserId reader = givenUser();
        timelines()
                .load(
                        reader,
                        () -> {
                            timelines().clear();
                            return new Slice(posts(givenUser(), 2).reversed(), true);
                        });
        assertThat(timelines().read(reader, null, 10)).isEmpty();
        TimelineEntry entry = post(givenUser());
        timelines().load(reader, () -> new Slice(List.of(entry), true));
        assertThat(entriesOf(timelines(), reader, 10)).startsWith(entry);
    }

    @Test
    default void aTimelineIsColdWhileItLoads() {
        UserId reader = givenUser();
        timelines()
                .load(
                        reader,
                        () -> {
                            push(timelines(), post(givenUser()), reader);
                            assertThat(timelines().read(reader, null, 10)).isEmpty();
                            return new Slice(List.of(), true);
                        });
        assertThat(entriesOf(timelines(), reader, 10)).hasSize(1);
    }

    @Test
    default void severalLoadsAtATimeHaveTheOutcomeOfOne() {
        UserId reader = givenUser();
        TimelineEntry computed = post(givenUser());
        List<TimelineEntry> pushed = posts(givenUser(), 4);
        var allLoading = new CyclicBarrier(4);
        runAll(
                4,
                i ->
                        timelines()
                                .load(
                                        reader,
                                        () -> {
                                            await(allLoading);
                                            push(timelines(), pushed.get(i), reader);
                                            await(allLoading);
                                            return new Slice(List.of(computed), true);
                                        }));
        pushed.add(computed);
        assertComplete(
                timelines().read(reader, null, 10),
                latestFirst(pushed.toArray(TimelineEntry[]::new)));
    }

    @Test
    default void nothingIsLostWhenManyPushAtATime() {
        List<UserId> readers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            readers.add(warm(timelines(), givenUser()));
        }
        List<TimelineEntry> entries = posts(givenUser(), 24);
        var reposter = givenUser();
        runAll(
                4,
                i -> {
                    for (int n = i; n < 24; n += 4) {
                        TimelineEntry entry = entries.get(n);
                        timelines().push(List.of(Delivery.of(entry, readers)));
                        timelines().push(List.of(Delivery.of(repost(entry, reposter, 7), readers)));
                    }
                });
        for (UserId reader : readers) {
            assertThat(entriesOf(timelines(), reader, 20)).isEqualTo(entries.reversed());
        }
    }

    @Test
    default void nothingIsLostWhenLoadsAndPushesRace() {
        for (int round = 0; round < 20; round++) {
            UserId reader = givenUser();
            List<TimelineEntry> entries = posts(givenUser(), 20);
            // As in life: what is delivered is in the primary store before.
            var primary = new ConcurrentLinkedQueue<TimelineEntry>();
            runAll(
                    3,
                    i -> {
                        if (i == 0) {
                            for (TimelineEntry entry : entries) {
                                primary.add(entry);
                                push(timelines(), entry, reader);
                            }
                        } else {
                            timelines().load(reader, () -> new Slice(List.copyOf(primary), true));
                        }
                    });
            assertThat(entriesOf(timelines(), reader, 50)).isEqualTo(entries.reversed());
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void runAll(int threads, IntConsumer task) {
        Concurrently.call(
                threads,
                number -> {
                    task.accept(number);
                    return number;
                });
    }
}
