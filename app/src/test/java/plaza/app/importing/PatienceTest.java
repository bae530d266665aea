package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.core.event.Backoff;

final class PatienceTest {
    private final Patience patience =
            new Patience(
                    new Backoff(
                            Duration.ofMillis(1), Duration.ofMillis(2), new SplittableRandom(1)));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void anEngineThatIsAwayForAMomentIsWaitedFor() {
        assertThat(
                        patience.with(
                                () -> {
                                    if (tries.incrementAndGet() < Patience.ATTEMPTS) {
                                        throw StorageException.away("away", null);
                                    }
                                    return true;
                                }))
                .isTrue();
        assertThat(tries).hasValue(Patience.ATTEMPTS);
    }

    @Test
    void oneThatStaysAwayIsNotWaitedForForEver() {
        failsAfter(Patience.ATTEMPTS, StorageException.away("away", null));
    }

    @Test
    void whatIsBrokenIsNotTriedAgain() {
        failsAfter(1, StorageException.broken("broken", null));
    }

    private void failsAfter(int attempts, StorageException failure) {
        assertThatThrownBy(
                        () ->
                                patience.with(
                                        () -> {
                                            tries.incrementAndGet();
                                            throw failure;
                                        }))
                .isSameAs(failure);
        assertThat(tries).hasValue(attempts);
    }
}
