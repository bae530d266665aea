package plaza.core.media;

import org.jspecify.annotations.Nullable;

/**
 * The type, size and duration that a file states.
 *
 * @param width in pixels as it is shown, turned upright; null where there is nothing to see
 * @param height in pixels as it is shown, turned upright; null where there is nothing to see
 * @param durationMs in milliseconds, or null where nothing moves or sounds, or it is not known
 */
public record MediaFacts(
        @Nullable Integer width, @Nullable Integer height, @Nullable Long durationMs) {}
