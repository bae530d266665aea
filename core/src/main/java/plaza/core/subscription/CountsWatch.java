package plaza.core.subscription;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.core.id.PostId;
import plaza.core.post.Counters;
import plaza.core.post.CountsUpdate;

/**
 * Tells those who watch posts how their counts are: at once, and then at most four times a second
 * for each post.
 */
public final class CountsWatch extends Worker {
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final UpdateHub hub;
    private final Counters counters;

    public CountsWatch(UpdateHub hub, Counters counters, Backoff backoff) {
        super("update-counts", backoff);
        this.hub = hub;
        this.counters = counters;
    }

    @Override
    protected void round() throws InterruptedException {
        Set<PostId> touched = hub.touchedPosts().take(IDLE);
        if (touched.isEmpty()) {
            return;
        }
        try {
            tell(touched);
        } catch (RuntimeException e) {
            touched.forEach(hub.touchedPosts()::add);
            throw e;
        }
        pause(INTERVAL);
    }

    @Override
    protected void wake() {
        hub.touchedPosts().wake();
    }

    private void tell(Collection<PostId> posts) {
        counters.findAll(posts)
                .forEach(
                        (post, now) ->
                                hub.watches()
                                        .tell(
                                                new Watched.Counts(post),
                                                new CountsUpdate(post, now)));
    }
}
