package plaza.core.subscription;

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
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.AccountEvent.AccountChanged;
import plaza.core.event.Broadcast;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
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

    private final UpdateSettings settings;
    private final Clock clock;
    private final UpdateFigures figures = new UpdateFigures();
    private final Places places = new Places();
    private final KeptUpdates kept;
    private final ConcurrentHashMap<UserId, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Watches watches;
    private final AtomicInteger open = new AtomicInteger();
    private final Touched<UserId> people = new Touched<>();
    private final Touched<PostId> posts = new Touched<>();
    private final Touched<UserId> freshPeople = new Touched<>();
    private volatile boolean stopping;

    public UpdateHub(UpdateSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.kept = new KeptUpdates(settings.keptBytes());
        this.watches = new Watches(settings.watchedBytes());
    }

    public UpdateSettings settings() {
        return settings;
    }

    /** What the listeners watch. */
    Watches watches() {
        return watches;
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
        if (post != null && watches.contains(new Watched.Counts(post))) {
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
        watches.remove(listener, listener.watched());
        if (listener.mailbox().leave(listener, clock.instant())) {
            open.decrementAndGet();
            figures.closed(listener.kind());
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
