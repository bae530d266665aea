package plaza.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.engine.EngineFigure;

/** What Redis says of itself. */
@Tag("engine")
class RedisFiguresTest {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private static double sum(String name) {
        return REDIS.get().figures().stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(EngineFigure::value)
                .sum();
    }

    /** Others may use the server, too. */
    @Test
    void keysThatWereThereAndThatWereNotAreCounted() {
        RedisConnection redis = REDIS.get();
        double hits = sum("keyspace.hits");
        double misses = sum("keyspace.misses");
        redis.call(commands -> commands.setex(redis.key("there"), 60, "x"));

        redis.call(commands -> commands.get(redis.key("there")));
        redis.call(commands -> commands.get(redis.key("not there")));

        assertThat(sum("keyspace.hits")).isGreaterThanOrEqualTo(hits + 1);
        assertThat(sum("keyspace.misses")).isGreaterThanOrEqualTo(misses + 1);
    }

    @Test
    void memoryClientsAndSlowCommandsAreTold() {
        assertThat(sum("memory.used.bytes")).isPositive();
        assertThat(sum("clients.connected")).isPositive();
        assertThat(REDIS.get().figures())
                .extracting(EngineFigure::name)
                .contains("memory.limit.bytes", "keys.evicted", "keys.expired", "slowlog.entries");
    }
}
