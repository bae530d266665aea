package plaza.core.live;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;

/**
 * Knows whose streams are, without asking each time: everybody who watches asks with each message.
 * A stream that has begun is there for good, and its host stays. Thread-safe.
 */
final class StreamHosts {
    private static final int REMEMBERED = 10_000;

    private final StreamStore streams;
    private final Map<StreamId, UserId> begun =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<StreamId, UserId> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    StreamHosts(StreamStore streams) {
        this.streams = streams;
    }

    /** The hosts of those of some streams that are there. */
    Map<StreamId, UserId> findAll(Collection<StreamId> ids) {
        Map<StreamId, UserId> hosts = new HashMap<>();
        Set<StreamId> asked = new HashSet<>();
        for (StreamId id : ids) {
            UserId host = begun.get(id);
            if (host == null) {
                asked.add(id);
            } else {
                hosts.put(id, host);
            }
        }
        if (!asked.isEmpty()) {
            for (LiveStream stream : streams.findAll(asked).values()) {
                hosts.put(stream.id(), stream.host());
                if (stream.status() != StreamStatus.SCHEDULED) {
                    begun.put(stream.id(), stream.host());
                }
            }
        }
        return hosts;
    }
}
