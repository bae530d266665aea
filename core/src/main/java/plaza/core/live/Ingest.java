package plaza.core.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import plaza.core.DomainException;
import plaza.core.id.StreamId;
import plaza.core.secret.Secret;

/** Answers media servers, which ask who may publish and say when an encoder has ended. */
public final class Ingest {
    private final StreamStore streams;
    private final Streams hosts;
    private final Duration grace;
    private final Clock clock;

    /**
     * @param grace how long a stream stays live without its encoder, which may come back
     */
    public Ingest(StreamStore streams, Streams hosts, Duration grace, Clock clock) {
        this.streams = streams;
        this.hosts = hosts;
        this.grace = grace;
        this.clock = clock;
    }

    /**
     * An encoder publishes with a key: its stream is live.
     *
     * @throws DomainException NOT_FOUND for a key that is none
     */
    public StreamId published(Secret key) {
        LiveStream stream = require(key);
        streams.interrupt(stream.id(), null);
        hosts.begin(stream);
        return stream.id();
    }

    /**
     * Whose key it is.
     *
     * @throws DomainException NOT_FOUND for a key that is none
     */
    public StreamId find(Secret key) {
        return require(key).id();
    }

    private LiveStream require(Secret key) {
        return streams.findByKey(StreamKeys.hash(key))
                .orElseThrow(() -> DomainException.notFound("key"));
    }

    /**
     * What was published under this name, a key or the id of a stream, has ended.
     *
     * @throws DomainException NOT_FOUND for a name that is none
     */
    public void ended(Secret name) {
        LiveStream stream =
                named(name)
                        .filter(found -> found.status() != StreamStatus.SCHEDULED)
                        .orElseThrow(() -> DomainException.notFound("stream"));
        if (stream.isLive()) {
            if (grace.isPositive()) {
                streams.interrupt(stream.id(), now());
            } else {
                hosts.finish(stream);
            }
        }
    }

    private Optional<LiveStream> named(Secret name) {
        return StreamId.parse(name.reveal())
                .flatMap(streams::find)
                .or(() -> streams.findByKey(StreamKeys.hash(name)));
    }

    /**
     * Something is published under this name, a key or the id of a stream, whatever was said to
     * have ended before: media servers that let an encoder take the place of its own older
     * connection tell the end of that one after they have asked for the newer.
     *
     * @throws DomainException NOT_FOUND for a name of nothing that is live
     */
    public void goesOn(Secret name) {
        LiveStream stream =
                named(name)
                        .filter(LiveStream::isLive)
                        .orElseThrow(() -> DomainException.notFound("stream"));
        streams.interrupt(stream.id(), null);
    }

    /** Ends a stream whose encoder has not come back; says if it did. */
    boolean expire(LiveStream stream, Instant now) {
        Instant since = stream.interruptedAt();
        boolean over = since != null && !since.plus(grace).isAfter(now);
        if (over) {
            hosts.finish(stream);
        }
        return over;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
