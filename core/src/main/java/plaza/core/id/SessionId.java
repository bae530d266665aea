package plaza.core.id;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a session. */
public record SessionId(UUID value) implements Id<SessionId> {
    public static Optional<SessionId> parse(String text) {
        return Ids.parse(text).map(SessionId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
