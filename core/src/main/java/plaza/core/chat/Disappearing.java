package plaza.core.chat;

import java.time.Duration;

/**
 * When a message goes by itself.
 *
 * @param after in whole seconds
 * @param from since when that is counted
 */
public record Disappearing(Duration after, From from) {
    /** Since when. */
    public enum From {
        /** Since somebody else first read it; what nobody reads stays. */
        READ,
        SENT
    }
}
