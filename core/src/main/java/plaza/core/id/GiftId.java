package plaza.core.id;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a gift of the catalogue. */
public record GiftId(UUID value) implements Id<GiftId> {
    public static Optional<GiftId> parse(String text) {
        return Ids.parse(text).map(GiftId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
