package plaza.core.id;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a gift of the catalogue. */
public record GiftId(UUID value) implements Comparable<GiftId> {
    public static Optional<GiftId> parse(String text) {
        return Ids.parse(text).map(GiftId::new);
    }

    @Override
    public int compareTo(GiftId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
