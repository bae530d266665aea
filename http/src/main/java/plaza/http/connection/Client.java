package plaza.http.connection;

import java.util.function.BooleanSupplier;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.limit.NetworkAddress;

/** The client of the request that a thread answers. */
public final class Client {
    static final ScopedValue<PacedChannel> CONNECTION = ScopedValue.newInstance();

    private Client() {}

    /**
     * Has this thread's request count as that of an address, where a trusted proxy asks for it.
     *
     * @throws DomainException UNAVAILABLE when that address has as many as it may
     */
    public static void is(NetworkAddress address) {
        if (CONNECTION.isBound() && !CONNECTION.get().workFor(address)) {
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE,
                    "Your address has as many requests under way as it can; try again.");
        }
    }

    /**
     * Takes the memory for an answer that stays there while this thread's client reads it.
     *
     * @param bytes its length
     * @throws DomainException UNAVAILABLE when there is not so much
     */
    public static void holds(long bytes) {
        if (CONNECTION.isBound() && !CONNECTION.get().hold(bytes)) {
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE,
                    "The server has as many long answers as it can; try again, or ask for fewer at"
                            + " a time.");
        }
    }

    /**
     * Whether the client of this thread's request has closed its connection, or its side of it.
     * Only this thread may ask, and not while it reads or writes. What the client sent behind its
     * request hides that it is gone.
     */
    public static BooleanSupplier isGone() {
        PacedChannel channel = CONNECTION.isBound() ? CONNECTION.get() : null;
        return () -> channel != null && channel.isGone();
    }
}
