package plaza.core.timeline;

import java.util.UUID;

/**
 * Which cached timelines count, kept durably beside the timelines themselves. Who could not tell
 * the {@linkplain TimelineCache cache} of a change begins another epoch: what was cached before is
 * found no more, whichever process asks.
 */
public interface TimelineCacheEpoch {
    /** The epoch, as it is, or was at most half a second ago. */
    UUID recent();

    /** Begins another one. This process knows it at once. */
    void advance();
}
