package plaza.core.subscription;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
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

    /** Characters of replies that wait; four of the longest. */
    private static final int REPLIES_LENGTH = 32 * 1_024;

    private final UserId user;
    private final SessionId session;
    private final Kind kind;
    private final Mailbox mailbox;
    private final UpdateFigures figures;
    private final Set<Topic> topics = EnumSet.noneOf(Topic.class);
    private final States states = new States();
    private final Deque<String> replies = new ArrayDeque<>();
    private int repliesLength;
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
            List<States.State> states,
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
                    if (replies.size() == REPLIES
                            || repliesLength + text.length() > REPLIES_LENGTH) {
                        end(Bye.SLOW);
                    } else {
                        replies.add(text);
                        repliesLength += text.length();
                    }
                });
    }

    /** Has the state of what is watched come next, if it changed or was not told yet. */
    void tell(Watch watch, boolean changed) {
        mailbox.lock.lock();
        try {
            if (states.tell(watch, changed)) {
                mailbox.news.signalAll();
            }
        } finally {
            mailbox.lock.unlock();
        }
    }

    void subscribe(Topic topic) {
        locked(() -> topics.add(topic));
    }

    void unsubscribe(Topic topic) {
        locked(() -> topics.remove(topic));
    }

    void watch(Watch watch) {
        locked(() -> states.add(watch));
    }

    void unwatch(Collection<? extends Watched> no) {
        locked(() -> states.remove(Set.copyOf(no)));
    }

    Set<Watched> watched() {
        mailbox.lock.lock();
        try {
            return states.watched();
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
                List<Update> updates = bye == null ? mailbox.after(cursor, BATCH) : List.of();
                if (bye == null && !mailbox.holdsAllAfter(cursor)) {
                    end(Bye.SLOW);
                    updates = List.of();
                }
                if (bye != null
                        || opening != null
                        || !updates.isEmpty()
                        || states.areWaiting()
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
                opening, List.copyOf(replies), wanted, states.waiting(), bye, cursor, number);
    }

    /** Forgets what was taken; unless the mailbox began anew meanwhile. */
    void confirm(Batch batch) {
        mailbox.lock.lock();
        try {
            for (String reply : batch.replies()) {
                replies.remove();
                repliesLength -= reply.length();
            }
            states.confirm(batch.states());
            if (opening == batch.opening()) {
                opening = null;
                cursor = batch.end();
            }
        } finally {
            mailbox.lock.unlock();
        }
    }
}
