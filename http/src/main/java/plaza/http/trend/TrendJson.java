package plaza.http.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import plaza.core.trend.HourCount;
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

    /** How many people did in the hour that begins at this time. */
    @Schema(name = "HourCount")
    record HourCountJson(Instant at, long count) {
        static List<HourCountJson> of(List<HourCount> hours) {
            return hours.stream()
                    .map(hour -> new HourCountJson(hour.hour(), hour.count()))
                    .toList();
        }
    }

    static TrendJson of(Trend trend) {
        return new TrendJson(
                trend.subject(),
                trend.count(),
                trend.people(),
                velocity(trend),
                HourCountJson.of(trend.hours()));
    }

    static double velocity(Trend trend) {
        return Math.round(trend.velocity() * 100) / 100.0;
    }
}
