package plaza.core.media;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Bytes that can be read from anywhere in them. */
public interface MediaContent {
    /** How long a {@link #link} can be followed. */
    Duration LINKED_FOR = Duration.ofMinutes(10);

    /** How many there are. */
    long bytes();

    /**
     * Opens a part of them; the caller closes the stream.
     *
     * @param from the first byte, from 0
     * @param length at most so many; the stream ends earlier only where the bytes do
     */
    InputStream open(long from, long length);

    /** Where the client is sent for them instead, for the next minutes. */
    default Optional<URI> link() {
        return Optional.empty();
    }
}
