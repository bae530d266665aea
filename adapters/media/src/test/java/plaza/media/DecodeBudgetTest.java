package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.core.DomainException;
import plaza.core.ErrorKind;

class DecodeBudgetTest {
    private static final long MIB = 1 << 20;

    @Test
    void picturesTakeTwoFifthsOfTheHeap() {
        assertThat(DecodeBudget.ofHeap(400 * MIB)).isEqualTo(160 * MIB);
        assertThat(new DecodeBudget(DecodeBudget.ofHeap(400 * MIB)).bytes()).isEqualTo(160 * MIB);
    }

    @Test
    void whatIsTakenTogetherNeverExceedsTheBudget() {
        var budget = new DecodeBudget(10 * MIB);
        var taken = new AtomicLong();
        var most = new AtomicLong();
        Concurrently.call(
                16,
                i -> {
                    long bytes = (1 + i % 7) * MIB;
                    return budget.taking(
                            bytes,
                            () -> {
                                most.accumulateAndGet(taken.addAndGet(bytes), Math::max);
                                return taken.addAndGet(-bytes);
                            });
                });
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(10 * MIB);
    }

    @Test
    void whatFailsGivesBackWhatItTook() {
        var budget = new DecodeBudget(MIB);
        for (int i = 0; i < 3; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () ->
                                    budget.taking(
                                            MIB,
                                            () -> {
                                                throw new IllegalStateException("of the test");
                                            }));
        }
        assertThat(budget.taking(MIB, () -> "done")).isEqualTo("done");
    }

    @Test
    void whatCouldNeverFitIsNotWaitedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecodeBudget(MIB).taking(MIB + 1, () -> "never"));
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        var budget = new DecodeBudget(MIB);
        Thread.currentThread().interrupt();
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class, () -> budget.taking(MIB, () -> "never"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(refusal.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(budget.taking(MIB, () -> "done")).isEqualTo("done");
    }
}
