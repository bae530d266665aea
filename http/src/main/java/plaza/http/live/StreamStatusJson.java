package plaza.http.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import plaza.core.live.StreamStatus;

/** How far a stream has come. */
public enum StreamStatusJson {
    @JsonProperty("scheduled")
    SCHEDULED,
    @JsonProperty("live")
    LIVE,
    @JsonProperty("ended")
    ENDED;

    static StreamStatusJson of(StreamStatus status) {
        return switch (status) {
            case SCHEDULED -> SCHEDULED;
            case LIVE -> LIVE;
            case ENDED -> ENDED;
        };
    }

    StreamStatus toStatus() {
        return switch (this) {
            case SCHEDULED -> StreamStatus.SCHEDULED;
            case LIVE -> StreamStatus.LIVE;
            case ENDED -> StreamStatus.ENDED;
        };
    }

    /** Of a query. */
    public static StreamStatusJson of(String text) {
        for (StreamStatusJson status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
                return status;
            }
        }
        throw new IllegalArgumentException("must be scheduled, live or ended");
    }
}
