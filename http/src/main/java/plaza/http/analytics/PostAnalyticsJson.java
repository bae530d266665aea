package plaza.http.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.analytics.HourFigures;
import plaza.core.analytics.PostAnalytics;
import plaza.core.analytics.PostFigures;

/**
 * The figures of a post: every hour of a time, oldest first, their sums by day (UTC), and the sum
 * of all.
 */
@Schema(name = "PostAnalytics")
record PostAnalyticsJson(FiguresJson totals, List<HourJson> hours, List<DayJson> days) {

    /**
     * How often it was shown, liked, reposted and replied to; undoings count −1.
     *
     * @param engagementRate likes, reposts and replies for each impression; null where there is
     *     none
     */
    @Schema(name = "PostFigures")
    record FiguresJson(
            long impressions,
            long likes,
            long reposts,
            long replies,
            @Nullable Double engagementRate) {
        static FiguresJson of(PostFigures figures) {
            return new FiguresJson(
                    figures.impressions(),
                    figures.likes(),
                    figures.reposts(),
                    figures.replies(),
                    Rates.engagement(figures));
        }
    }

    /** The hour that begins at this time. */
    @Schema(name = "PostHour")
    record HourJson(Instant at, long impressions, long likes, long reposts, long replies) {
        static HourJson of(HourFigures hour) {
            PostFigures figures = hour.figures();
            return new HourJson(
                    hour.hour(),
                    figures.impressions(),
                    figures.likes(),
                    figures.reposts(),
                    figures.replies());
        }
    }

    /**
     * A day in UTC, as far as it is in the time asked for.
     *
     * @param engagementRate likes, reposts and replies for each impression; null where there is
     *     none
     */
    @Schema(name = "PostDay")
    record DayJson(
            LocalDate date,
            long impressions,
            long likes,
            long reposts,
            long replies,
            @Nullable Double engagementRate) {
        static DayJson of(PostAnalytics.Day day) {
            PostFigures figures = day.figures();
            return new DayJson(
                    day.day(),
                    figures.impressions(),
                    figures.likes(),
                    figures.reposts(),
                    figures.replies(),
                    Rates.engagement(figures));
        }
    }

    static PostAnalyticsJson of(PostAnalytics analytics) {
        return new PostAnalyticsJson(
                FiguresJson.of(analytics.totals()),
                analytics.hours().stream().map(HourJson::of).toList(),
                analytics.days().stream().map(DayJson::of).toList());
    }
}
