package plaza.contracts.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Samples;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.ViewerCounter;
import plaza.core.live.Viewers;

/** The contract of every {@link ViewerCounter}. */
public interface ViewerCounterContract {
    ViewerCounter counter();

    @Test
    default void whoComesIsCountedOnceHoweverOftenTheySaySo() {
        StreamId stream = StreamSamples.id();
        UserId ann = Samples.userId();
        UserId ben = Samples.userId();
        Instant now = Samples.now();

        assertThat(counter().join(stream, ann, now)).isEqualTo(new Viewers(1, 1, 1));
        assertThat(counter().join(stream, ann, now)).isEqualTo(new Viewers(1, 1, 1));
        assertThat(counter().join(stream, ben, now)).isEqualTo(new Viewers(2, 2, 2));

        assertThat(count(stream, now)).isEqualTo(new Viewers(2, 2, 2));
        assertThat(counter().list(stream, now))
                .containsExactlyElementsOf(List.of(ann, ben).stream().sorted().toList());
    }

    @Test
    default void whoGoesIsNotCountedAndPeakAndTotalStay() {
        StreamId stream = StreamSamples.id();
        UserId ann = Samples.userId();
        Instant now = Samples.now();
        counter().join(stream, ann, now);
        counter().join(stream, Samples.userId(), now);

        assertThat(counter().leave(stream, ann, now)).isEqualTo(new Viewers(1, 2, 2));
        assertThat(counter().leave(stream, ann, now)).isEqualTo(new Viewers(1, 2, 2));
        assertThat(counter().join(stream, ann, now)).isEqualTo(new Viewers(2, 2, 2));
    }

    @Test
    default void whoIsSilentIsGoneAfterThirtySecondsAndNotBefore() {
        StreamId stream = StreamSamples.id();
        UserId ann = Samples.userId();
        UserId ben = Samples.userId();
        Instant start = Samples.now();
        counter().join(stream, ann, start);
        counter().join(stream, ben, start.plusSeconds(10));
        counter().join(stream, ann, start.plusSeconds(20));

        assertThat(count(stream, start.plusMillis(39_999))).isEqualTo(new Viewers(2, 2, 2));
        assertThat(count(stream, start.plusSeconds(40))).isEqualTo(new Viewers(1, 2, 2));
        assertThat(counter().list(stream, start.plusSeconds(40))).containsExactly(ann);
        assertThat(count(stream, start.plusSeconds(50))).isEqualTo(new Viewers(0, 2, 2));
        assertThat(counter().list(stream, start.plusSeconds(50))).isEmpty();
    }

    @Test
    default void theSilentAreNotInThePeak() {
        StreamId stream = StreamSamples.id();
        Instant start = Samples.now();
        counter().join(stream, Samples.userId(), start);

        assertThat(counter().join(stream, Samples.userId(), start.plusSeconds(31)))
                .isEqualTo(new Viewers(1, 1, 2));
    }

    @Test
    default void streamsAreCountedEachByItself() {
        StreamId one = StreamSamples.id();
        StreamId other = StreamSamples.id();
        StreamId unknown = StreamSamples.id();
        Instant now = Samples.now();
        UserId ann = Samples.userId();
        counter().join(one, ann, now);
        counter().join(other, ann, now);
        counter().leave(other, ann, now);

        assertThat(counter().count(List.of(one, other, unknown), now))
                .containsEntry(one, new Viewers(1, 1, 1))
                .containsEntry(other, new Viewers(0, 1, 1))
                .containsEntry(unknown, Viewers.NONE)
                .hasSize(3);
        assertThat(counter().count(List.of(), now)).isEmpty();
        assertThat(counter().list(unknown, now)).isEmpty();
        counter().forget(one);
        assertThat(count(one, now)).isEqualTo(Viewers.NONE);
    }

    @Test
    default void manyWhoComeAndGoAtOnceAreCountedExactly() {
        StreamId stream = StreamSamples.id();
        Instant now = Samples.now();
        List<UserId> people = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            people.add(Samples.userId());
        }
        Concurrently.call(
                16,
                i -> {
                    for (int k = i; k < 64; k += 16) {
                        counter().join(stream, people.get(k), now);
                        counter().join(stream, people.get((k + 1) % 64), now);
                    }
                    return i;
                });
        assertThat(count(stream, now)).isEqualTo(new Viewers(64, 64, 64));
        Concurrently.call(
                16,
                i -> {
                    for (int k = i; k < 32; k += 16) {
                        counter().leave(stream, people.get(k), now);
                    }
                    return i;
                });
        assertThat(count(stream, now)).isEqualTo(new Viewers(32, 64, 64));
    }

    private Viewers count(StreamId stream, Instant now) {
        return counter().count(List.of(stream), now).getOrDefault(stream, Viewers.NONE);
    }

    @Test
    default void everyCallTakesAnyNumber() {
        StreamId stream = StreamSamples.id();
        Instant now = Samples.now();
        counter().join(stream, Samples.userId(), now);
        AnyNumber.of(ViewerCounter.class, counter())
                .finds(
                        "count",
                        List.of(stream),
                        StreamSamples::id,
                        (counter, streams) -> counter.count(streams, now))
                .andThatIsAll();
    }
}
