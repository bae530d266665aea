package plaza.core.notification;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import plaza.core.media.Asker;
import plaza.core.media.Media;
import plaza.core.media.MediaFacts;
import plaza.core.media.MediaFiles;
import plaza.core.media.MediaFormat;
import plaza.core.media.Renditions;

/** For a platform to which nobody uploads anything: every file is refused. */
final class NoMedia implements MediaFiles, Renditions {
    private static final String REFUSAL = "there is no media here";

    @Override
    public Optional<MediaFormat> recognize(byte[] head) {
        return Optional.empty();
    }

    @Override
    public MediaFacts copy(MediaFormat format, InputStream in, OutputStream out) {
        throw new UnsupportedOperationException(REFUSAL);
    }

    @Override
    public Optional<String> blurhash(String key, MediaFormat format, Asker asker) {
        return Optional.empty();
    }

    @Override
    public Optional<Rendition> find(Media media, int width, Asker asker) {
        return Optional.empty();
    }

    @Override
    public void forget(String key) {
        throw new UnsupportedOperationException(REFUSAL);
    }
}
