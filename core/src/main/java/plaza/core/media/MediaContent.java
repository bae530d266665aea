package plaza.core.media;

import java.io.InputStream;

/** Bytes that can be read from anywhere in them. */
public interface MediaContent {
    /** How many there are. */
    long bytes();

    /**
     * Opens a part of them; the caller closes the stream.
     *
     * @param from the first byte, from 0
     * @param length at most so many; the stream ends earlier only where the bytes do
     */
    InputStream open(long from, long length);
}
