package plaza.contracts.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import plaza.core.Ids;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamStatus;
import plaza.core.live.Viewers;

/** Streams for contracts and models. */
public final class StreamSamples {
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private StreamSamples() {}

    public static StreamId id() {
        return new StreamId(IDS.next());
    }

    public static LiveStream stream(UserId host) {
        return stream(id(), host);
    }

    public static LiveStream stream(StreamId id, UserId host) {
        return new LiveStream(
                id,
                host,
                details("Evening"),
                StreamStatus.SCHEDULED,
                Map.of(),
                "https://media.example/" + id + ".m3u8",
                Viewers.NONE,
                null,
                null,
                null);
    }

    static StreamDetails details(String title) {
        return new StreamDetails(title, null, null, null, Duration.ZERO);
    }

    static StreamDetails everything(Instant at) {
        return new StreamDetails("Night", "All of it", "media.jpg", at, Duration.ofSeconds(30));
    }
}
