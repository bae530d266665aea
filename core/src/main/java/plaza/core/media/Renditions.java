package plaza.core.media;

import java.util.List;
import java.util.Optional;
import plaza.core.DomainException;

/**
 * Small pictures of media: scaled pictures, and posters of videos. They are made when they are
 * asked for and kept for a while, as many as there is room for.
 */
public interface Renditions {
    /** The widths that there are, in pixels. */
    List<Integer> WIDTHS = List.of(64, 128, 256, 512, 1024, 2048);

    /**
     * A blurred preview (<a href="https://blurha.sh">BlurHash</a>) of something new; empty where
     * there is no picture of it. Shows by the way that a picture can be decoded.
     *
     * @throws DomainException INVALID when a picture cannot be decoded, RATE_LIMITED when this
     *     person waits for too many, UNAVAILABLE when too many people wait, this one has for too
     *     long, or is gone
     */
    Optional<String> blurhash(String key, MediaFormat format, Asker asker);

    /**
     * A picture at most so wide, upright, never enlarged; empty where no picture can be made, or it
     * took too long when it was tried.
     *
     * @param width one of {@link #WIDTHS}
     * @throws DomainException RATE_LIMITED and UNAVAILABLE as {@link #blurhash} does
     */
    Optional<Rendition> find(Media media, int width, Asker asker);

    /** Removes all pictures of something that is gone. */
    void forget(String key);

    /** The width to serve to somebody who asks for this one. */
    static int roundUp(int width) {
        for (int each : WIDTHS) {
            if (each >= width) {
                return each;
            }
        }
        return WIDTHS.getLast();
    }

    /**
     * @param type its media type
     */
    record Rendition(String type, MediaContent content) {}
}
