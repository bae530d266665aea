package plaza.core.media;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds the access policy of each kind of thing that shows media. Thread-safe. */
final class MediaAccessPolicies {
    private final Map<MediaUse.Kind, MediaAccessPolicy> gates = new ConcurrentHashMap<>();

    void open(MediaUse.Kind kind, MediaAccessPolicy gate) {
        gates.put(kind, gate);
    }

    /** Null where nobody may. */
    @Nullable MediaAccessPolicy of(MediaUse.Kind kind) {
        return gates.get(kind);
    }
}
