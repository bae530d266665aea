package plaza.core.live;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The host's description of a stream.
 *
 * @param thumbnail the key of an upload
 * @param scheduledFor when it is to begin, as announced; whole milliseconds
 * @param slow how long somebody has to wait before they say something more; zero for not at all
 */
public record StreamDetails(
        String title,
        @Nullable String description,
        @Nullable String thumbnail,
        @Nullable Instant scheduledFor,
        Duration slow) {}
