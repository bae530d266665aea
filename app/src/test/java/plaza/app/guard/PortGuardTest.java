package plaza.app.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plaza.core.DomainException;
import plaza.core.Fallback;
import plaza.core.StorageException;

final class PortGuardTest {
    /** Gives an engine up soon, and a call never. */
    private static final EngineTimeouts SOON =
            new EngineTimeouts(
                    Duration.ofMinutes(5), Duration.ofMillis(200), Duration.ofMillis(100));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile Faults faults = Faults.NONE;
    private final PortGuard guard =
            new PortGuard(
                    meters,
                    new EngineTimeouts(
                            Duration.ofMillis(200), Duration.ofSeconds(60), Duration.ofSeconds(30)),
                    call -> faults.before(call));

    @AfterEach
    void close() {
        guard.close();
    }

    interface Port {
        String answer(String question);
    }

    @Test
    void callsGoThroughAndAreTimedByPortOperationAndEngine() {
        Port port = guard.remote(Port.class, "stone", question -> question + "!");

        assertThat(port.answer("yes")).isEqualTo("yes!");
        assertThat(count("ok")).isEqualTo(1);
    }

    @Test
    void anExceptionOfTheAdapterArrivesAsItIs() {
        var refusal = DomainException.notFound("thing");
        Port port =
                guard.remote(
                        Port.class,
                        "stone",
                        question -> {
                            throw refusal;
                        });

        assertThatThrownBy(() -> port.answer("?")).isSameAs(refusal);
        assertThat(count("refused")).isEqualTo(1);
    }

    @Test
    void anEngineThatHangsIsGivenUpAfterTheTimeOut() {
        var never = new CountDownLatch(1);
        Port port = guard.remote(Port.class, "stone", question -> waitFor(never));

        assertThatThrownBy(() -> port.answer("?"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                .hasMessageMatching("Port.answer on stone was given up after [0-9]{3,} ms");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(count("away")).isEqualTo(1);
    }

    @Test
    void theTimeOutOfACallNeverInterruptsWhatComesAfterIt() {
        Port port = guard.remote(Port.class, "stone", question -> question);
        for (int i = 0; i < 1_000; i++) {
            port.answer("?");
        }
        var done = new CountDownLatch(1);
        Thread bystander =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    port.answer("?");
                                    waitFor(done);
                                });
        await().during(Duration.ofMillis(400))
                .atMost(Duration.ofMinutes(1))
                .until(bystander::isAlive);
        done.countDown();
    }

    @Test
    void anEngineThatIsAwayIsNotAskedForAWhileAndThenTriedAgain() {
        var asked = new AtomicInteger();
        faults =
                call -> {
                    asked.incrementAndGet();
                    throw StorageException.unavailable("away", null);
                };
        Port port = guard.remote(Port.class, "stone", question -> question);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> port.answer("?")).isInstanceOf(StorageException.class);
        }
        assertThat(asked).hasValueLessThan(50);

        faults = Faults.NONE;
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(StorageException.class)
                .untilAsserted(() -> assertThat(port.answer("back")).isEqualTo("back"));
    }

    @Test
    void refusalsDoNotOpenTheCircuit() {
        Port port =
                guard.remote(
                        Port.class,
                        "stone",
                        question -> {
                            if (question.isEmpty()) {
                                throw DomainException.notFound("thing");
                            }
                            return question;
                        });
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> port.answer("")).isInstanceOf(DomainException.class);
        }
        assertThat(port.answer("still there")).isEqualTo("still there");
    }

    @Test
    void anEngineThatCanBeAskedIsServedAgainWhenItAnswersAndCostsNoRequestBefore() {
        var answers = new AtomicBoolean();
        var called = new AtomicInteger();
        guard.watch(
                "stone",
                () -> {
                    if (!answers.get()) {
                        throw StorageException.unavailable("still away", null);
                    }
                });
        Port port =
                guard.remote(
                        Port.class,
                        "stone",
                        question -> {
                            called.incrementAndGet();
                            if (!answers.get()) {
                                throw StorageException.unavailable("away", null);
                            }
                            return question;
                        });
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> port.answer("?")).isInstanceOf(StorageException.class);
        }
        int before = called.get();
        await().during(Duration.ofMillis(2_500))
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            assertThatThrownBy(() -> port.answer("?"))
                                    .isInstanceOf(StorageException.class);
                            return called.get() == before;
                        });

        answers.set(true);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(StorageException.class)
                .untilAsserted(() -> assertThat(port.answer("back")).isEqualTo("back"));
    }

    @Test
    void askingWhetherAnEngineIsThereTakesNoLongerThanACall() {
        var never = new CountDownLatch(1);
        long start = System.nanoTime();
        assertThatThrownBy(() -> guard.ask(() -> waitFor(never)))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                .hasMessageContaining("no answer in 200 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void whoWaitsForAnEngineThatStandsStillIsToldSoLongBeforeTheTimeOut() throws Exception {
        var stands = new AtomicBoolean();
        var never = new CountDownLatch(1);
        Runnable check =
                () -> {
                    if (stands.get()) {
                        waitFor(never);
                    }
                };
        try (var impatient = new PortGuard(meters, SOON, faults);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            impatient.watch("stone", check);
            Port port =
                    impatient.remote(
                            Port.class,
                            "stone",
                            question -> question.isEmpty() ? waitFor(never) : question);
            stands.set(true);
            for (int i = 0; i < 50; i++) {
                threads.execute(
                        () ->
                                assertThatThrownBy(() -> port.answer(""))
                                        .isInstanceOf(StorageException.class)
                                        .hasMessageContaining("given up after"));
            }
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> port.answer("still?"))
                                            .hasMessageContaining("was away just now"));

            stands.set(false);
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptionsInstanceOf(StorageException.class)
                    .untilAsserted(() -> assertThat(port.answer("back")).isEqualTo("back"));
        }
    }

    @Test
    void anEngineWithOneLongAnswerIsNotGivenUpWhileItAnswersWhenAsked() throws Exception {
        var asked = new AtomicInteger();
        var end = new CountDownLatch(1);
        try (var impatient = new PortGuard(meters, SOON, faults);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            impatient.watch("stone", asked::incrementAndGet);
            Port port = impatient.remote(Port.class, "stone", question -> waitFor(end));
            Future<String> answer = threads.submit(() -> port.answer("?"));
            await().atMost(Duration.ofMinutes(1)).until(() -> asked.get() > 5);
            end.countDown();

            assertThat(answer.get()).isEqualTo("late");
        }
    }

    @Test
    void anEngineIsNotBlamedForAnotherThatWasCalledThroughIt() {
        Port inner =
                guard.remote(
                        Port.class,
                        "sand",
                        question -> {
                            throw StorageException.unavailable("sand is away", null);
                        });
        Port outer =
                guard.remote(
                        Port.class,
                        "stone",
                        question -> question.isEmpty() ? inner.answer(question) : question);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> outer.answer("")).isInstanceOf(StorageException.class);
        }
        assertThat(outer.answer("here")).isEqualTo("here");
    }

    @Test
    void anEngineThatHangsHoldsNoMoreThanItsPlaces() throws Exception {
        var never = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        Port port =
                guard.remote(
                        Port.class,
                        "stone",
                        question -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            try {
                                return waitFor(never);
                            } finally {
                                inside.decrementAndGet();
                            }
                        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 600; i++) {
                threads.execute(
                        () ->
                                assertThatThrownBy(() -> port.answer("?"))
                                        .isInstanceOf(StorageException.class));
            }
        }
        assertThat(most).hasValueLessThanOrEqualTo(256);
    }

    @Test
    void anEngineInDoubtIsNotWaitedForByWhoHasAFallbackAndKeepsTheOthers() throws Exception {
        var stands = new AtomicBoolean();
        var goesOn = new CountDownLatch(1);
        var patience =
                new EngineTimeouts(
                        Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMillis(100));
        try (var patient = new PortGuard(meters, patience, faults);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            patient.watch(
                    "stone",
                    () -> {
                        if (stands.get()) {
                            waitFor(goesOn);
                        }
                    });
            Port port =
                    patient.remote(
                            Port.class,
                            "stone",
                            question -> stands.get() ? waitFor(goesOn) : question);
            stands.set(true);
            Future<String> waits = threads.submit(() -> port.answer("?"));
            Future<String> other = threads.submit(() -> withFallback(port));
            assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo("without it");

            for (int i = 0; i < 100; i++) {
                assertThat(withFallback(port)).isEqualTo("without it");
            }
            assertThat(waits).isNotDone();
            assertThat(doubts()).isEqualTo(1);

            stands.set(false);
            goesOn.countDown();
            assertThat(waits.get()).isEqualTo("late");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(withFallback(port)).isEqualTo("back"));
        }
    }

    private double doubts() {
        return meters.get("plaza.engine.doubted").tag("engine", "stone").functionCounter().count();
    }

    private static String withFallback(Port port) {
        return Fallback.whenUnavailable(() -> port.answer("back"), () -> "without it");
    }

    private long count(String outcome) {
        return meters.get("plaza.port")
                .tags("port", "Port", "operation", "answer", "engine", "stone", "outcome", outcome)
                .timer()
                .count();
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return "late";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("interrupted", e);
        }
    }
}
