package plaza.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Asker;
import plaza.media.FairWorkers.Bounds;
import plaza.media.FairWorkers.Work;

@Timeout(60)
class FairWorkersTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Object GREEDY = "greedy";
    private static final Object MODEST = "modest";

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final DecodeBudget budget = new DecodeBudget(100 << 10);
    private FairWorkers workers = new FairWorkers("test-", 1, new Bounds(1, 1, LONG), budget);

    @AfterEach
    void close() {
        end.countDown();
        workers.close();
        callers.close();
    }

    /** With a thread that is busy for somebody until the end. */
    private Future<String> busy(int each, int all, Duration patience) throws InterruptedException {
        workers.close();
        workers = new FairWorkers("test-", 1, new Bounds(each, all, patience), budget);
        Future<String> first =
                ask(
                        new Asker(GREEDY, () -> false),
                        new Work<>(
                                1,
                                () -> {
                                    begun.countDown();
                                    end.await();
                                    return "first";
                                }));
        begun.await();
        return first;
    }

    private Future<String> ask(Asker asker, Work<String> work) {
        return callers.submit(() -> workers.call(asker, work));
    }

    private Work<String> work(String name) {
        return new Work<>(
                1,
                () -> {
                    done.add(name);
                    return name;
                });
    }

    /** Asks, and comes back when a place is taken. */
    private Future<String> ask(Object who, String name) {
        int before = workers.taken();
        Future<String> asked = ask(new Asker(who, () -> false), work(name));
        until(before + 1);
        return asked;
    }

    private void until(int taken) {
        while (workers.taken() != taken) {
            Thread.onSpinWait();
        }
    }

    private static DomainException refusal(Future<?> asked) {
        ExecutionException failure = catchThrowableOfType(ExecutionException.class, asked::get);
        assertThat(failure.getCause()).isInstanceOf(DomainException.class);
        return (DomainException) Objects.requireNonNull(failure.getCause());
    }

    @Test
    void peopleTakeTurnsHoweverMuchOneAsksFor() throws Exception {
        Future<String> first = busy(10, 20, LONG);
        List<Future<String>> asked = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            asked.add(ask(GREEDY, "greedy " + i));
        }
        asked.add(ask(MODEST, "modest 1"));
        asked.add(ask(MODEST, "modest 2"));

        end.countDown();

        assertThat(first.get()).isEqualTo("first");
        for (Future<String> each : asked) {
            each.get();
        }
        assertThat(done)
                .containsExactly(
                        "greedy 1",
                        "modest 1",
                        "greedy 2",
                        "modest 2",
                        "greedy 3",
                        "greedy 4",
                        "greedy 5");
        assertThat(workers.taken()).isZero();
    }

    @Test
    void whoWaitsForTooMuchIsRefusedAndNobodyElse() throws Exception {
        Future<String> _ = busy(3, 20, LONG);
        Future<String> _ = ask(GREEDY, "second");
        Future<String> _ = ask(GREEDY, "third");

        DomainException refusal = refusal(ask(new Asker(GREEDY, () -> false), work("fourth")));

        assertThat(refusal.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(refusal.retryAfter()).isNotNull();
        Future<String> other = ask(MODEST, "other");
        end.countDown();
        assertThat(other.get()).isEqualTo("other");
    }

    @Test
    void whereAllPlacesAreTakenTheLastOfTheGreedyMakesRoom() throws Exception {
        Future<String> _ = busy(10, 4, LONG);
        Future<String> second = ask(GREEDY, "second");
        Future<String> _ = ask(GREEDY, "third");
        Future<String> fourth = ask(GREEDY, "fourth");

        Future<String> other = ask(new Asker(MODEST, () -> false), work("other"));

        assertThat(refusal(fourth).kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(workers.taken()).isEqualTo(4);
        end.countDown();
        assertThat(other.get()).isEqualTo("other");
        assertThat(second.get()).isEqualTo("second");
        assertThat(done).doesNotContain("fourth");
    }

    @Test
    void whereNobodyHasMoreTheNewcomerIsRefused() throws Exception {
        Future<String> _ = busy(10, 2, LONG);
        Future<String> _ = ask(MODEST, "other");

        Future<String> third = ask(new Asker("third", () -> false), work("third"));

        assertThat(refusal(third).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(workers.taken()).isEqualTo(2);
    }

    @Test
    void whoIsGoneWaitsNoLongerAndNothingIsDoneForThem() throws Exception {
        Future<String> first = busy(10, 20, LONG);
        var isGone = new AtomicBoolean();
        Future<String> asked = ask(new Asker(MODEST, isGone::get), work("for nobody"));
        until(2);

        isGone.set(true);

        assertThat(refusal(asked).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(workers.taken()).isEqualTo(1);
        end.countDown();
        first.get();
        assertThat(ask(new Asker(MODEST, () -> false), work("next")).get()).isEqualTo("next");
        assertThat(done).containsExactly("next");
    }

    @Test
    void whatIsBeingDoneIsNotWaitedForByWhoIsGone() throws Exception {
        workers.close();
        workers = new FairWorkers("test-", 1, new Bounds(10, 20, LONG), budget);
        var isGone = new AtomicBoolean();
        Future<String> asked =
                ask(
                        new Asker(MODEST, isGone::get),
                        new Work<>(
                                1,
                                () -> {
                                    begun.countDown();
                                    end.await();
                                    return "late";
                                }));
        begun.await();

        isGone.set(true);

        assertThat(refusal(asked).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(workers.taken()).isZero();
    }

    @Test
    void nobodyWaitsForTheirTurnForEver() throws Exception {
        Future<String> _ = busy(10, 20, Duration.ofMillis(1));
        assertThat(refusal(ask(new Asker(MODEST, () -> false), work("late"))).kind())
                .isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(workers.taken()).isEqualTo(1);
    }

    @Test
    void whatSeveralAskForIsDoneOnceAndAtTheFirstTurnOfAny() throws Exception {
        Future<String> _ = busy(10, 20, LONG);
        Future<String> _ = ask(GREEDY, "greedy 1");
        Future<String> _ = ask(GREEDY, "greedy 2");
        Work<String> common = work("common");
        Future<String> hers = ask(new Asker(GREEDY, () -> false), common);
        until(4);
        Future<String> his = ask(new Asker(MODEST, () -> false), common);
        until(5);

        end.countDown();

        assertThat(hers.get()).isEqualTo("common");
        assertThat(his.get()).isEqualTo("common");
        until(0);
        assertThat(done).containsExactly("greedy 1", "common", "greedy 2");
    }

    @Test
    void whoWaitsAtTheEndWaitsNoLonger() throws Exception {
        Future<String> _ = busy(10, 20, LONG);
        Future<String> asked = ask(MODEST, "never");
        workers.close();
        assertThat(refusal(asked).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(refusal(ask(new Asker(MODEST, () -> false), work("never"))).kind())
                .isEqualTo(ErrorKind.UNAVAILABLE);
    }

    /** Work that says when it is being done, and is done at the end. */
    private Work<String> lasting(long bytes, CountDownLatch hasBegun) {
        return new Work<>(
                bytes,
                () -> {
                    hasBegun.countDown();
                    end.await();
                    return "lasting";
                });
    }

    private void open(int atATime) {
        workers.close();
        workers = new FairWorkers("test-", atATime, new Bounds(100, 200, LONG), budget);
    }

    @Test
    void onePersonNeverHasTheLastOfTheThreads() throws Exception {
        open(3);
        var two = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Future<String> _ = ask(new Asker(GREEDY, () -> false), lasting(1, two));
        }
        two.await();
        Future<String> third = ask(GREEDY, "greedy 3");

        assertThat(ask(new Asker(MODEST, () -> false), work("modest")).get()).isEqualTo("modest");

        assertThat(third.isDone()).isFalse();
        end.countDown();
        assertThat(third.get()).isEqualTo("greedy 3");
        assertThat(done).containsExactly("modest", "greedy 3");
    }

    @Test
    void whoIsGoneHasTheThreadAsLongAsTheirWorkGoesOn() throws Exception {
        open(2);
        var isGone = new AtomicBoolean();
        var first = new CountDownLatch(1);
        Future<String> left = ask(new Asker(GREEDY, isGone::get), lasting(1, first));
        first.await();
        isGone.set(true);
        refusal(left);
        Future<String> next = ask(GREEDY, "greedy");

        assertThat(ask(new Asker(MODEST, () -> false), work("modest")).get()).isEqualTo("modest");

        assertThat(next.isDone()).isFalse();
        end.countDown();
        assertThat(next.get()).isEqualTo("greedy");
    }

    @Test
    void memoryIsTakenBeforeAThreadAndWhatFitsGoesAhead() throws Exception {
        open(2);
        budget.taking(
                        60 << 10,
                        () -> {
                            Future<String> large =
                                    ask(
                                            new Asker(GREEDY, () -> false),
                                            new Work<>(
                                                    50 << 10,
                                                    () -> {
                                                        done.add("large");
                                                        return "large";
                                                    }));
                            until(1);
                            try {
                                assertThat(ask(new Asker(MODEST, () -> false), work("small")).get())
                                        .isEqualTo("small");
                            } catch (InterruptedException | ExecutionException e) {
                                throw new IllegalStateException(e);
                            }
                            assertThat(large.isDone()).isFalse();
                            return large;
                        })
                .get();
        assertThat(done).containsExactly("small", "large");
        until(0);
        assertThat(budget.tryTake(100 << 10)).isTrue();
    }

    @Test
    void onlyAFewGoAheadOfWhatDoesNotFit() throws Exception {
        open(2);
        List<Future<String>> small = new ArrayList<>();
        budget.taking(
                60 << 10,
                () -> {
                    Future<String> _ =
                            ask(
                                    new Asker(GREEDY, () -> false),
                                    new Work<>(
                                            50 << 10,
                                            () -> {
                                                done.add("large");
                                                return "large";
                                            }));
                    until(1);
                    for (int i = 0; i < 8; i++) {
                        try {
                            ask(new Asker(MODEST, () -> false), work("small")).get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                        until(1);
                    }
                    small.add(ask(MODEST, "behind"));
                    return "freed";
                });
        small.getFirst().get();
        until(0);
        assertThat(done).hasSize(10).startsWith("small").contains("large", "behind");
        assertThat(done.subList(0, 8)).containsOnly("small");
    }

    @Test
    void whatIsCancelledIsInterruptedAndItsThreadGoesOn() throws Exception {
        var interrupted = new CountDownLatch(1);
        Work<String> endless =
                new Work<>(
                        100 << 10,
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                                throw e;
                            }
                            return "never";
                        });
        open(1);
        Future<String> asked = ask(new Asker(GREEDY, () -> false), endless);
        begun.await();

        endless.cancel(true);

        interrupted.await();
        assertThat(refusal(asked).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        until(0);
        assertThat(ask(new Asker(MODEST, () -> false), work("next")).get()).isEqualTo("next");
    }
}
