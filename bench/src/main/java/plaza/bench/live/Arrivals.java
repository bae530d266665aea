package plaza.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The updates that one listener heard, and when. Thread-safe. */
public final class Arrivals {
    private static final Pattern POST = Pattern.compile("\"postId\":\"([0-9a-f-]{36})\"");

    private final List<Arrival> feed = new ArrayList<>();
    private final List<String> trouble = new ArrayList<>();
    private boolean ready;

    /**
     * A post came.
     *
     * @param nanos of {@link System#nanoTime}
     */
    public record Arrival(String post, long nanos) {}

    synchronized void ready() {
        ready = true;
        notifyAll();
    }

    /** Notes the post that a message tells of. */
    synchronized void heard(String message) {
        long now = System.nanoTime();
        Matcher matcher = POST.matcher(message);
        if (matcher.find()) {
            feed.add(new Arrival(matcher.group(1), now));
        } else {
            trouble(message);
        }
    }

    /** Something else than news came: a reset, a goodbye, a break. */
    synchronized void trouble(String what) {
        trouble.add(what);
        notifyAll();
    }

    /** Waits until the connection stands; says whether it does. */
    synchronized boolean awaitReady(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (!ready && trouble.isEmpty()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return ready;
    }

    /** In the order in which they came. */
    public synchronized List<Arrival> feed() {
        return List.copyOf(feed);
    }

    public synchronized int count() {
        return feed.size();
    }

    public synchronized List<String> trouble() {
        return List.copyOf(trouble);
    }
}
