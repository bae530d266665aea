package plaza.redis.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.LeasesContract;
import plaza.core.event.Leases;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisLeasesTest extends LeasesContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    protected Leases process(Duration lasting) {
        return new RedisLeases(REDIS.get(), UUID.randomUUID(), lasting);
    }

    @Test
    void whoHasALeaseDoesNotAskForItEachTime() {
        Leases patient = process(Duration.ofDays(1));
        assertThat(patient.hold(name)).isTrue();
        REDIS.get().call(commands -> commands.del(REDIS.get().key("lease:" + name)));
        assertThat(patient.hold(name)).isTrue();
        assertThat(other.hold(name)).as("nobody has it in Redis").isTrue();
        patient.release(name);
        assertThat(patient.hold(name)).as("after it was given back").isFalse();
    }
}
