package plaza.core.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.Stored;
import plaza.core.id.UserId;

/** A file was uploaded. */
public sealed interface MediaEvent extends Event {
    /** Somebody uploaded a file; it is used for nothing yet. */
    record MediaUploaded(
            @Stored("key") String mediaKey,
            UserId owner,
            String type,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long durationMs,
            @Nullable String blurhash,
            Instant at)
            implements MediaEvent {
        public MediaUploaded(Media media) {
            this(
                    media.key(),
                    media.owner(),
                    media.type(),
                    media.bytes(),
                    media.width(),
                    media.height(),
                    media.durationMs(),
                    media.blurhash(),
                    media.createdAt());
        }

        public Media media() {
            return new Media(
                    mediaKey,
                    owner,
                    type,
                    bytes,
                    width,
                    height,
                    durationMs,
                    blurhash,
                    at,
                    null,
                    at);
        }

        @Override
        public UUID key() {
            return owner.value();
        }

        @Override
        public String subject() {
            return "media:" + mediaKey;
        }
    }
}
