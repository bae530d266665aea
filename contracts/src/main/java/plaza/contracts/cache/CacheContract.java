package plaza.contracts.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.core.cache.Cache;
import plaza.core.cache.Cache.Filling;
import plaza.core.cache.Cache.Found;

/** The contract of every {@link Cache}. */
public interface CacheContract {
    Cache cache();

    private static Filling filling(String key, String ticket, Map<String, String> value) {
        return new Filling(key, ticket, value, Duration.ofMinutes(10));
    }

    private static String freshKey() {
        return "test:" + UUID.randomUUID();
    }

    private String ticket(String key) {
        String ticket = cache().find(List.of(key)).tickets().get(key);
        assertThat(ticket).isNotNull();
        return ticket == null ? "" : ticket;
    }

    private void fill(String key, String ticket, String text) {
        cache().fill(List.of(filling(key, ticket, Map.of("text", text))));
    }

    private Map<String, Map<String, String>> values(String... keys) {
        return cache().find(List.of(keys)).values();
    }

    @Test
    default void whoFindsNothingMayFillItIn() {
        String key = freshKey();
        Found nothing = cache().find(List.of(key));
        assertThat(nothing.values()).isEmpty();
        assertThat(nothing.tickets()).containsOnlyKeys(key);

        fill(key, ticketOf(nothing, key), "hello");

        Found found = cache().find(List.of(key));
        assertThat(found.values()).isEqualTo(Map.of(key, Map.of("text", "hello")));
        assertThat(found.tickets()).isEmpty();
    }

    private static String ticketOf(Found found, String key) {
        return found.tickets().getOrDefault(key, "");
    }

    @Test
    default void noKeysAreNothing() {
        assertThat(cache().find(List.of())).isEqualTo(new Found(Map.of(), Map.of()));
        cache().fill(List.of());
    }

    @Test
    default void oneAtATimeHasATicket() {
        String key = freshKey();
        String ticket = ticket(key);

        assertThat(cache().find(List.of(key))).isEqualTo(new Found(Map.of(), Map.of()));
        fill(key, "another", "wrong");
        assertThat(values(key)).isEmpty();
        fill(key, ticket, "right");
        assertThat(values(key)).isEqualTo(Map.of(key, Map.of("text", "right")));
    }

    @Test
    default void aTicketIsGoodForOnce() {
        String key = freshKey();
        String ticket = ticket(key);
        fill(key, ticket, "first");
        fill(key, ticket, "second");
        assertThat(values(key)).isEqualTo(Map.of(key, Map.of("text", "first")));
    }

    @Test
    default void whatIsBeingChangedIsNeitherFoundNorFilled() {
        String key = freshKey();
        fill(key, ticket(key), "before");

        cache().suspend(key);

        assertThat(cache().find(List.of(key))).isEqualTo(new Found(Map.of(), Map.of()));
        cache().resume(key);
        assertThat(values(key)).isEmpty();
    }

    @Test
    default void whatWasLoadedBeforeOrDuringAChangeIsForgotten() {
        String key = freshKey();
        String before = ticket(key);
        cache().suspend(key);
        fill(key, before, "before");
        assertThat(values(key)).isEmpty();
        cache().resume(key);
        fill(key, before, "before");

        Found after = cache().find(List.of(key));
        assertThat(after.values()).isEmpty();
        fill(key, ticketOf(after, key), "after");
        assertThat(values(key)).isEqualTo(Map.of(key, Map.of("text", "after")));
    }

    @Test
    default void aChangeMayEndTwiceOrWithoutABeginning() {
        String key = freshKey();
        cache().resume(key);
        fill(key, ticket(key), "here");
        cache().suspend(key);
        cache().suspend(key);
        cache().resume(key);
        cache().resume(key);
        assertThat(ticket(key)).isNotEmpty();
    }

    @Test
    default void manyAreFilledAndFoundTogether() {
        List<String> keys = Stream.generate(CacheContract::freshKey).limit(1_000).toList();
        Found nothing = cache().find(keys);
        cache().fill(
                        keys.subList(0, 700).stream()
                                .map(
                                        key ->
                                                filling(
                                                        key,
                                                        ticketOf(nothing, key),
                                                        Map.of("text", key, "more", "x")))
                                .toList());
        Found found = cache().find(keys);
        assertThat(found.values()).containsOnlyKeys(keys.subList(0, 700));
        assertThat(found.values().get(keys.get(3)))
                .isEqualTo(Map.of("text", keys.get(3), "more", "x"));
    }

    @Test
    default void valuesAreOfAnyScriptAndLength() {
        String key = freshKey();
        Map<String, String> value = Map.of("text", "𝒳 مرحبا\n\u0000", "long", "ü".repeat(200_000));
        cache().fill(List.of(filling(key, ticket(key), value)));
        assertThat(values(key)).isEqualTo(Map.of(key, value));
    }

    @Test
    default void allCanBeForgotten() {
        String key = freshKey();
        String other = freshKey();
        fill(key, ticket(key), "here");
        String ticket = ticket(other);
        cache().clear();
        assertThat(values(key)).isEmpty();
        fill(other, ticket, "late");
        assertThat(values(other)).isEmpty();
    }

    /** Each reader knows what was written before it began to read. */
    @Test
    default void nobodyFindsWhatIsOlderThanTheLastChange() {
        String key = freshKey();
        var stored = new AtomicLong();
        var written = new AtomicLong();
        Concurrently.call(
                8,
                who -> {
                    var random = new Random(who);
                    for (int i = 0; i < 150; i++) {
                        if (random.nextInt(4) == 0) {
                            cache().suspend(key);
                            long version = stored.incrementAndGet();
                            cache().resume(key);
                            written.accumulateAndGet(version, Math::max);
                        } else {
                            long least = written.get();
                            assertThat(read(key, stored)).isGreaterThanOrEqualTo(least);
                        }
                    }
                    return who;
                });
        assertThat(read(key, stored)).isEqualTo(stored.get());
        assertThat(IntStream.range(0, 3).mapToLong(i -> read(key, stored)))
                .containsOnly(stored.get());
    }

    private long read(String key, AtomicLong stored) {
        Found found = cache().find(List.of(key));
        Map<String, String> value = found.values().get(key);
        if (value != null) {
            return Long.parseLong(value.getOrDefault("version", ""));
        }
        long loaded = stored.get();
        String ticket = found.tickets().get(key);
        if (ticket != null) {
            cache().fill(List.of(filling(key, ticket, Map.of("version", Long.toString(loaded)))));
        }
        return loaded;
    }

    @Test
    default void everyCallTakesAnyNumber() {
        AnyNumber.of(Cache.class, cache())
                .takes(
                        "find",
                        CacheContract::freshKey,
                        (cache, keys) -> {
                            Found nothing = cache.find(keys);
                            cache.fill(
                                    keys.stream()
                                            .map(
                                                    key ->
                                                            filling(
                                                                    key,
                                                                    ticketOf(nothing, key),
                                                                    Map.of("text", key)))
                                            .toList());
                            assertThat(cache.find(keys).values()).hasSize(keys.size());
                        })
                .callsToo("fill")
                .andThatIsAll();
    }
}
