package plaza.core.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.StreamEvent.StreamChanged;
import plaza.core.live.StreamEvent.StreamCreated;
import plaza.core.live.StreamEvent.StreamEnded;
import plaza.core.live.StreamEvent.StreamStarted;
import plaza.core.media.Attachments;
import plaza.core.secret.Secret;

/** The commands of hosts: planning streams, beginning, ending, and their encoders' keys. */
public final class Streams {
    private final StreamStore streams;
    private final StreamWrites writes;
    private final StreamAccessPolicy gate;
    private final Attachments attachments;
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
            Journal journal,
            Terms terms) {
        this.streams = streams;
        this.writes = writes;
        this.gate = gate;
        this.attachments = attachments;
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
        journal.commit(changed(stream), () -> writes.change(stream, details));
    }

    private Event changed(LiveStream stream) {
        return new StreamChanged(stream.id(), stream.host(), null, now());
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
                || !journal.commit(changed(stream), () -> writes.delete(id))) {
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

    private Instant now() {
        return terms.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
