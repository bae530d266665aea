package plaza.core.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.graph.ViewerContext;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.subscription.Listener.Batch;
import plaza.core.update.Topic;
import plaza.core.update.Update;
import plaza.core.update.UpdateFilter;

/**
 * A client that listens. One thread takes and sends, waiting as long as the client makes it; others
 * may do everything else meanwhile.
 */
public final class UpdateConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateConnection.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Listener listener;
    private final UpdateHub hub;
    private final Eyes eyes;
    private final Session session;

    /** How a client is connected. */
    public enum Kind {
        SSE,
        WEBSOCKET;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it takes to know what somebody may see, and until when. */
    record Eyes(ViewerContexts audience, List<UpdateFilter<?>> filters, Clock clock) {}

    UpdateConnection(Listener listener, UpdateHub hub, Eyes eyes, Session session) {
        this.listener = listener;
        this.hub = hub;
        this.eyes = eyes;
        this.session = session;
    }

    /**
     * What to send next, in order; nothing when there is none within the time. After {@link
     * Signal.Ended} comes nothing more.
     */
    public List<Signal> next(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            Duration valid = Duration.between(eyes.clock().instant(), session.expiresAt());
            if (!valid.isPositive()) {
                listener.end(Bye.SESSION_ENDED);
            }
            Batch batch = listener.take(min(left, valid));
            if (batch != null) {
                List<Signal> signals = signals(batch);
                if (!signals.isEmpty()) {
                    signals.forEach(hub.figures()::count);
                    return signals;
                }
            } else if (left.compareTo(valid) <= 0) {
                return List.of();
            }
        }
    }

    private static Duration min(Duration left, Duration valid) {
        return valid.isPositive() && valid.compareTo(left) < 0 ? valid : left;
    }

    private List<Signal> signals(Batch batch) throws InterruptedException {
        List<Signal> signals = new ArrayList<>();
        if (batch.bye() != null) {
            return List.of(new Signal.Ended(batch.bye()));
        }
        if (batch.opening() != null) {
            signals.add(batch.opening());
        }
        batch.replies().forEach(reply -> signals.add(new Signal.Reply(reply)));
        try {
            if (!batch.updates().isEmpty() || !batch.states().isEmpty()) {
                ViewerContext sight = eyes.audience().of(listener.user());
                signals.addAll(visible(sight, batch.updates()));
                List<Update> states = batch.states().stream().map(States.State::update).toList();
                seen(sight, states).forEach(state -> signals.add(new Signal.Latest(state)));
            }
        } catch (StorageException e) {
            if (!e.isTransient()) {
                throw e;
            }
            // What may be seen is not known just now; nothing is passed over.
            LOG.debug("Updates wait for storage", e);
            Thread.sleep(PAUSE);
            return List.of();
        }
        listener.confirm(batch);
        return signals;
    }

    private List<Signal.Happened> visible(ViewerContext sight, List<Signal.Happened> updates) {
        List<Update> seen = seen(sight, updates.stream().map(Signal.Happened::update).toList());
        Set<Update> shown = Set.copyOf(seen);
        return updates.stream().filter(each -> shown.contains(each.update())).toList();
    }

    private List<Update> seen(ViewerContext sight, List<Update> updates) {
        List<Update> seen = new ArrayList<>(updates);
        eyes.filters().forEach(filter -> keepVisible(filter, sight, seen));
        return seen;
    }

    private static <U extends Update> void keepVisible(
            UpdateFilter<U> filter, ViewerContext sight, List<Update> updates) {
        Class<U> type = filter.type();
        List<U> its = updates.stream().filter(type::isInstance).map(type::cast).toList();
        if (!its.isEmpty()) {
            Set<U> shown = Set.copyOf(filter.visible(sight, its));
            updates.removeIf(
                    update -> type.isInstance(update) && !shown.contains(type.cast(update)));
        }
    }

    public UserId user() {
        return listener.user();
    }

    /** Hears a KEPT topic from now on. */
    public void subscribe(Topic topic) {
        listener.subscribe(topic);
    }

    public void unsubscribe(Topic topic) {
        listener.unsubscribe(topic);
    }

    /** Stops to watch these. */
    public void unwatch(Collection<? extends Watched> watched) {
        hub.watches().remove(listener, watched);
    }

    /** Stops to watch all of a topic. */
    public void unwatch(Topic topic) {
        unwatch(listener.watched().stream().filter(each -> each.topic() == topic).toList());
    }

    /** Has something sent in its turn. A client that asks for more than it reads is closed. */
    public void reply(String text) {
        listener.reply(text);
    }

    /** Has {@link Signal.Ended} come next. */
    public void end(Bye reason) {
        listener.end(reason);
    }

    Listener listener() {
        return listener;
    }

    @Override
    public void close() {
        hub.close(listener);
    }
}
