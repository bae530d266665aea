package plaza.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.event.Leases;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisLeasesTest {
    private static final Duration LASTING = Duration.ofSeconds(3);

    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private final String name = UUID.randomUUID().toString();
    private final Leases one = new RedisLeases(REDIS.get(), UUID.randomUUID(), LASTING);
    private final Leases other = new RedisLeases(REDIS.get(), UUID.randomUUID(), LASTING);

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
    void aLeaseThatIsGivenBackIsFreeAtOnceAndOnlyItsHolderGivesItBack() {
        assertThat(one.hold(name)).isTrue();
        other.release(name);
        assertThat(other.hold(name)).isFalse();
        one.release(name);
        assertThat(other.hold(name)).isTrue();
        assertThat(one.hold(name + "2")).isTrue();
    }

    @Test
    void whoHasALeaseDoesNotAskForItEachTime() {
        var patient = new RedisLeases(REDIS.get(), UUID.randomUUID(), Duration.ofDays(1));
        assertThat(patient.hold(name)).isTrue();
        REDIS.get().call(commands -> commands.del(REDIS.get().key("lease:" + name)));
        assertThat(patient.hold(name)).isTrue();
        assertThat(other.hold(name)).as("nobody has it in Redis").isTrue();
        patient.release(name);
        assertThat(patient.hold(name)).as("after it was given back").isFalse();
    }
}
