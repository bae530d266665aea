package plaza.http.media;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.media.Media;
import plaza.core.media.MediaKeys;

/** The answer to an upload. */
@Schema(name = "Upload")
record UploadJson(
        String key,
        String url,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMs,
        @Nullable String blurhash) {
    static UploadJson of(Media media) {
        return new UploadJson(
                media.key(),
                MediaKeys.PATH + media.key(),
                media.type(),
                media.bytes(),
                media.width(),
                media.height(),
                media.durationMs(),
                media.blurhash());
    }
}
