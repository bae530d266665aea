package plaza.http.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.analytics.Figure;
import plaza.core.analytics.PlatformDay;

/**
 * What the figures of all people come to: every day of a time, oldest first. What comes from a few
 * people only is null, and in no sum.
 *
 * @param fewest from how many people a figure has to come to be told
 */
@Schema(name = "PlatformAnalytics")
record PlatformAnalyticsJson(int fewest, List<DayJson> days) {

    /**
     * A day in UTC. A figure is null where it comes from fewer people than are needed, and not from
     * none.
     *
     * @param people of how many there are figures on that day
     * @param engagementRate likes, reposts and replies for each impression; null where there is
     *     none, or one of these is not told
     */
    @Schema(name = "PlatformDay")
    record DayJson(
            LocalDate date,
            @Nullable Long people,
            @Nullable Long impressions,
            @Nullable Long likes,
            @Nullable Long reposts,
            @Nullable Long replies,
            @Nullable Long followersGained,
            @Nullable Long followersLost,
            @Nullable Long posts,
            @Nullable Long profileViews,
            @Nullable Double engagementRate) {
        static DayJson of(PlatformDay day) {
            return new DayJson(
                    day.day(),
                    day.people(),
                    day.figures().get(Figure.IMPRESSIONS),
                    day.figures().get(Figure.LIKES),
                    day.figures().get(Figure.REPOSTS),
                    day.figures().get(Figure.REPLIES),
                    day.figures().get(Figure.FOLLOWERS_GAINED),
                    day.figures().get(Figure.FOLLOWERS_LOST),
                    day.figures().get(Figure.POSTS),
                    day.figures().get(Figure.PROFILE_VIEWS),
                    Rates.rounded(day.engagementRate()));
        }
    }

    static PlatformAnalyticsJson of(List<PlatformDay> days) {
        return new PlatformAnalyticsJson(
                PlatformDay.FEWEST, days.stream().map(DayJson::of).toList());
    }
}
