package plaza.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix time in milliseconds, then random bits, so
 * that the order of the ids, as bytes and as text, is the order of their times. Ids of one instance
 * made in the same millisecond are ordered too: the 12 bits of {@code rand_a} count up (section
 * 6.2, method 1). Thread-safe.
 */
public final class Ids {
    private static final int LENGTH = 36;
    private static final int COUNTER_LIMIT = 1 << 12;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private long lastMillis = -1;
    private int counter;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id for now; never smaller than the one before, even when the clock steps back. */
    public UUID next() {
        long tail = random.nextLong();
        int start = random.nextInt(COUNTER_LIMIT / 2);
        synchronized (this) {
            long now = clock.millis();
            if (now > lastMillis) {
                lastMillis = now;
                counter = start;
            } else if (++counter == COUNTER_LIMIT) {
                lastMillis++;
                counter = 0;
            }
            return compose(lastMillis, counter, tail);
        }
    }

    /**
     * The id that always follows from the same time and the same 74 bits, for data that is
     * imported.
     */
    public static UUID of(Instant time, int randA, long randB) {
        return compose(time.toEpochMilli(), randA & 0xFFF, randB);
    }

    private static UUID compose(long millis, int randA, long randB) {
        long most = (millis << 16) | 0x7000L | randA;
        long least = (randB & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    /** The time that an id of version 7 carries, to the millisecond. */
    public static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The smallest id of a millisecond: where the ids of that time begin. */
    public static UUID floor(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /** Compares as databases and texts do: unsigned, where {@link UUID#compareTo} is signed. */
    public static int compare(UUID a, UUID b) {
        int most = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return most != 0
                ? most
                : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    /**
     * Reads the canonical form only, in upper or lower case: {@link UUID#fromString} takes far more
     * than that. What is answered is lower case.
     */
    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
