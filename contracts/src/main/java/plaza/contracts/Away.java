package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import plaza.core.StorageException;

/** The contract of every adapter while its engine is away. */
public final class Away {
    private Away() {}

    /**
     * Each of these calls fails within a time, and says that it may work later. All are made at
     * once: a driver may look for its server for as long as it is allowed.
     */
    public static void failInTime(List<EveryCall.Call> calls, Duration within) {
        assertThat(calls).isNotEmpty();
        Concurrently.call(calls.size(), i -> failsInTime(calls.get(i), within));
    }

    /**
     * Each of these calls, on an engine that stands still, ends soon after its thread was
     * interrupted, and says that it may work later: the way to take callers back from an engine.
     */
    public static void endWhenInterrupted(List<EveryCall.Call> calls, Duration within) {
        assertThat(calls).isNotEmpty();
        Concurrently.call(calls.size(), i -> endsWhenInterrupted(calls.get(i), within));
    }

    private static boolean endsWhenInterrupted(EveryCall.Call call, Duration within) {
        var failure = new AtomicReference<StorageException>();
        Thread caller =
                Thread.startVirtualThread(
                        () ->
                                failure.set(
                                        catchThrowableOfType(
                                                StorageException.class, call.body()::run)));
        try {
            assertThat(caller.join(Duration.ofMillis(200))).as(call.name() + " waits").isFalse();
            caller.interrupt();
            assertThat(caller.join(within)).as(call.name() + " ends").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(failure.get())
                .as(call.name())
                .matches(each -> each != null && each.isTransient(), "may work later");
        return true;
    }

    /** As {@link #failInTime}, of one call. */
    public static boolean failsInTime(EveryCall.Call call, Duration within) {
        long start = System.nanoTime();
        StorageException failure = catchThrowableOfType(StorageException.class, call.body()::run);
        assertThat(failure).as(call.name()).isNotNull();
        assertThat(failure.isTransient()).as(call.name()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(call.name()).isLessThan(within);
        assertThat(Thread.currentThread().isInterrupted()).as(call.name()).isFalse();
        return true;
    }
}
