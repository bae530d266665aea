package plaza.core.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import plaza.core.event.WakeUp;
import plaza.core.graph.ProfileListener;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostView;
import plaza.core.post.ShowingListener;

/**
 * Counts how often posts are shown and profiles opened, in memory, until {@link ImpressionWriter}
 * writes it down: what was counted in the last second is lost when the process dies, and by whom is
 * written nowhere. What people see of their own does not count. Bounded; thread-safe.
 */
public final class Impressions implements ShowingListener, ProfileListener {
    /** Posts and profiles that are written at a time. */
    static final int BATCH = 1_000;

    /**
     * Posts and profiles that may wait, some 150 bytes each; the impressions of others are dropped.
     */
    private static final int MOST_WAITING = 20_000;

    /**
     * As soon as so many wait they are written; before that the longer they wait the more of what
     * was shown is of the same posts, and written together.
     */
    private static final int FULL = MOST_WAITING / 2;

    private final ConcurrentHashMap<Shown, Integer> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final LongAdder dropped = new LongAdder();
    private final WakeUp wakeUp = new WakeUp();
    private final Clock clock;

    /**
     * @param post null for a profile
     */
    private record Shown(@Nullable PostId post, UserId person, Instant hour) {}

    public Impressions(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void show(UserId viewer, List<PostView> views) {
        if (views.isEmpty()) {
            return;
        }
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        long before = waiting.mappingCount();
        for (PostView view : views) {
            Post post = view.post();
            if (!post.author().equals(viewer)) {
                add(new Shown(post.id(), post.author(), hour), 1, before < MOST_WAITING);
            }
        }
        wakeWhere(before);
    }

    @Override
    public void open(UserId viewer, UserId person) {
        if (!viewer.equals(person)) {
            Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
            long before = waiting.mappingCount();
            add(new Shown(null, person, hour), 1, before < MOST_WAITING);
            wakeWhere(before);
        }
    }

    private void wakeWhere(long waits) {
        if (waits >= FULL && full.compareAndSet(false, true)) {
            wakeUp.signal();
        }
    }

    private void add(Shown shown, int count, boolean room) {
        if (room) {
            waiting.merge(shown, count, Integer::sum);
        } else if (waiting.computeIfPresent(shown, (key, old) -> old + count) == null) {
            dropped.add(count);
        }
    }

    /** Drops what waits of posts that are gone. */
    void forget(Collection<PostId> posts) {
        Set<PostId> gone = Set.copyOf(posts);
        waiting.keySet().removeIf(shown -> shown.post() != null && gone.contains(shown.post()));
    }

    /** Takes out at most {@link #BATCH}. */
    List<Impression> drain() {
        full.set(false);
        List<Impression> drained = new ArrayList<>();
        for (Shown shown : waiting.keySet()) {
            Integer count = waiting.remove(shown);
            if (count != null) {
                drained.add(new Impression(shown.post(), shown.person(), shown.hour(), count));
            }
            if (drained.size() == BATCH) {
                break;
            }
        }
        return drained;
    }

    /** Puts back what could not be written. */
    void giveBack(List<Impression> impressions) {
        for (Impression it : impressions) {
            add(
                    new Shown(it.post(), it.person(), it.hour()),
                    it.count(),
                    waiting.mappingCount() < MOST_WAITING);
        }
    }

    void drop(List<Impression> impressions) {
        impressions.forEach(impression -> dropped.add(impression.count()));
    }

    /**
     * Waits for the time, or until so many wait that they have to go, or {@link #wake} is called.
     */
    void await(Duration time) throws InterruptedException {
        long seen = wakeUp.signals();
        if (!full.get()) {
            wakeUp.await(seen, time);
        }
    }

    void wake() {
        wakeUp.signal();
    }

    /** How many posts and profiles wait to be written. */
    public long waiting() {
        return waiting.mappingCount();
    }

    /** How many impressions were never written since the start. */
    public long dropped() {
        return dropped.sum();
    }
}
