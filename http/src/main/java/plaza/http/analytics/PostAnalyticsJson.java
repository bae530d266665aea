package plaza.http.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import plaza.core.analytics.HourFigures;
import plaza.core.analytics.PostAnalytics;
import plaza.core.analytics.PostFigures;

/** The figures of a post: every hour of a time, oldest first, and their sum. */
@Schema(name = "PostAnalytics")
record PostAnalyticsJson(FiguresJson totals, List<HourJson> hours) {

    /** How often it was shown, liked, reposted and replied to; undoings count −1. */
    @Schema(name = "PostFigures")
    record FiguresJson(long impressions, long likes, long reposts, long replies) {
        static FiguresJson of(PostFigures figures) {
            return new FiguresJson(
                    figures.impressions(), figures.likes(), figures.reposts(), figures.replies());
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

    static PostAnalyticsJson of(PostAnalytics analytics) {
        return new PostAnalyticsJson(
                FiguresJson.of(analytics.totals()),
                analytics.hours().stream().map(HourJson::of).toList());
    }
}
