package plaza.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.cache.ReadThrough.Newcomers;
import plaza.contracts.Samples;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.RebuildAsked;

/**
 * Readers and writers race for a few keys whose values only rise. Once a write has been
 * acknowledged, no reader that begins after it may see an older value.
 */
final class StalenessTest {
    private static final int KEYS = 4;
    private static final int READERS = 3;
    private static final int WRITES = 2_000;

    private final AtomicIntegerArray stored = new AtomicIntegerArray(KEYS);
    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(KEYS);
    private final AtomicBoolean over = new AtomicBoolean();
    private final ReadThrough<Integer, Integer> cache =
            new ReadThrough<>(100, value -> 1, Newcomers.ANNOUNCED, Clock.systemUTC());

    /** How a write is made. */
    enum Writing {
        DIRECTLY,
        WITHIN_A_COMMIT
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void nobodyReadsWhatWasOverwrittenBefore(Writing writing)
            throws InterruptedException, ExecutionException {
        Journal journal = new CacheAwareJournal(new LateJournal());
        IntConsumer write =
                switch (writing) {
                    case DIRECTLY ->
                            key -> {
                                stored.incrementAndGet(key);
                                cache.invalidate(key);
                            };
                    case WITHIN_A_COMMIT ->
                            key ->
                                    journal.commit(
                                            new RebuildAsked(
                                                    "" + key, Samples.userId(), Samples.now()),
                                            () -> {
                                                cache.invalidate(key);
                                                return true;
                                            });
                };
        List<Future<Integer>> reads = new ArrayList<>();
        // Platform threads: virtual ones that never block would not let each other run.
        try (var threads = Executors.newFixedThreadPool(READERS + 1)) {
            for (int i = 0; i < READERS; i++) {
                int number = i;
                reads.add(threads.submit(() -> readAll(number)));
            }
            threads.submit(() -> writeAll(write)).get();
        }
        for (Future<Integer> read : reads) {
            // Otherwise the race was none.
            assertThat(read.get()).isPositive();
        }
    }

    private boolean writeAll(IntConsumer write) {
        try {
            for (int i = 0; i < WRITES; i++) {
                int key = i % KEYS;
                write.accept(key);
                acknowledged.incrementAndGet(key);
                pause();
            }
        } finally {
            over.set(true);
        }
        return true;
    }

    private int readAll(int number) {
        int reads = 0;
        var random = ThreadLocalRandom.current();
        while (!over.get()) {
            int first = random.nextInt(KEYS);
            int second = random.nextInt(KEYS);
            int atLeast = acknowledged.get(first);
            int andAtLeast = acknowledged.get(second);
            if (number % 2 == 0) {
                assertThat(cache.get(first, stored::get)).isGreaterThanOrEqualTo(atLeast);
            } else {
                Map<Integer, Integer> found =
                        cache.getAll(List.of(first, second), this::loadSlowly);
                assertThat(found.get(first)).isGreaterThanOrEqualTo(atLeast);
                assertThat(found.get(second)).isGreaterThanOrEqualTo(andAtLeast);
            }
            reads++;
        }
        return reads;
    }

    private Map<Integer, Integer> loadSlowly(Iterable<Integer> keys) {
        Map<Integer, Integer> found = new HashMap<>();
        keys.forEach(key -> found.put(key, stored.get(key)));
        pause();
        return found;
    }

    /** Gives the others time to come in between; the test is right without it, but weaker. */
    private static void pause() {
        LockSupport.parkNanos(1_000);
    }

    /** Shows a write to others only when it has ended, as the COMMIT of a transaction does. */
    private final class LateJournal implements Journal {
        @Override
        public boolean commit(Event event, PrimaryWrite write) {
            boolean changed = write.write();
            pause();
            if (event instanceof RebuildAsked(String key, var _, var _)) {
                stored.incrementAndGet(Integer.parseInt(key));
            }
            return changed;
        }

        @Override
        public List<JournalEntry> readAfter(JournalPosition position, int limit) {
            return List.of();
        }

        @Override
        public JournalPosition horizon() {
            return JournalPosition.START;
        }

        @Override
        public int prune(Instant before, JournalPosition consumed) {
            return 0;
        }
    }
}
