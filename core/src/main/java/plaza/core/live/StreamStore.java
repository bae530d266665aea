package plaza.core.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/**
 * Live streams. Visible when a call returns; every write touches one stream, in one atomic step.
 * Does not check who may do what.
 */
public interface StreamStore {
    /**
     * Adds a stream, scheduled; when its id is there already nothing changes. Says if it was new.
     */
    boolean insert(LiveStream stream);

    Optional<LiveStream> find(StreamId id);

    /** Streams by id; unknown ones are left out. */
    Map<StreamId, LiveStream> findAll(Collection<StreamId> ids);

    /** The stream that an encoder's key belongs to, by the hash of the key. */
    Optional<LiveStream> findByKey(String keyHash);

    /** Sets or takes away the hash of the key; says if there is such a stream. */
    boolean setKey(StreamId id, @Nullable String keyHash);

    /** Whether an encoder has a key to publish it with. */
    boolean hasKey(StreamId id);

    /** Sets what the host says of it; says if anything changed. */
    boolean change(StreamId id, StreamDetails details);

    /** From scheduled to live; says if it did. */
    boolean start(StreamId id, Instant at);

    /** From live to ended, and takes its key away; says if it did. */
    boolean end(StreamId id, Instant at);

    /**
     * Notes that nothing comes from the encoder, or that something does.
     *
     * @param since null where something comes
     */
    boolean interrupt(StreamId id, @Nullable Instant since);

    /** Makes somebody this or that in a stream, or takes it from them; says if it changed. */
    boolean put(StreamId id, UserId user, StreamPart part, boolean is);

    /** Notes how many watch; peak and total never go back. */
    void noteViewers(StreamId id, Viewers viewers);

    /** The live ones, most watched first, ties by id downwards. */
    Page<LiveStream> listLive(PageRequest page);

    /** Those with a status, latest made first. */
    Page<LiveStream> list(StreamStatus status, PageRequest page);

    /** Those of a host, latest made first. */
    Page<LiveStream> listByHost(UserId host, PageRequest page);

    /** How many of a host have not ended. */
    long countOpen(UserId host);

    /** Removes one that is scheduled still; says if it did. */
    boolean delete(StreamId id);
}
