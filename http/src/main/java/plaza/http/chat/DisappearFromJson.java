package plaza.http.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.chat.Disappearing;

/** Since when the time of a message is counted. */
public enum DisappearFromJson {
    @JsonProperty("read")
    READ,
    @JsonProperty("sent")
    SENT;

    static DisappearFromJson of(Disappearing.From from) {
        return switch (from) {
            case READ -> READ;
            case SENT -> SENT;
        };
    }

    Disappearing.From toFrom() {
        return switch (this) {
            case READ -> Disappearing.From.READ;
            case SENT -> Disappearing.From.SENT;
        };
    }
}
