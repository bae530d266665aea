package plaza.http.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import plaza.core.trend.Trend;

/**
 * A hashtag that people use now.
 *
 * @param count the sum of the hours
 * @param people how many different people used it in this hour and the one before
 * @param velocity how fast it rises, in standard deviations above its own past; negative when it
 *     falls
 * @param hours the last 24 hours, oldest first
 */
@Schema(name = "Trend")
record TrendJson(
        String hashtag, long count, long people, double velocity, List<HourCountJson> hours) {

    /** How many people used it in the hour that begins at this time. */
    @Schema(name = "HourCount")
    record HourCountJson(Instant at, long count) {}

    static TrendJson of(Trend trend) {
        return new TrendJson(
                trend.hashtag(),
                trend.count(),
                trend.people(),
                Math.round(trend.velocity() * 100) / 100.0,
                trend.hours().stream()
                        .map(hour -> new HourCountJson(hour.hour(), hour.count()))
                        .toList());
    }
}
