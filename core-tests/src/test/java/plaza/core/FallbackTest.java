package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FallbackTest {
    private final StorageException away = StorageException.unavailable("away", null);
    private final StorageException alsoAway = StorageException.unavailable("also away", null);
    private final StorageException broken = StorageException.permanent("broken", null);

    private static Supplier<String> failing(StorageException failure) {
        return () -> {
            throw failure;
        };
    }

    /** Answers only who waits for it. */
    private String slow() {
        if (Fallback.isAtHand()) {
            throw away;
        }
        return "late";
    }

    @Test
    void theSecondAnswersForAFirstThatIsAway() {
        assertThat(Fallback.whenUnavailable(() -> "first", failing(broken))).isEqualTo("first");
        assertThat(Fallback.whenUnavailable(failing(away), () -> "second")).isEqualTo("second");
        assertThat(Fallback.whenUnavailable(this::slow, () -> "second")).isEqualTo("second");
    }

    @Test
    void aSlowFirstIsWaitedForWhereTheSecondIsAway() {
        assertThat(Fallback.whenUnavailable(this::slow, failing(away))).isEqualTo("late");
    }

    @Test
    void itFailsWhereBothAreAwayOrOneIsBroken() {
        assertThatThrownBy(() -> Fallback.whenUnavailable(failing(away), failing(alsoAway)))
                .isSameAs(alsoAway);
        assertThatThrownBy(() -> Fallback.whenUnavailable(failing(broken), () -> "second"))
                .isSameAs(broken);
        assertThatThrownBy(() -> Fallback.whenUnavailable(this::slow, failing(broken)))
                .isSameAs(broken);
    }
}
