package plaza.postgres.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.JointWrite;

/** A commit that waits to be made with others. Thread-safe. */
final class Commit {
    private final Event event;
    private final JointWrite<?> write;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** What became of it. */
    enum Outcome {
        CHANGED,
        UNCHANGED,
        /** Nothing was committed, and whoever wants it has to do so alone. */
        LEFT_ALONE
    }

    Commit(Event event, JointWrite<?> write) {
        this.event = event;
        this.write = write;
    }

    Event event() {
        return event;
    }

    JointWrite<?> write() {
        return write;
    }

    void is(Outcome known) {
        outcome.complete(known);
    }

    /** It may be committed or not. */
    void isUnknown(Throwable cause) {
        outcome.completeExceptionally(cause);
    }

    /**
     * @throws StorageException when nobody knows what became of it
     */
    Outcome await() throws InterruptedException {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw StorageException.unavailable("A commit with others failed", e.getCause());
        }
    }
}
