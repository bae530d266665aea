package plaza.redis.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.cache.CacheContract;
import plaza.core.cache.Cache;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisCacheTest implements CacheContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Cache cache() {
        return new RedisCache(REDIS.get());
    }

    @Test
    void everythingGoesByItself() {
        Cache cache = cache();
        Map<String, String> tickets = cache.find(List.of("value", "long", "ticket")).tickets();
        cache.fill(
                List.of(
                        filling("value", tickets, Duration.ofMinutes(10)),
                        filling("long", tickets, Duration.ofHours(2))));
        cache.suspend("change");

        assertThat(secondsLeft("value")).isBetween(500L, 600L);
        assertThat(secondsLeft("long")).isBetween(7_100L, 7_200L);
        assertThat(secondsLeft("ticket")).isBetween(0L, 10L);
        assertThat(secondsLeft("change")).isBetween(15L, 30L);
    }

    private static Cache.Filling filling(String key, Map<String, String> tickets, Duration kept) {
        return new Cache.Filling(key, tickets.getOrDefault(key, ""), Map.of("text", "here"), kept);
    }

    private static long secondsLeft(String key) {
        return REDIS.get().call(commands -> commands.ttl(REDIS.get().key("cache:" + key)));
    }
}
