package plaza.core.subscription;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.event.Broadcast;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
import plaza.core.event.WakeUp;
import plaza.core.graph.FollowGraph;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.post.PostEvent.PostCreated;
import plaza.core.post.PostEvent.PostDeleted;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.core.session.Session;
import plaza.core.session.SessionEvent.SessionsEnded;
import plaza.core.subscription.KeptUpdates.Kept;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.update.Topic;
import plaza.core.update.Update;
import plaza.core.update.UpdateCodec;
import plaza.core.update.Updates;

/**
 * Tells the listeners of this node. It keeps a mailbox for each person who listens, or did within
 * the retention. Of events it only notes what they touch; others find out what that means.
 * Thread-safe.
 */
public final class UpdateHub implements EventListener {
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** Of something that is watched, its key and its state. */
    static final int WATCH_BYTES = 256;

    /** Of its being watched by one connection: a reference in either of them, and room to grow. */
    static final int WATCHER_BYTES = 16;

    private final UpdateSettings settings;
    private final Clock clock;
    private final UpdateFigures figures = new UpdateFigures();
    private final Places places = new Places();
    private final KeptUpdates kept;
    private final ConcurrentHashMap<UserId, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Watched, Watch> watchers = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong watchedBytes = new AtomicLong();
    private final Touched<UserId> people = new Touched<>();
    private final Touched<PostId> posts = new Touched<>();
    private final Touched<UserId> freshPeople = new Touched<>();
    private volatile boolean stopping;

    public UpdateHub(UpdateSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.kept = new KeptUpdates(settings.keptBytes());
    }

    /** What was touched since it was last asked for. */
    static final class Touched<T> {
        private final Set<T> keys = ConcurrentHashMap.newKeySet();
        private final WakeUp wakeUp = new WakeUp();

        void add(T key) {
            if (keys.add(key)) {
                wakeUp.signal();
            }
        }

        /** Takes what there is; waits for it, but not longer than said. */
        Set<T> take(Duration atMost) throws InterruptedException {
            long seen = wakeUp.signals();
            if (keys.isEmpty()) {
                wakeUp.await(seen, atMost);
            }
            Set<T> taken = new HashSet<>(keys);
            keys.removeAll(taken);
            return taken;
        }
    }

    public UpdateSettings settings() {
        return settings;
    }

    public UpdateFigures figures() {
        return figures;
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case SessionsEnded(var user, var _) -> touch(user);
            case AccountChanged(var user, var _) -> touch(user);
            case Liked(var like, var _) -> touch(like.post());
            case Unliked(var like, var _) -> touch(like.post());
            case Reposted(var repost) -> touch(repost.post());
            case Unreposted(var repost) -> touch(repost.post());
            case PostCreated post -> touch(post.replyTo());
            case PostDeleted(var post, var _) -> touch(post.replyTo());
            default -> {
                // Neither ends a session nor counts.
            }
        }
    }

    private void touch(UserId user) {
        if (mailboxes.containsKey(user)) {
            people.add(user);
        }
    }

    private void touch(@Nullable PostId post) {
        if (post != null && watchers.containsKey(new Watched.Counts(post))) {
            posts.add(post);
        }
    }

    /** People whose sessions may have ended. */
    Touched<UserId> touchedPeople() {
        return people;
    }

    /** Watched posts whose counts may have changed. */
    Touched<PostId> touchedPosts() {
        return posts;
    }

    /** People whom somebody has just begun to watch. */
    Touched<UserId> freshPeople() {
        return freshPeople;
    }

    /** All people who are watched here. */
    Set<UserId> watchedPeople() {
        Set<UserId> watched = new HashSet<>();
        for (Watched each : watchers.keySet()) {
            if (each instanceof Watched.Presence(UserId person)) {
                watched.add(person);
            }
        }
        return watched;
    }

    /**
     * Begins to listen.
     *
     * @param place what a connection before this one had come to, or null to begin now
     * @throws DomainException RATE_LIMITED or UNAVAILABLE when there are too many connections
     */
    Listener open(Session session, Kind kind, Collection<Topic> topics, @Nullable String place) {
        if (stopping) {
            throw DomainException.of(ErrorKind.UNAVAILABLE, "The server is stopping.");
        }
        if (open.incrementAndGet() > settings.connections()) {
            open.decrementAndGet();
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE, "The server has as many live connections as it can.");
        }
        List<Listener> joined = new ArrayList<>(1);
        mailboxes.compute(
                session.user(),
                (_, known) -> {
                    Mailbox mailbox = known == null ? new Mailbox(settings, kept, places) : known;
                    if (mailbox.listeners().size() < settings.connectionsPerUser()) {
                        var listener = new Listener(session, kind, topics, mailbox, figures);
                        mailbox.join(listener, place, clock.instant());
                        joined.add(listener);
                    }
                    return mailbox;
                });
        if (joined.isEmpty()) {
            open.decrementAndGet();
            // Some may be gone without a word: who tries again finds their places free.
            listeners(session.user()).forEach(Listener::probe);
            throw DomainException.tooMany(
                    "You have %d live connections, which is the most. Close one of them."
                            .formatted(settings.connectionsPerUser()),
                    RETRY);
        }
        figures.opened(kind);
        if (stopping) {
            joined.getFirst().end(Bye.STOPPING);
        }
        return joined.getFirst();
    }

    void close(Listener listener) {
        unwatch(listener, listener.watched());
        if (listener.mailbox().leave(listener, clock.instant())) {
            open.decrementAndGet();
            figures.closed(listener.kind());
        }
    }

    /**
     * @throws DomainException INVALID when it would be more of a topic than the limit, UNAVAILABLE
     *     when there is no room for what everybody watches together
     */
    void watch(Listener listener, Collection<? extends Watched> watched, int limit) {
        Set<Watched> all = new HashSet<>(listener.watched());
        Set<Watched> more = new HashSet<>(watched);
        all.forEach(more::remove);
        all.addAll(more);
        if (all.stream().collect(groupingBy(Watched::topic, counting())).values().stream()
                .anyMatch(size -> size > limit)) {
            throw DomainException.invalid(
                    "ids", "a connection watches at most " + limit + " of a topic");
        }
        requireRoom(more);
        for (Watched each : more) {
            watchers.compute(
                    each,
                    (key, known) -> {
                        Watch watch = known == null ? new Watch(key) : known;
                        if (watch.add(listener)) {
                            watchedBytes.addAndGet(
                                    WATCHER_BYTES + (known == null ? WATCH_BYTES : 0));
                            listener.watch(watch);
                        }
                        return watch;
                    });
        }
    }

    private void requireRoom(Collection<Watched> more) {
        long fresh = more.stream().filter(each -> !watchers.containsKey(each)).count();
        long bytes = fresh * WATCH_BYTES + (long) more.size() * WATCHER_BYTES;
        if (watchedBytes.get() + bytes > settings.watchedBytes()) {
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE,
                    "The server watches as much as it can: watch less, or try again later.");
        }
    }

    /** What all that is watched takes, in bytes. */
    long watchedBytes() {
        return watchedBytes.get();
    }

    void unwatch(Listener listener, Collection<? extends Watched> watched) {
        listener.unwatch(watched);
        for (Watched each : watched) {
            watchers.computeIfPresent(
                    each,
                    (_, known) -> {
                        if (known.remove(listener)) {
                            watchedBytes.addAndGet(
                                    -WATCHER_BYTES - (known.isWatched() ? 0 : WATCH_BYTES));
                        }
                        return known.isWatched() ? known : null;
                    });
        }
    }

    /**
     * Puts an update into the mailboxes of those among some people who listen here.
     *
     * @param size of what is in it, in bytes
     */
    void deliver(Collection<UserId> recipients, Update update, long size) {
        Instant now = clock.instant();
        Kept told = kept.add(update, size, now);
        for (UserId recipient : recipients) {
            mailboxes.computeIfPresent(
                    recipient,
                    (_, mailbox) -> {
                        mailbox.add(told, now);
                        return mailbox;
                    });
        }
        kept.release(told);
    }

    /** What is kept of updates for those who come back, in bytes. */
    long keptBytes() {
        return kept.bytes();
    }

    /** Tells everybody who watches something how it is. */
    void tell(Watched watched, Update state) {
        Watch watch = watchers.get(watched);
        if (watch != null) {
            boolean changed = watch.put(state);
            for (Listener listener : watch.listeners()) {
                listener.tell(watch, changed);
            }
        }
    }

    /** Everybody who listens, or did within the retention. */
    Set<UserId> people() {
        return Set.copyOf(mailboxes.keySet());
    }

    /** Everybody who listens now. */
    public Set<UserId> listening() {
        Set<UserId> listening = new HashSet<>();
        mailboxes.forEach(
                (user, mailbox) -> {
                    if (!mailbox.listeners().isEmpty()) {
                        listening.add(user);
                    }
                });
        return listening;
    }

    /** The connections of a person. */
    List<Listener> listeners(UserId user) {
        Mailbox mailbox = mailboxes.get(user);
        return mailbox == null ? List.of() : mailbox.listeners();
    }

    /** Something was lost on the way to this node: everybody has to load anew. */
    void reset() {
        mailboxes.values().forEach(Mailbox::reset);
    }

    /** Forgets who has not listened for longer than the retention. */
    void forgetIdle() {
        Instant now = clock.instant();
        Instant since = now.minus(settings.retention());
        for (UserId user : people()) {
            mailboxes.computeIfPresent(
                    user, (_, mailbox) -> mailbox.expire(now, since) ? null : mailbox);
        }
    }

    /** Has what is published, on any node, come to those who listen here. */
    public Broadcast.Subscription listen(
            Broadcast broadcast, FollowGraph graph, UpdateCodec codec) {
        return broadcast.subscribe(Updates.CHANNEL, new UpdateDelivery(this, graph, codec));
    }

    /** How many connections are open. */
    public int connections() {
        return open.get();
    }

    /** Ends every connection, and takes no more. */
    public void stop() {
        stopping = true;
        for (UserId user : people()) {
            listeners(user).forEach(listener -> listener.end(Bye.STOPPING));
        }
    }
}
