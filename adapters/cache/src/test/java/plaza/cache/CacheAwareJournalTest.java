package plaza.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.cache.ReadThrough.Newcomers;
import plaza.contracts.Samples;
import plaza.contracts.event.TransactionalJournalContract;
import plaza.core.account.AccountEvent;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.memory.event.MemoryJournal;

final class CacheAwareJournalTest implements TransactionalJournalContract {
    private final Journal journal =
            new CacheAwareJournal(new MemoryJournal(UUID.randomUUID(), Clock.systemUTC()));
    private final ReadThrough<String, Integer> cache =
            new ReadThrough<>(100, value -> 1, Newcomers.ANNOUNCED, Clock.systemUTC());
    private final AtomicInteger stored = new AtomicInteger(1);

    @Override
    public Journal journal() {
        return journal;
    }

    private @Nullable Integer read() {
        return cache.getAll(List.of("k"), keys -> Map.of("k", stored.get())).get("k");
    }

    private @Nullable Integer readOne() {
        return cache.get("k", key -> stored.get());
    }

    private static Event event() {
        return new AccountEvent.AccountChanged(Samples.userId(), Samples.now());
    }

    @Test
    void aCommitReadsItsOwnWritesAndLeavesThemOutOfTheCache() {
        assertThat(read()).isEqualTo(1);
        assertThatThrownBy(
                        () ->
                                journal.commit(
                                        event(),
                                        () -> {
                                            stored.set(2);
                                            assertThat(read()).isEqualTo(2);
                                            assertThat(readOne()).isEqualTo(2);
                                            // Rolled back:
                                            stored.set(1);
                                            throw new IllegalStateException("no");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(read()).isEqualTo(1);
        assertThat(readOne()).isEqualTo(1);
    }

    @Test
    void whatOthersLoadWhileACommitIsUnderWayIsDroppedAtItsEnd() {
        journal.commit(
                event(),
                () -> {
                    cache.invalidate("k");
                    loadOnAnotherThread();
                    stored.set(2);
                    return true;
                });
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void whatOthersLoadWhileACommitFailsIsDroppedToo() {
        assertThatThrownBy(
                        () ->
                                journal.commit(
                                        event(),
                                        () -> {
                                            cache.added("k");
                                            loadOnAnotherThread();
                                            stored.set(2);
                                            throw new IllegalStateException("lost at COMMIT");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void aCommitWithinACommitEndsWithTheOuterOne() {
        journal.commit(
                event(),
                () -> {
                    journal.commit(
                            event(),
                            () -> {
                                cache.invalidate("k");
                                return true;
                            });
                    loadOnAnotherThread();
                    stored.set(2);
                    return true;
                });
        assertThat(read()).isEqualTo(2);
    }

    private void loadOnAnotherThread() {
        try {
            Thread.ofVirtual().start(() -> assertThat(read()).isEqualTo(1)).join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(stored).hasValue(1);
    }
}
