package plaza.http.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.analytics.DayFigures;
import plaza.core.analytics.UserAnalytics;
import plaza.core.analytics.UserFigures;

/**
 * The figures of one's posts, profile and followers: every day of a time, and their sum.
 *
 * @param lastActiveAt the hour in which one was last active; null where that is not known, or one
 *     hides it
 */
@Schema(name = "UserAnalytics")
record UserAnalyticsJson(FiguresJson totals, List<DayJson> days, @Nullable Instant lastActiveAt) {

    /**
     * How often one's posts were shown, liked, reposted and replied to; undoings count −1.
     *
     * @param profileViews how often others opened one's profile
     * @param engagementRate likes, reposts and replies for each impression; null where there is
     *     none
     */
    @Schema(name = "UserFigures")
    record FiguresJson(
            long impressions,
            long likes,
            long reposts,
            long replies,
            long followersGained,
            long followersLost,
            long posts,
            long profileViews,
            @Nullable Double engagementRate) {
        static FiguresJson of(UserFigures figures) {
            return new FiguresJson(
                    figures.received().impressions(),
                    figures.received().likes(),
                    figures.received().reposts(),
                    figures.received().replies(),
                    figures.followersGained(),
                    figures.followersLost(),
                    figures.posts(),
                    figures.profileViews(),
                    Rates.engagement(figures.received()));
        }
    }

    /**
     * A day in UTC.
     *
     * @param profileViews how often others opened one's profile
     * @param engagementRate likes, reposts and replies for each impression; null where there is
     *     none
     */
    @Schema(name = "UserDay")
    record DayJson(
            LocalDate date,
            long impressions,
            long likes,
            long reposts,
            long replies,
            long followersGained,
            long followersLost,
            long posts,
            long profileViews,
            @Nullable Double engagementRate) {
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
                    figures.posts(),
                    figures.profileViews(),
                    figures.engagementRate());
        }
    }

    static UserAnalyticsJson of(UserAnalytics analytics) {
        return new UserAnalyticsJson(
                FiguresJson.of(analytics.totals()),
                analytics.days().stream().map(DayJson::of).toList(),
                analytics.lastActive());
    }
}
