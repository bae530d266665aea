package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import plaza.core.StorageException;

/** What every adapter promises while its engine is away. */
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
