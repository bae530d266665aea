package plaza.core.id;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a person, for good: a UUIDv7 whose time is when the account was made. */
public record UserId(UUID value) implements Id<UserId> {
    /** How many buckets a sharded store spreads people over. */
    public static final int BUCKETS = 16;

    public static Optional<UserId> parse(String text) {
        return Ids.parse(text).map(UserId::new);
    }

    /** Which of the 16 buckets holds this person and what they write: the hash of the id, 0–15. */
    public int bucket() {
        long mixed = value.getMostSignificantBits() ^ value.getLeastSignificantBits();
        return Math.floorMod((int) (mixed ^ (mixed >>> 32)), BUCKETS);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
