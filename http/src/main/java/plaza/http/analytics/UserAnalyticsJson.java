package plaza.http.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import plaza.core.analytics.DayFigures;
import plaza.core.analytics.UserAnalytics;
import plaza.core.analytics.UserFigures;

/** The figures of a person's posts and followers: every day of a time, and their sum. */
@Schema(name = "UserAnalytics")
record UserAnalyticsJson(FiguresJson totals, List<DayJson> days) {

    /** How often one's posts were shown, liked, reposted and replied to; undoings count −1. */
    @Schema(name = "UserFigures")
    record FiguresJson(
            long impressions,
            long likes,
            long reposts,
            long replies,
            long followersGained,
            long followersLost,
            long posts) {
        static FiguresJson of(UserFigures figures) {
            return new FiguresJson(
                    figures.received().impressions(),
                    figures.received().likes(),
                    figures.received().reposts(),
                    figures.received().replies(),
                    figures.followersGained(),
                    figures.followersLost(),
                    figures.posts());
        }
    }

    /** A day in UTC. */
    @Schema(name = "UserDay")
    record DayJson(
            LocalDate date,
            long impressions,
            long likes,
            long reposts,
            long replies,
            long followersGained,
            long followersLost,
            long posts) {
        static DayJson of(DayFigures day) {
            FiguresJson figures = FiguresJson.of(day.figures());
            return new DayJson(
                    day.day(),
                    figures.impressions(),
                    figures.likes(),
                    figures.reposts(),
                    figures.replies(),
                    figures.followersGained(),
                    figures.followersLost(),
                    figures.posts());
        }
    }

    static UserAnalyticsJson of(UserAnalytics analytics) {
        return new UserAnalyticsJson(
                FiguresJson.of(analytics.totals()),
                analytics.days().stream().map(DayJson::of).toList());
    }
}
