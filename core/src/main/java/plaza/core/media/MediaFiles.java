package plaza.core.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import plaza.core.DomainException;

/** Knows files from the inside. */
public interface MediaFiles {
    /**
     * How many bytes of a file's beginning {@link #recognize} wants to see, if there are so many.
     */
    int HEAD = 64 * 1024;

    /** What a file is, going by its content alone; empty for anything that is not allowed. */
    Optional<MediaFormat> recognize(byte[] head);

    /**
     * Copies what is needed to show or play a file, and nothing else: places, names of cameras,
     * comments, and whatever is hidden behind the file's end stay out. Pixels and sounds are not
     * touched. Reads no more than it has to; holds a bounded part of the file in memory.
     *
     * @return what the file says of itself
     * @throws DomainException INVALID when the file is cut off, broken, or would need too much
     *     memory to be shown
     */
    MediaFacts copy(MediaFormat format, InputStream in, OutputStream out) throws IOException;
}
