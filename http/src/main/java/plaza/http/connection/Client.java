package plaza.http.connection;

import java.util.function.BooleanSupplier;

/** The client of the request that a thread answers. */
public final class Client {
    static final ScopedValue<PacedChannel> CONNECTION = ScopedValue.newInstance();

    private Client() {}

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
