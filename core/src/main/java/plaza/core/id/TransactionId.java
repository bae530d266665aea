package plaza.core.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a transaction: a UUIDv7, so that the order of the ids is the order of their times. */
public record TransactionId(UUID value) implements Id<TransactionId> {
    public static Optional<TransactionId> parse(String text) {
        return Ids.parse(text).map(TransactionId::new);
    }

    /** When it was asked for, to the millisecond. */
    public Instant time() {
        return Ids.timeOf(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
