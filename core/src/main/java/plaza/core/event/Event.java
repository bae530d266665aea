package plaza.core.event;

import java.util.Set;
import java.util.UUID;

/**
 * Something that happened, with all that is needed to carry it out again: the writes of an event
 * can be repeated without changing anything. Events never hold passwords, tokens or addresses, and
 * what people write only until it is carried out ({@link #told}).
 */
public interface Event {
    /**
     * Events with the same key are handled in their order: the id of a person, a chat or a stream.
     */
    UUID key();

    /**
     * Whose commits it keeps out while it is written, besides those of its key: ids of people,
     * chats or streams that its write looks at as a whole, to hold a bound or to end what others
     * may begin. Of two commits that have one of these or a key in common, one begins when the
     * other has ended; their order in the journal is not promised.
     */
    default Set<UUID> alsoAlone() {
        return Set.of();
    }

    /**
     * What it is about. Two events whose writes do not commute have the same subject, so that
     * nothing needs to wait for a write in doubt but what is about the same. Stored.
     */
    String subject();

    /**
     * What the journal keeps of it when it has happened: without what its author may take back,
     * which only carrying it out needs. The stores have that, as long as it is there.
     */
    default Event told() {
        return this;
    }
}
