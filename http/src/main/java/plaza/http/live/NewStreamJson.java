package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.live.StreamDetails;

/** What a host says of a stream. */
@Schema(name = "NewStream")
record NewStreamJson(
        @Schema(maxLength = 140, requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String title,
        @Schema(maxLength = 2000) @Nullable String description,
        @Schema(description = "The key that the upload of a picture answered")
                @Nullable String thumbnailKey,
        @Schema(description = "When it is to begin, such as `2026-03-01T18:00:00Z`")
                @Nullable String scheduledFor,
        @Schema(
                        description =
                                "0 to 300: how long somebody waits between two messages in its"
                                        + " chat; left out: not at all")
                @Nullable Integer slowModeSeconds) {

    StreamDetails toDetails() {
        return new StreamDetails(
                title == null ? "" : title,
                description,
                thumbnailKey,
                scheduledFor == null ? null : time(scheduledFor),
                Duration.ofSeconds(slowModeSeconds == null ? 0 : slowModeSeconds));
    }

    private static Instant time(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (time.isAfter(Instant.EPOCH)
                    && time.isBefore(Instant.parse("3000-01-01T00:00:00Z"))) {
                return time;
            }
        } catch (DateTimeException e) {
            // Answered below, as a time that lies nowhere.
        }
        throw DomainException.invalid(
                "scheduledFor", "must be a time such as 2026-03-01T18:00:00Z");
    }
}
