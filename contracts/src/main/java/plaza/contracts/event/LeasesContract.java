package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plaza.core.event.Leases;

/** The promises of {@link Leases} between processes. */
public abstract class LeasesContract {
    protected static final Duration LASTING = Duration.ofSeconds(3);

    protected final String name = UUID.randomUUID().toString();
    private Leases one;
    protected Leases other;

    @BeforeEach
    void begin() {
        one = process(LASTING);
        other = process(LASTING);
    }

    /** Those of a process of its own. */
    protected abstract Leases process(Duration lasting);

    @Test
    void oneProcessHasALeaseForAsLongAsItAsks() {
        assertThat(one.hold(name)).isTrue();
        assertThat(other.hold(name)).isFalse();
        await().pollInterval(LASTING.dividedBy(4))
                .during(LASTING.multipliedBy(2))
                .atMost(LASTING.multipliedBy(10))
                .until(() -> one.hold(name) && !other.hold(name));
    }

    @Test
    void theLeaseOfOneWhoDiedIsFreeAfterAWhile() {
        assertThat(one.hold(name)).isTrue();
        await().atMost(LASTING.multipliedBy(5)).until(() -> other.hold(name));
        assertThat(one.hold(name)).isFalse();
    }

    @Test
    void whatSomebodyDoesNotAskForAnyMoreIsFreeAfterAWhileWhateverElseItHas() {
        assertThat(one.hold(name)).isTrue();
        await().atMost(LASTING.multipliedBy(5))
                .until(() -> one.hold(name + "2") && other.hold(name));
        assertThat(other.hold(name + "2")).isFalse();
        assertThat(one.hold(name)).isFalse();
    }

    @Test
    void aLeaseThatIsGivenBackIsFreeSoonAndOnlyItsHolderGivesItBack() {
        assertThat(one.hold(name)).isTrue();
        other.release(name);
        assertThat(other.hold(name)).isFalse();
        one.release(name);
        await().atMost(LASTING).until(() -> other.hold(name));
        assertThat(one.hold(name + "2")).isTrue();
    }
}
