package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static plaza.core.event.EventSamples.entries;
import static plaza.core.event.EventSamples.quick;
import static plaza.core.event.EventSamples.written;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.core.StorageException;
import plaza.core.event.JournalConsumers.Parked;
import plaza.memory.event.MemoryJournal;
import plaza.memory.event.MemoryJournalConsumers;

class ProjectionRunnerTest {
    private static final String NAME = "sample";

    private final UUID node = UUID.randomUUID();
    private final MemoryJournal stored = EventSamples.journal(node);
    private final AtomicLong acknowledged = new AtomicLong();
    private final JournalConsumers consumers = counted(new MemoryJournalConsumers(stored));
    private final WakeUp wakeUp = new WakeUp();
    private final NotifyingJournal journal = new NotifyingJournal(stored, node, List.of(), wakeUp);
    private final Recorder projection = new Recorder();
    private final ProjectionRunner runner = runner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void everythingIsAppliedInOrderAndAcknowledged() {
        List<Event> before = written(journal, 600);
        runner.start();
        await().until(() -> projection.applied.size() == 600);
        assertThat(projection.applied).isEqualTo(before);
        List<Event> after = written(journal, 10);
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(projection.applied.subList(600, 610)).isEqualTo(after);
        assertThat(runner.lag()).isZero();
        assertThat(runner.failures()).isZero();
        assertThat(runner.parked()).isZero();
        await().until(() -> runner.processed() == 610);
    }

    /** Each event comes alone; noting each would be as many writes. */
    @Test
    void howFarItHasComeIsNotedTenTimesASecond() {
        long begin = System.nanoTime();
        runner.start();
        for (int i = 1; i <= 200; i++) {
            written(journal, 1);
            int count = i;
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> projection.applied.size() == count);
        }
        await().until(() -> consumers.lag(NAME) == 0);
        long tenths = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 100;

        assertThat(acknowledged.get()).isBetween(1L, tenths + 1);
    }

    @Test
    void howFarItHasComeIsNotedWhenItIsHeldOrEnds() {
        runner.start();
        written(journal, 1);
        await().until(() -> consumers.lag(NAME) == 0);
        written(journal, 1);
        await().until(() -> projection.applied.size() == 2);
        runner.hold();
        await().until(() -> consumers.lag(NAME) == 0);
        runner.resume();
        written(journal, 1);
        await().until(() -> projection.applied.size() == 3);
        runner.close();

        assertThat(consumers.lag(NAME)).isZero();
    }

    @Test
    void batchesAreBounded() {
        written(journal, 600);
        runner.start();
        await().until(() -> projection.applied.size() == 600);
        assertThat(projection.largestBatch).hasValue(256);
    }

    @Test
    void writesThatWakeNobodyAreFoundToo() {
        runner.start();
        List<Event> silent = written(stored, 3);
        await().until(() -> projection.applied.size() == 3);
        assertThat(projection.applied).isEqualTo(silent);
    }

    @Test
    void anotherRunnerGoesOnWhereTheLastOneStopped() {
        written(journal, 5);
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        runner.close();
        List<Event> later = written(journal, 5);
        try (ProjectionRunner next = runner()) {
            next.start();
            await().until(() -> consumers.lag(NAME) == 0);
        }
        assertThat(projection.applied).hasSize(10).endsWith(later.toArray(Event[]::new));
    }

    @Test
    void anEngineThatIsAwayIsWaitedForAndNothingIsParked() {
        projection.away.set(true);
        List<Event> events = written(journal, 5);
        runner.start();
        await().until(() -> runner.failures() > 3 * ProjectionRunner.ATTEMPTS);
        assertThat(consumers.position(NAME)).isEqualTo(JournalPosition.START);
        projection.away.set(false);
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(projection.applied).isEqualTo(events);
        assertThat(runner.parked()).isZero();
    }

    @Test
    void aBatchThatIsTooMuchForTheEngineIsTriedInPartsAndLaterInLargerOnes() {
        projection.mostAtOnce = 3;
        List<Event> events = written(journal, 600);
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(projection.applied).isEqualTo(events);
        assertThat(runner.parked()).isZero();

        projection.mostAtOnce = Integer.MAX_VALUE;
        projection.largestBatch.set(0);
        List<Event> later = written(journal, 10_000);
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(projection.applied).hasSize(10_600).endsWith(later.toArray(Event[]::new));
        assertThat(projection.largestBatch).hasValue(256);
    }

    @Test
    void aPoisonedEntryIsParkedAndTheRestGoesOn() {
        List<Event> events = written(journal, 10);
        projection.poisoned.add(events.get(4));
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        List<Event> others = events.stream().filter(event -> event != events.get(4)).toList();
        assertThat(projection.applied).isEqualTo(others);
        assertThat(projection.attempts).hasValue(1 + ProjectionRunner.ATTEMPTS);
        assertThat(runner.parked()).isEqualTo(1);
        assertThat(runner.processed()).isEqualTo(10);
        assertThat(consumers.listParked(NAME))
                .containsExactly(
                        new Parked(entries(stored).get(4), "IllegalStateException: poisoned"));
    }

    static List<RuntimeException> lasting() {
        return List.of(
                new IllegalArgumentException("a payload is too long"),
                new IndexOutOfBoundsException("3 of 2"),
                new NullPointerException("no name"),
                new ClassCastException("no text"),
                new ArithmeticException("overflow"),
                StorageException.permanent("no such column", null));
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void anEntryThatWouldFailInTheSameWayAtEachTryIsTriedAloneOnceAndParked(
            RuntimeException failure) {
        List<Event> events = written(journal, 10);
        projection.poisoned.add(events.get(4));
        projection.failure = failure;
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(projection.attempts).hasValue(1 + 1);
        assertThat(runner.parked()).isEqualTo(1);
        assertThat(projection.applied).hasSize(9);
    }

    @Test
    void anErrorIsParkedLikeAnException() {
        List<Event> events = written(journal, 3);
        projection.overflowing.add(events.get(1));
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(consumers.listParked(NAME))
                .extracting(Parked::reason)
                .containsExactly("StackOverflowError");
        assertThat(projection.applied).containsExactly(events.get(0), events.get(2));
    }

    @Test
    void anEntryThatRecoversBeforeItsLastAttemptIsNotParked() {
        List<Event> events = written(journal, 3);
        projection.poisoned.add(events.get(1));
        projection.healAfter = ProjectionRunner.ATTEMPTS - 1;
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        assertThat(runner.parked()).isZero();
        assertThat(projection.applied).isEqualTo(events);
    }

    @Test
    void aParkedEntryCanBeRetried() {
        List<Event> events = written(journal, 3);
        projection.poisoned.add(events.get(1));
        runner.start();
        await().until(() -> consumers.lag(NAME) == 0);
        JournalPosition parkedAt = entries(stored).get(1).position();

        projection.poison = "still poisoned";
        assertThatThrownBy(() -> runner.retry(parkedAt)).hasMessage("still poisoned");
        assertThat(consumers.findParked(NAME, parkedAt))
                .map(Parked::reason)
                .contains("IllegalStateException: still poisoned");

        projection.poisoned.clear();
        assertThat(runner.retry(parkedAt)).isTrue();
        assertThat(runner.retry(parkedAt)).isFalse();
        assertThat(runner.parked()).isZero();
        assertThat(projection.applied).containsExactly(events.get(0), events.get(2), events.get(1));
    }

    /** Of what was read together the rest is for whoever has the lease then. */
    @Test
    void aLeaseThatIsLostBetweenTwoBatchesIsNoticed() {
        var lease = new LosableLease();
        projection.mostAtOnce = 1;
        projection.afterwards =
                () -> {
                    lease.isLost.set(projection.applied.size() == 1);
                    projection.mostAtOnce = Integer.MAX_VALUE;
                };
        List<Event> events = written(journal, 100);
        try (ProjectionRunner losing = runner(lease)) {
            losing.start();
            await().until(() -> lease.refused.get() > 1);
            assertThat(projection.applied).hasSize(1);

            lease.isLost.set(false);
            await().until(() -> consumers.lag(NAME) == 0);
        }
        assertThat(projection.applied).isEqualTo(events);
    }

    @Test
    void closingFinishesTheBatchInHand() throws Exception {
        projection.gate = new CountDownLatch(1);
        written(journal, 3);
        runner.start();
        projection.entered.await();
        Thread closing = Thread.ofVirtual().start(runner::close);
        await().until(() -> closing.getState() != Thread.State.RUNNABLE);
        assertThat(projection.applied).isEmpty();
        projection.gate.countDown();
        closing.join();
        assertThat(projection.applied).hasSize(3);
        assertThat(consumers.lag(NAME)).isZero();
    }

    @Test
    void closingDoesNotWaitForAnEngineThatIsAway() {
        projection.away.set(true);
        written(journal, 1);
        runner.start();
        await().until(() -> runner.failures() > 0);
        runner.close();
        assertThat(consumers.lag(NAME)).isEqualTo(1);
    }

    @Test
    void aRunnerThatNeverStartedCanBeClosed() {
        written(journal, 1);
        runner.close();
        assertThat(projection.applied).isEmpty();
    }

    private JournalConsumers counted(JournalConsumers counting) {
        return (JournalConsumers)
                Proxy.newProxyInstance(
                        JournalConsumers.class.getClassLoader(),
                        new Class<?>[] {JournalConsumers.class},
                        (self, method, arguments) -> {
                            if (method.getName().equals("acknowledge")) {
                                acknowledged.incrementAndGet();
                            }
                            return method.invoke(counting, arguments);
                        });
    }

    private ProjectionRunner runner() {
        return runner(Leases.ALWAYS);
    }

    private ProjectionRunner runner(Leases leases) {
        return new ProjectionRunner(
                new JournalReader(journal, wakeUp),
                consumers,
                new Acknowledgements(consumers),
                projection,
                leases,
                wakeUp,
                quick());
    }

    private static final class LosableLease implements Leases {
        private final AtomicBoolean isLost = new AtomicBoolean();
        private final AtomicInteger refused = new AtomicInteger();

        @Override
        public boolean hold(String name) {
            if (isLost.get()) {
                refused.incrementAndGet();
                return false;
            }
            return true;
        }

        @Override
        public void release(String name) {}
    }

    /** Notes what it is given, and fails as it is told. */
    private static final class Recorder implements Projection {
        private final List<Event> applied = new CopyOnWriteArrayList<>();
        private final Set<Event> poisoned = ConcurrentHashMap.newKeySet();
        private final Set<Event> overflowing = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean away = new AtomicBoolean();
        private final AtomicInteger attempts = new AtomicInteger();
        private final AtomicInteger largestBatch = new AtomicInteger();
        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile String poison = "poisoned";
        private volatile @Nullable RuntimeException failure;
        private volatile int healAfter = Integer.MAX_VALUE;
        private volatile int mostAtOnce = Integer.MAX_VALUE;
        private volatile Runnable afterwards = () -> {};

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void apply(List<JournalEntry> entries) {
            entered.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away.get()) {
                throw StorageException.unavailable("The engine is away", null);
            }
            if (entries.size() > mostAtOnce) {
                throw StorageException.unavailable("The statement took too long", null);
            }
            largestBatch.accumulateAndGet(entries.size(), Math::max);
            for (JournalEntry entry : entries) {
                if (overflowing.contains(entry.event())) {
                    throw new StackOverflowError();
                }
                if (poisoned.contains(entry.event()) && attempts.incrementAndGet() <= healAfter) {
                    throw failure == null ? new IllegalStateException(poison) : failure;
                }
            }
            // All or nothing, so that a test sees each event once.
            applied.addAll(entries.stream().map(JournalEntry::event).toList());
            afterwards.run();
        }
    }
}
