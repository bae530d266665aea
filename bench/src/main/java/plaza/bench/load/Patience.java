package plaza.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How to fill a server that has more to do than it can: what it turns away is asked again. */
public final class Patience {
    private static final int BUSY = 503;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Patience() {}

    /** A request that can be repeated. */
    @FunctionalInterface
    public interface Request {
        Reply send() throws IOException;
    }

    /** The first reply that is no 503, or the last after five minutes of nothing else. */
    public static Reply ask(Request request) throws IOException {
        long begin = System.nanoTime();
        Reply reply = request.send();
        while (reply.status() == BUSY && System.nanoTime() - begin < LONGEST.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            reply = request.send();
        }
        return reply;
    }
}
