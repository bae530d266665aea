package plaza.http.update;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import plaza.core.subscription.LiveUpdates;

/**
 * Says goodbye to live connections before the web server stops: it waits for requests under way,
 * and these would never end by themselves.
 */
final class UpdateStop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateStop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(10);

    private final LiveUpdates live;
    private volatile boolean running;

    UpdateStop(LiveUpdates live) {
        this.live = live;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        live.stop();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (live.connections() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.debug("{} live connections have not ended", live.connections());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
