package plaza.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.cache.ReadThrough.Newcomers;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;

final class ReadThroughTest {
    private final SettableClock clock = new SettableClock(Samples.now());
    private final Map<String, Integer> stored = new HashMap<>();
    private final List<Collection<String>> loads = new ArrayList<>();
    private final ReadThrough<String, Integer> cache = cache(Newcomers.ANNOUNCED);

    private ReadThrough<String, Integer> cache(Newcomers newcomers) {
        return new ReadThrough<>(1_000, value -> 1, newcomers, clock);
    }

    private Map<String, Integer> load(Collection<String> keys) {
        loads.add(List.copyOf(keys));
        Map<String, Integer> found = new HashMap<>(stored);
        found.keySet().retainAll(keys);
        return found;
    }

    private Map<String, Integer> read(String... keys) {
        return cache.getAll(List.of(keys), this::load);
    }

    @Test
    void loadsOnlyWhatItDoesNotHold() {
        stored.putAll(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(read("a")).isEqualTo(Map.of("a", 1));
        assertThat(read("a", "b", "c")).isEqualTo(stored);
        assertThat(read("c", "a", "b", "a")).isEqualTo(stored);
        assertThat(cache.get("b", key -> stored.get("a"))).isEqualTo(2);
        assertThat(loads).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void nothingIsLoadedForNothing() {
        assertThat(read()).isEmpty();
        assertThat(loads).isEmpty();
    }

    @Test
    void anyNumberIsReadAtOnce() {
        stored.put("7", 1);
        List<String> keys = IntStream.range(0, 10_001).mapToObj(Integer::toString).toList();
        assertThat(cache.getAll(keys, this::load)).isEqualTo(Map.of("7", 1));
        assertThat(loads).containsExactly(keys);
    }

    @Test
    void whatTheLoaderAddsUnaskedIsLeftOut() {
        Map<String, Integer> found = cache.getAll(List.of("a"), _ -> Map.of("a", 1, "b", 2));
        assertThat(found).isEqualTo(Map.of("a", 1));
    }

    @Test
    void absencesAreKeptWhereNewcomersAreAnnounced() {
        assertThat(read("a")).isEmpty();
        assertThat(read("a")).isEmpty();
        assertThat(cache.get("a", key -> 7)).isNull();
        assertThat(loads).hasSize(1);
        stored.put("a", 1);
        cache.added("a");
        assertThat(read("a")).isEqualTo(stored);
    }

    @Test
    void absencesAreNotKeptWhereNewcomersAreNotAnnounced() {
        ReadThrough<String, Integer> unannounced = cache(Newcomers.UNANNOUNCED);
        assertThat(unannounced.getAll(List.of("a"), this::load)).isEmpty();
        stored.put("a", 1);
        assertThat(unannounced.getAll(List.of("a"), this::load)).isEqualTo(stored);
    }

    @Test
    void aFailedLoadLeavesNothingBehind() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                cache.getAll(
                                        List.of("a"),
                                        _ -> {
                                            throw new IllegalStateException("away");
                                        }));
        stored.put("a", 1);
        assertThat(read("a")).isEqualTo(stored);
    }

    @Test
    void anInvalidatedValueIsLoadedAgain() {
        stored.putAll(Map.of("a", 1, "b", 1));
        read("a", "b");
        stored.putAll(Map.of("a", 2, "b", 2));
        cache.invalidate("a");
        assertThat(read("a", "b")).isEqualTo(Map.of("a", 2, "b", 1));
        cache.invalidateAll();
        assertThat(read("a", "b")).isEqualTo(stored);
    }

    @Test
    void valuesThatMatchAreInvalidated() {
        stored.putAll(Map.of("a", 1, "b", 2));
        read("a", "b", "absent");
        stored.putAll(Map.of("a", 11, "b", 22));
        cache.invalidateIf(value -> value == 1);
        assertThat(read("a", "b")).isEqualTo(Map.of("a", 11, "b", 2));
    }

    /** What can happen to a key while its value is being loaded. */
    enum Meanwhile {
        INVALIDATED {
            @Override
            void happen(ReadThrough<String, Integer> cache) {
                cache.invalidate("a");
            }
        },
        ADDED {
            @Override
            void happen(ReadThrough<String, Integer> cache) {
                cache.added("a");
            }
        },
        ADJUSTED {
            @Override
            void happen(ReadThrough<String, Integer> cache) {
                cache.adjust("a", value -> value + 1);
            }
        },
        ALL_INVALIDATED {
            @Override
            void happen(ReadThrough<String, Integer> cache) {
                cache.invalidateAll();
            }
        },
        SOME_INVALIDATED {
            @Override
            void happen(ReadThrough<String, Integer> cache) {
                cache.invalidateIf(value -> false);
            }
        };

        abstract void happen(ReadThrough<String, Integer> cache);
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aValueThatChangedWhileItWasLoadedIsNotKept(Meanwhile meanwhile) {
        Map<String, Integer> old =
                cache.getAll(
                        List.of("a"),
                        _ -> {
                            meanwhile.happen(cache);
                            return Map.of("a", 1);
                        });
        assertThat(old).isEqualTo(Map.of("a", 1));
        stored.put("a", 2);
        assertThat(read("a")).isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource(Meanwhile.class)
    void aSingleValueThatChangedWhileItWasLoadedIsNotKept(Meanwhile meanwhile) {
        cache.get(
                "a",
                _ -> {
                    meanwhile.happen(cache);
                    return 1;
                });
        assertThat(cache.get("a", _ -> 2)).isEqualTo(2);
    }

    @Test
    void aLoadThatIsOvertakenByAnotherDoesNotReplaceIt() {
        cache.get(
                "a",
                _ -> {
                    cache.invalidate("a");
                    assertThat(cache.get("a", _ -> 2)).isEqualTo(2);
                    return 1;
                });
        assertThat(cache.get("a", _ -> 3)).isEqualTo(2);
    }

    @Test
    void anOfferIsThereForTheFirstReader() {
        cache.offer("a", 1);
        assertThat(read("a")).isEqualTo(Map.of("a", 1));
        assertThat(loads).isEmpty();
    }

    @Test
    void anOfferEndsAnAbsence() {
        assertThat(read("a")).isEmpty();
        cache.offer("a", 1);
        assertThat(read("a")).isEqualTo(Map.of("a", 1));
    }

    @Test
    void anOfferDuringALoadIsNotReplacedByWhatWasLoaded() {
        assertThat(
                        cache.get(
                                "a",
                                _ -> {
                                    cache.offer("a", 1);
                                    return null;
                                }))
                .isNull();
        assertThat(read("a")).isEqualTo(Map.of("a", 1));
    }

    @Test
    void anOfferDoesNotReplaceWhatWasLoaded() {
        stored.put("a", 2);
        read("a");
        cache.offer("a", 1);
        assertThat(read("a")).isEqualTo(stored);
    }

    @Test
    void anOfferThatComesAfterAChangeIsRefused() {
        cache.invalidate("a");
        cache.offer("a", 1);
        stored.put("a", 2);
        assertThat(read("a")).isEqualTo(stored);
        cache.offer("a", 1);
        assertThat(read("a")).isEqualTo(stored);
    }

    @Test
    void anOfferThatComesAfterADeletionBringsNothingBack() {
        cache.invalidate("a");
        assertThat(read("a")).isEmpty();
        cache.offer("a", 1);
        assertThat(read("a")).isEmpty();
    }

    @Test
    void anOfferThatComesAfterItsOwnInsertionIsTaken() {
        cache.added("a");
        cache.offer("a", 1);
        assertThat(read("a")).isEqualTo(Map.of("a", 1));
    }

    @Test
    void offersNeedAnnouncements() {
        assertThatIllegalStateException()
                .isThrownBy(() -> cache(Newcomers.UNANNOUNCED).offer("a", 1));
    }

    @Test
    void adjustingChangesWhatIsHeldAndNothingElse() {
        cache.adjust("a", value -> value + 1);
        stored.put("a", 1);
        assertThat(read("a")).isEqualTo(Map.of("a", 1));
        cache.adjust("a", value -> value + 1);
        assertThat(read("a")).isEqualTo(Map.of("a", 2));
        assertThat(read("absent")).isEmpty();
        cache.adjust("absent", value -> value + 1);
        assertThat(read("absent")).isEmpty();
    }

    @Test
    void aValueIsLoadedAgainAfterTenMinutesHoweverOftenItIsReadOrAdjusted() {
        stored.put("a", 1);
        for (int minute = 0; minute < 10; minute++) {
            read("a");
            cache.adjust("a", value -> value + 1);
            clock.advance(Duration.ofMinutes(1));
        }
        stored.put("a", 100);
        assertThat(read("a")).isEqualTo(stored);
        assertThat(loads).hasSize(2);
    }

    @Test
    void holdsNoMoreThanItsBound() {
        List<String> keys = IntStream.range(0, 5_000).mapToObj(i -> "key " + i).toList();
        keys.forEach(key -> stored.put(key, 1));
        keys.forEach(this::read);
        await().untilAsserted(
                        () -> {
                            loads.clear();
                            keys.subList(4_000, 5_000).forEach(cache::invalidate);
                            keys.subList(0, 4_000)
                                    .forEach(
                                            key ->
                                                    cache.getAll(
                                                            List.of(key),
                                                            missing -> {
                                                                loads.add(missing);
                                                                return Map.of();
                                                            }));
                            assertThat(loads).hasSizeGreaterThanOrEqualTo(3_000);
                        });
    }
}
