package plaza.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.core.event.Backoff;

final class RetryTest {
    private final List<String> notes = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final Steps clock = new Steps();
    private final Retry retry =
            new Retry(
                    new Backoff(Duration.ofNanos(1), Duration.ofNanos(2), new SplittableRandom(1)),
                    clock,
                    new Notes(notes));

    @Test
    void anEngineThatIsAwayIsWaitedForAsLongAsItTakes() {
        int failures = 1_000;

        retry.run(() -> awayUntil(failures));

        assertThat(tries).hasValue(failures + 1);
    }

    @Test
    void aLongWaitIsToldOnceAMinute() {
        clock.step = Duration.ofSeconds(1);

        retry.run(() -> awayUntil(59));
        assertThat(notes).containsExactly("Waiting, and trying again: PostgreSQL is away");
        retry.run(() -> awayUntil(200));

        assertThat(notes).hasSizeBetween(2, 4);
    }

    @Test
    void aShortPauseIsNotToldOf() {
        clock.step = Retry.QUIET.dividedBy(4);

        retry.run(() -> awayUntil(3));

        assertThat(notes).isEmpty();
    }

    @Test
    void whatIsBrokenIsNotTriedAgain() {
        StorageException failure = StorageException.permanent("broken", null);
        assertThatThrownBy(
                        () ->
                                retry.run(
                                        () -> {
                                            tries.incrementAndGet();
                                            throw failure;
                                        }))
                .isSameAs(failure);
        assertThat(tries).hasValue(1);
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> retry.run(() -> awayUntil(2)))
                .isInstanceOf(StorageException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private boolean awayUntil(int failures) {
        if (tries.getAndIncrement() < failures) {
            throw StorageException.unavailable("PostgreSQL is away", null);
        }
        return true;
    }

    /** Goes on by a step whenever it is read. */
    private static final class Steps extends Clock {
        private Duration step = Duration.ZERO;
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private record Notes(List<String> notes) implements Progress {
        @Override
        public Step begin(String name, long total) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void note(String line) {
            notes.add(line);
        }
    }
}
