package plaza.core.media;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Who may see what shows media, by the kind of what shows it. Thread-safe. */
final class MediaGates {
    private final Map<MediaUse.Kind, MediaGate> gates = new ConcurrentHashMap<>();

    void open(MediaUse.Kind kind, MediaGate gate) {
        gates.put(kind, gate);
    }

    /** Null where nobody may. */
    @Nullable MediaGate of(MediaUse.Kind kind) {
        return gates.get(kind);
    }
}
