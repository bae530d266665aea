package plaza.core.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * An upload, described.
 *
 * @param key where its bytes lie in the {@code MediaStore}: a folder, a UUID, an extension
 * @param type the media type, found out from the content, as {@code image/jpeg}
 * @param bytes its size
 * @param width in pixels as it is shown, or null for sounds
 * @param height in pixels as it is shown, or null for sounds
 * @param durationMs in milliseconds, or null for pictures that do not move
 * @param blurhash a blurred preview (<a href="https://blurha.sh">BlurHash</a>), or null where no
 *     picture of it can be made
 * @param createdAt when it was uploaded
 * @param use what it is shown in, or null
 * @param unusedSince since when it is shown nowhere, or null while it is used
 */
public record Media(
        String key,
        UserId owner,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMs,
        @Nullable String blurhash,
        Instant createdAt,
        @Nullable MediaUse use,
        @Nullable Instant unusedSince) {

    /** Whether it is a picture, which may move as a GIF does. */
    public boolean isPicture() {
        return is(MediaFormat.Kind.PICTURE);
    }

    public boolean isVideo() {
        return is(MediaFormat.Kind.VIDEO);
    }

    public boolean isSound() {
        return is(MediaFormat.Kind.SOUND);
    }

    /** Whether there is something to see: it is a picture or a video. */
    public boolean isVisible() {
        return isPicture() || isVideo();
    }

    private boolean is(MediaFormat.Kind kind) {
        return MediaFormat.ofType(type).filter(format -> format.kind() == kind).isPresent();
    }

    /** The same upload, shown in something. */
    public Media usedFor(MediaUse newUse) {
        return with(newUse, null);
    }

    /** The same upload, shown nowhere. */
    public Media unused(Instant since) {
        return with(null, since);
    }

    private Media with(@Nullable MediaUse newUse, @Nullable Instant since) {
        return new Media(
                key,
                owner,
                type,
                bytes,
                width,
                height,
                durationMs,
                blurhash,
                createdAt,
                newUse,
                since);
    }
}
