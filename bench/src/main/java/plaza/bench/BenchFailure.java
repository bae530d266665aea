package plaza.bench;

import java.util.concurrent.ExecutionException;

/** The run cannot go on; the message is fit to be shown as it is. */
public final class BenchFailure extends RuntimeException {
    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** For a task that failed; one that failed with such a failure keeps it. */
    public static BenchFailure of(String what, ExecutionException task) {
        Throwable cause = task.getCause();
        return cause instanceof BenchFailure failure
                ? failure
                : new BenchFailure(what + ": " + cause, task);
    }
}
