package plaza.core.media;

import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself.
 *
 * @param width in pixels as it is shown, turned upright; null where there is nothing to see
 * @param height in pixels as it is shown, turned upright; null where there is nothing to see
 * @param durationMs in milliseconds, or null where nothing moves or sounds, or it is not known
 */
public record MediaFacts(
        @Nullable Integer width, @Nullable Integer height, @Nullable Long durationMs) {}
