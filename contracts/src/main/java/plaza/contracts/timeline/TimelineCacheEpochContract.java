package plaza.contracts.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.timeline.TimelineCacheEpoch;

/** The contract of every {@link TimelineCacheEpoch}. Nobody else may advance it meanwhile. */
public interface TimelineCacheEpochContract {
    TimelineCacheEpoch epoch();

    /** That of another process. */
    TimelineCacheEpoch elsewhere();

    @Test
    default void anEpochLastsUntilAnotherBegins() {
        UUID first = epoch().recent();
        assertThat(epoch().recent()).isEqualTo(first);
        epoch().advance();
        UUID second = epoch().recent();
        assertThat(second).isNotEqualTo(first);
        assertThat(epoch().recent()).isEqualTo(second);
        epoch().advance();
        assertThat(epoch().recent()).isNotIn(first, second);
    }

    @Test
    default void otherProcessesLearnOfItSoon() {
        elsewhere().recent();
        epoch().advance();
        UUID begun = epoch().recent();
        await().untilAsserted(() -> assertThat(elsewhere().recent()).isEqualTo(begun));
    }
}
