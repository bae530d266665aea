package plaza.core.id;

import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a session. */
public record SessionId(UUID value) implements Comparable<SessionId> {
    public static Optional<SessionId> parse(String text) {
        return Ids.parse(text).map(SessionId::new);
    }

    @Override
    public int compareTo(SessionId other) {
        return Ids.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
