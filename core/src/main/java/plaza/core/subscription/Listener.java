package plaza.core.subscription;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.update.Topic;
import plaza.core.update.Update;

/**
 * One connection's end in a mailbox. What it holds is bounded: a place in the ring, one state for
 * each thing that is watched, and a few replies. Thread-safe.
 */
final class Listener {
    /** Updates taken at a time. */
    private static final int BATCH = 100;

    /** Replies that wait; the client is slow when it asks for more without reading. */
    private static final int REPLIES = 64;

    private final UserId user;
    private final SessionId session;
    private final Kind kind;
    private final Mailbox mailbox;
    private final UpdateFigures figures;
    private final Set<Topic> topics = EnumSet.noneOf(Topic.class);
    private final Map<Watched, Optional<Update>> watched = new HashMap<>();
    private final Map<Watched, Update> states = new LinkedHashMap<>();
    private final Deque<String> replies = new ArrayDeque<>();
    private long cursor;
    private @Nullable Signal opening;
    private @Nullable Bye bye;
    private boolean probed;

    Listener(
            Session session,
            Kind kind,
            Collection<Topic> topics,
            Mailbox mailbox,
            UpdateFigures figures) {
        this.user = session.user();
        this.session = session.id();
        this.kind = kind;
        this.mailbox = mailbox;
        this.figures = figures;
        this.topics.addAll(topics);
    }

    /**
     * What was taken; it stays until {@link #confirm}.
     *
     * @param opening or null
     * @param updates of the topics that are wanted, each with its place
     * @param end the number up to which this reaches
     */
    record Batch(
            @Nullable Signal opening,
            List<String> replies,
            List<Signal.Happened> updates,
            List<Update> states,
            @Nullable Bye bye,
            long start,
            long end) {}

    UserId user() {
        return user;
    }

    SessionId session() {
        return session;
    }

    Kind kind() {
        return kind;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** With the lock held. */
    void startAt(long number, Signal signal) {
        cursor = number;
        opening = signal;
    }

    /** With the lock held. */
    long cursor() {
        return cursor;
    }

    /** Ends it, for the first reason that is given. */
    void end(Bye reason) {
        locked(
                () -> {
                    if (bye == null) {
                        bye = reason;
                        figures.ended(reason);
                    }
                });
    }

    /** Has the transport try whether its client is still there, by coming back with nothing. */
    void probe() {
        locked(() -> probed = true);
    }

    void reply(String text) {
        locked(
                () -> {
                    if (replies.size() == REPLIES) {
                        end(Bye.SLOW);
                    } else {
                        replies.add(text);
                    }
                });
    }

    /** Has the state of what is watched come next, if it is another than the last one. */
    void tell(Watched what, Update state) {
        locked(
                () -> {
                    Optional<Update> told = watched.get(what);
                    if (told != null && !told.equals(Optional.of(state))) {
                        watched.put(what, Optional.of(state));
                        states.put(what, state);
                    }
                });
    }

    void subscribe(Topic topic) {
        locked(() -> topics.add(topic));
    }

    void unsubscribe(Topic topic) {
        locked(() -> topics.remove(topic));
    }

    /** Adds what is watched, unless it would be more of a topic than the limit; says whether. */
    boolean watch(Collection<? extends Watched> more, int limit) {
        mailbox.lock.lock();
        try {
            Set<Watched> all = new HashSet<>(watched.keySet());
            all.addAll(more);
            Map<Topic, Long> sizes = all.stream().collect(groupingBy(Watched::topic, counting()));
            if (sizes.values().stream().anyMatch(size -> size > limit)) {
                return false;
            }
            more.forEach(each -> watched.putIfAbsent(each, Optional.empty()));
            return true;
        } finally {
            mailbox.lock.unlock();
        }
    }

    void unwatch(Collection<? extends Watched> no) {
        locked(
                () -> {
                    no.forEach(watched::remove);
                    no.forEach(states::remove);
                });
    }

    Set<Watched> watched() {
        mailbox.lock.lock();
        try {
            return Set.copyOf(watched.keySet());
        } finally {
            mailbox.lock.unlock();
        }
    }

    private void locked(Runnable change) {
        mailbox.lock.lock();
        try {
            change.run();
            mailbox.news.signalAll();
        } finally {
            mailbox.lock.unlock();
        }
    }

    /** Waits until there is something; null when the time is over. */
    @Nullable Batch take(Duration atMost) throws InterruptedException {
        long nanos = atMost.toNanos();
        mailbox.lock.lockInterruptibly();
        try {
            while (true) {
                if (bye == null && !mailbox.holdsAllAfter(cursor)) {
                    end(Bye.SLOW);
                }
                List<Update> updates = bye == null ? mailbox.after(cursor, BATCH) : List.of();
                if (bye != null
                        || opening != null
                        || !updates.isEmpty()
                        || !states.isEmpty()
                        || !replies.isEmpty()) {
                    return batch(updates);
                }
                if (nanos <= 0 || probed) {
                    probed = false;
                    return null;
                }
                nanos = mailbox.news.awaitNanos(nanos);
            }
        } finally {
            mailbox.lock.unlock();
        }
    }

    private Batch batch(List<Update> found) {
        List<Signal.Happened> wanted = new ArrayList<>();
        long number = cursor;
        for (Update update : found) {
            number++;
            if (topics.contains(update.topic())) {
                wanted.add(new Signal.Happened(mailbox.place(number), update));
            }
        }
        return new Batch(
                opening,
                List.copyOf(replies),
                wanted,
                List.copyOf(states.values()),
                bye,
                cursor,
                number);
    }

    /** Forgets what was taken; unless the mailbox began anew meanwhile. */
    void confirm(Batch batch) {
        mailbox.lock.lock();
        try {
            for (int i = 0; i < batch.replies().size(); i++) {
                replies.poll();
            }
            states.values().removeIf(Set.copyOf(batch.states())::contains);
            if (opening == batch.opening()) {
                opening = null;
                cursor = batch.end();
            }
        } finally {
            mailbox.lock.unlock();
        }
    }
}
