package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Moment;
import plaza.core.live.StreamDetails;

/** The body of a new stream. */
@Schema(name = "NewStream")
record NewStreamJson(
        @Schema(maxLength = 140, requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String title,
        @Schema(maxLength = 2000) @Nullable String description,
        @Schema(description = "The key that the upload of a picture answered")
                @Nullable String thumbnailKey,
        @Schema(description = "When it is to begin, such as `2026-03-01T18:00:00Z`, or a day")
                @Nullable String scheduledFor,
        @Schema(
                        description =
                                "0 to 300: how long somebody waits between two messages in its"
                                        + " chat; left out: not at all")
                @Nullable Integer slowModeSeconds) {

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    StreamDetails toDetails() {
        return new StreamDetails(
                title == null ? "" : title,
                description,
                thumbnailKey,
                scheduledFor == null ? null : time(scheduledFor),
                Duration.ofSeconds(slowModeSeconds == null ? 0 : slowModeSeconds));
    }

    private static Instant time(String text) {
        return Moment.parse(text)
                .map(time -> time.truncatedTo(ChronoUnit.MILLIS))
                .filter(time -> time.isBefore(LATEST))
                .orElseThrow(
                        () ->
                                DomainException.invalid(
                                        "scheduledFor",
                                        "must be a time such as 2026-03-01T18:00:00Z or a day such"
                                                + " as 2026-03-01, before the year 3000"));
    }
}
