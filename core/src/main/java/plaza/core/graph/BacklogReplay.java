package plaza.core.graph;

import java.time.Duration;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;

/** Brings a graph that was away up to date. Several processes may do so at a time. */
public final class BacklogReplay extends Worker {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int BATCH = 200;

    private final FallbackFollowGraph graph;

    public BacklogReplay(FallbackFollowGraph graph, Backoff backoff) {
        super("follow-backlog", backoff);
        this.graph = graph;
    }

    @Override
    protected void round() throws InterruptedException {
        if (graph.replay(BATCH) < BATCH) {
            pause(LOOK_EVERY);
        }
    }
}
