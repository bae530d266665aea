package plaza.media;

import java.io.IOException;
import java.io.OutputStream;
import plaza.core.media.MediaFacts;

/** Copies a file of one format, as {@link plaza.core.media.MediaFiles#copy} says. For one file. */
interface FormatCopy {
    MediaFacts copy(Source in, OutputStream out) throws IOException;
}
