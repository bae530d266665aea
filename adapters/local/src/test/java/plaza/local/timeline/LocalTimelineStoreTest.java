package plaza.local.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.timeline.ConcurrentTimelineContract;
import plaza.contracts.timeline.SingleWayTimelineContract;
import plaza.contracts.timeline.TimelineStoreContract;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore;
import plaza.core.timeline.TimelineStore.Slice;

class LocalTimelineStoreTest
        implements TimelineStoreContract, ConcurrentTimelineContract, SingleWayTimelineContract {
    private final LocalTimelineStore timelines = new LocalTimelineStore(CAP, 1_000_000);

    @Override
    public TimelineStore timelines() {
        return timelines;
    }

    @Test
    void timelinesBeyondTheBoundAreColdAgain() {
        int each = LocalTimelineStore.OVERHEAD + 16;
        var small = new LocalTimelineStore(CAP, 10L * each);
        List<UserId> readers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            UserId reader = Samples.userId();
            readers.add(reader);
            small.load(reader, () -> new Slice(List.of(), true));
            assertThat(small.placesTaken()).isLessThanOrEqualTo(10L * each);
        }
        assertThat(warmAmong(small, readers)).isBetween(1L, 10L);
        UserId cold =
                readers.stream()
                        .filter(r -> small.read(r, null, 1).isEmpty())
                        .findAny()
                        .orElseThrow();
        TimelineEntry entry = entry();
        small.push(List.of(Delivery.of(entry, List.of(cold))));
        small.load(cold, () -> new Slice(List.of(entry), true));
        assertThat(small.placesTaken()).isLessThanOrEqualTo(10L * each);
    }

    @Test
    void timelinesThatGrowAreWeighedAnew() {
        UserId reader = Samples.userId();
        timelines.load(reader, () -> new Slice(List.of(), true));
        assertThat(timelines.placesTaken()).isEqualTo(LocalTimelineStore.OVERHEAD + 16);
        for (int i = 0; i < 3 * CAP; i++) {
            timelines.push(List.of(Delivery.of(entry(), List.of(reader))));
        }
        assertThat(timelines.placesTaken()).isEqualTo(LocalTimelineStore.OVERHEAD + CAP);
    }

    @Test
    void growingTimelinesStayWithinTheBound() {
        var small = new LocalTimelineStore(CAP, 1_000);
        List<UserId> readers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            readers.add(Samples.userId());
            small.load(readers.getLast(), () -> new Slice(List.of(), true));
        }
        assertThat(warmAmong(small, readers)).isEqualTo(12);
        for (int i = 0; i < CAP; i++) {
            small.push(List.of(Delivery.of(entry(), readers)));
        }
        assertThat(small.placesTaken()).isLessThanOrEqualTo(1_000);
        assertThat(warmAmong(small, readers)).isBetween(1L, 10L);
    }

    @Test
    void timelinesShareTheirEntries() {
        UserId one = Samples.userId();
        UserId other = Samples.userId();
        TimelineEntry entry = entry();
        TimelineEntry equal =
                new TimelineEntry(entry.post(), entry.author(), entry.repostedBy(), entry.at());
        timelines.load(one, () -> new Slice(List.of(entry), true));
        timelines.load(other, () -> new Slice(List.of(), true));
        timelines.push(List.of(Delivery.of(equal, List.of(other))));
        assertThat(only(one)).isSameAs(only(other));
    }

    @Test
    void noLockIsHeldWhileASupplierRuns() throws Exception {
        UserId reader = Samples.userId();
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        TimelineEntry early = entry();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow =
                    threads.submit(
                            () ->
                                    timelines.load(
                                            reader,
                                            () -> {
                                                running.countDown();
                                                try {
                                                    goOn.await();
                                                } catch (InterruptedException e) {
                                                    throw new IllegalStateException(e);
                                                }
                                                return new Slice(List.of(), false);
                                            }));
            running.await();
            timelines.load(reader, () -> new Slice(List.of(early), true));
            assertThat(only(reader)).isEqualTo(early);
            goOn.countDown();
            slow.get();
        }
        assertThat(timelines.read(reader, null, 10)).contains(new Slice(List.of(early), true));
    }

    @Test
    void aLoadThatFailsDoesNotDisturbAnother() {
        UserId reader = Samples.userId();
        TimelineEntry pushed = entry();
        timelines.load(
                reader,
                () -> {
                    assertThatThrownBy(
                                    () ->
                                            timelines.load(
                                                    reader,
                                                    () -> {
                                                        throw new IllegalStateException("no");
                                                    }))
                            .hasMessage("no");
                    timelines.push(List.of(Delivery.of(pushed, List.of(reader))));
                    return new Slice(List.of(), true);
                });
        assertThat(only(reader)).isEqualTo(pushed);
    }

    private TimelineEntry only(UserId reader) {
        List<TimelineEntry> entries = timelines.read(reader, null, 10).orElseThrow().entries();
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }

    private static long warmAmong(TimelineStore store, List<UserId> readers) {
        return readers.stream().filter(reader -> store.read(reader, null, 1).isPresent()).count();
    }

    private static TimelineEntry entry() {
        UserId author = Samples.userId();
        return TimelineEntry.of(new PostKey(Samples.postId(author), author));
    }
}
