package plaza.core.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.StreamEvent.StreamChanged;
import plaza.core.live.StreamEvent.StreamCreated;
import plaza.core.live.StreamEvent.StreamEnded;
import plaza.core.live.StreamEvent.StreamStarted;
import plaza.core.media.Attachments;
import plaza.core.secret.Secret;

/** The commands of hosts, and of those whom they ask to take part. */
public final class Streams {
    private final StreamStore streams;
    private final StreamWrites writes;
    private final StreamAccessPolicy gate;
    private final Attachments attachments;
    private final ViewerContexts audience;
    private final Journal journal;
    private final Terms terms;
    private final StreamKeys keys = new StreamKeys();

    /**
     * @param watchUrl where streams are watched, with {@code {id}} for the stream's
     */
    public record Terms(Clock clock, String watchUrl) {}

    public Streams(
            StreamStore streams,
            StreamWrites writes,
            StreamAccessPolicy gate,
            Attachments attachments,
            ViewerContexts audience,
            Journal journal,
            Terms terms) {
        this.streams = streams;
        this.writes = writes;
        this.gate = gate;
        this.attachments = attachments;
        this.audience = audience;
        this.journal = journal;
        this.terms = terms;
    }

    /**
     * Plans a stream. The same id again changes nothing.
     *
     * @throws DomainException INVALID for what is not allowed, or a picture that is not the host's
     *     to show; CONFLICT when there are too many that have not ended
     */
    public void create(Account host, StreamId id, StreamDetails draft) {
        StreamDetails details = StreamRules.check(draft);
        requireThumbnail(host.id(), id, details);
        var stream =
                new LiveStream(
                        id,
                        host.id(),
                        details,
                        StreamStatus.SCHEDULED,
                        Map.of(),
                        terms.watchUrl().replace("{id}", id.toString()),
                        Viewers.NONE,
                        null,
                        null,
                        null);
        journal.commit(
                new StreamCreated(id, host.id(), id.time()),
                () -> {
                    if (streams.find(id).isEmpty()) {
                        requireRoom(host.id());
                    }
                    return writes.insert(stream);
                });
    }

    private void requireThumbnail(UserId host, StreamId id, StreamDetails details) {
        if (details.thumbnail() != null) {
            attachments
                    .require(
                            host,
                            List.of(details.thumbnail()),
                            StreamWrites.use(id),
                            StreamRules.THUMBNAIL)
                    .forEach(StreamRules::check);
        }
    }

    private void requireRoom(UserId host) {
        if (streams.countOpen(host) >= StreamRules.MAX_OPEN) {
            throw DomainException.of(
                    ErrorKind.CONFLICT,
                    "You have %d streams that have not ended, which is the most."
                            .formatted(StreamRules.MAX_OPEN));
        }
    }

    /** Says something else of a stream, also while it is live. */
    public void change(UserId viewer, StreamId id, StreamDetails draft) {
        LiveStream stream = gate.requireOwn(viewer, id);
        StreamDetails details = StreamRules.check(draft);
        requireThumbnail(viewer, id, details);
        journal.commit(changed(stream, null), () -> writes.change(stream, details));
    }

    private Event changed(LiveStream stream, @Nullable UserId person) {
        return new StreamChanged(stream.id(), stream.host(), person, now());
    }

    /**
     * Begins; a stream that is live already stays so.
     *
     * @throws DomainException CONFLICT for one that has ended
     */
    public void start(UserId viewer, StreamId id) {
        begin(gate.requireOwn(viewer, id));
    }

    void begin(LiveStream stream) {
        if (stream.status() == StreamStatus.ENDED) {
            throw DomainException.of(ErrorKind.CONFLICT, "This stream has ended.");
        }
        Instant now = now();
        journal.commit(
                new StreamStarted(stream.id(), stream.host(), now),
                () -> streams.start(stream.id(), now));
    }

    /**
     * Ends it, for good; one that has ended stays so.
     *
     * @throws DomainException CONFLICT for one that has not begun
     */
    public void end(UserId viewer, StreamId id) {
        finish(gate.requireOwn(viewer, id));
    }

    void finish(LiveStream stream) {
        if (stream.status() == StreamStatus.SCHEDULED) {
            throw DomainException.of(
                    ErrorKind.CONFLICT, "This stream has not begun; delete it instead.");
        }
        Instant now = now();
        journal.commit(
                new StreamEnded(stream.id(), stream.host(), now),
                () -> writes.end(stream.id(), now));
    }

    /**
     * Takes back a stream that was planned.
     *
     * @throws DomainException CONFLICT for one that has begun
     */
    public void delete(UserId viewer, StreamId id) {
        LiveStream stream = gate.requireOwn(viewer, id);
        if (stream.status() != StreamStatus.SCHEDULED
                || !journal.commit(changed(stream, null), () -> writes.delete(id))) {
            throw DomainException.of(
                    ErrorKind.CONFLICT, "Only a stream that has not begun can be deleted.");
        }
    }

    /**
     * A new key for the host's encoder; the one before is worth nothing from then on. It is shown
     * this once.
     */
    public Secret renewKey(UserId viewer, StreamId id) {
        LiveStream stream = gate.requireOwn(viewer, id);
        if (stream.status() == StreamStatus.ENDED) {
            throw DomainException.of(ErrorKind.CONFLICT, "This stream has ended.");
        }
        Secret key = keys.next();
        streams.setKey(id, StreamKeys.hash(key));
        return key;
    }

    /** Makes the key worth nothing. */
    public void revokeKey(UserId viewer, StreamId id) {
        gate.requireOwn(viewer, id);
        streams.setKey(id, null);
    }

    /** Asks somebody to stream together; they say yes by {@link #accept}. */
    public void invite(UserId viewer, StreamId id, Account person) {
        LiveStream stream = gate.requireOwn(viewer, id);
        requireSomebody(viewer, stream, person);
        put(
                stream,
                person.id(),
                StreamPart.INVITED,
                now -> !now.has(StreamPart.PARTICIPANT, person.id()));
    }

    private static LiveStream requireOpen(LiveStream stream) {
        if (stream.status() == StreamStatus.ENDED) {
            throw DomainException.of(ErrorKind.CONFLICT, "This stream has ended.");
        }
        return stream;
    }

    /** Whom the viewer knows of, besides the host. */
    private void requireSomebody(UserId viewer, LiveStream stream, Account person) {
        requireOpen(stream);
        if (person.id().equals(stream.host())) {
            throw DomainException.invalid("userId", "must be somebody else");
        }
        if (!audience.of(viewer).maySee(person)) {
            throw DomainException.notFound("user");
        }
    }

    private static void requirePlace(LiveStream stream, StreamPart part, UserId person) {
        Set<UserId> others = new HashSet<>(stream.people(part));
        if (part == StreamPart.INVITED || part == StreamPart.PARTICIPANT) {
            others.addAll(stream.people(StreamPart.INVITED));
            others.addAll(stream.people(StreamPart.PARTICIPANT));
        }
        others.remove(person);
        if (!stream.has(part, person) && others.size() >= StreamRules.most(part)) {
            throw full(part);
        }
    }

    private static DomainException full(StreamPart part) {
        return DomainException.of(
                ErrorKind.CONFLICT,
                "There are %d of them, which is the most.".formatted(StreamRules.most(part)));
    }

    /**
     * Takes part, after an invitation.
     *
     * @throws DomainException FORBIDDEN without one
     */
    public void accept(UserId viewer, StreamId id) {
        LiveStream stream = requireOpen(gate.require(viewer, id).stream());
        if (stream.has(StreamPart.PARTICIPANT, viewer)) {
            return;
        }
        // In this order: cut off in between, the invitation stands.
        put(stream, viewer, StreamPart.PARTICIPANT, now -> isInvited(viewer, now));
        take(stream, viewer, StreamPart.INVITED);
    }

    private static boolean isInvited(UserId viewer, LiveStream stream) {
        if (stream.has(StreamPart.PARTICIPANT, viewer)) {
            return false;
        }
        if (!stream.has(StreamPart.INVITED, viewer)) {
            throw DomainException.of(ErrorKind.FORBIDDEN, "The host has not invited you.");
        }
        return true;
    }

    /** Takes an invitation or a part back: one's own, or, for the host, anybody's. */
    public void dismiss(UserId viewer, StreamId id, UserId person) {
        LiveStream stream =
                viewer.equals(person)
                        ? gate.require(viewer, id).stream()
                        : gate.requireOwn(viewer, id);
        take(stream, person, StreamPart.INVITED);
        take(stream, person, StreamPart.PARTICIPANT);
    }

    /** Makes somebody keep order in the chat, or not any more; for the host. */
    public void setModerator(UserId viewer, StreamId id, Account person, boolean is) {
        LiveStream stream = gate.requireOwn(viewer, id);
        if (is) {
            requireSomebody(viewer, stream, person);
            put(stream, person.id(), StreamPart.MODERATOR, _ -> true);
        } else {
            take(stream, person.id(), StreamPart.MODERATOR);
        }
    }

    /**
     * Keeps somebody from saying anything in the chat, or lets them again; for the host and the
     * moderators.
     *
     * @throws DomainException FORBIDDEN for others, and towards the host and the moderators
     */
    public void setSilenced(UserId viewer, StreamId id, Account person, boolean is) {
        LiveStream stream = gate.require(viewer, id).stream();
        if (!stream.isKeptBy(viewer) || (is && stream.isKeptBy(person.id()))) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN,
                    "The host and the moderators may do this, not towards each other.");
        }
        if (is) {
            requireSomebody(viewer, stream, person);
            put(stream, person.id(), StreamPart.SILENCED, _ -> true);
        } else {
            take(stream, person.id(), StreamPart.SILENCED);
        }
    }

    /**
     * @param may whether it is to be written, asked of the stream as it is then
     */
    private void put(LiveStream stream, UserId person, StreamPart part, Predicate<LiveStream> may) {
        journal.commit(
                changed(stream, person),
                () -> {
                    LiveStream now =
                            streams.find(stream.id())
                                    .orElseThrow(() -> DomainException.notFound("stream"));
                    if (!may.test(requireOpen(now))) {
                        return false;
                    }
                    requirePlace(now, part, person);
                    return streams.put(stream.id(), person, part, true);
                });
    }

    private void take(LiveStream stream, UserId person, StreamPart part) {
        journal.commit(
                changed(stream, person), () -> streams.put(stream.id(), person, part, false));
    }

    private Instant now() {
        return terms.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
