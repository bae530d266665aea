package plaza.app.testing;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Closes what all tests of this JVM share when it ends, what was opened last first. */
public final class AtTheEnd {
    private static final Deque<AutoCloseable> OPEN = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtTheEnd::closeAll, "stop-plaza"));
    }

    private AtTheEnd() {}

    public static <T extends AutoCloseable> T close(T closeable) {
        OPEN.push(closeable);
        return closeable;
    }

    private static void closeAll() {
        while (!OPEN.isEmpty()) {
            try {
                OPEN.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
