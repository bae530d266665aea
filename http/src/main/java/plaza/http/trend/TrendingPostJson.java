package plaza.http.trend;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import plaza.core.trend.TrendingPost;
import plaza.http.post.PostJson;
import plaza.http.trend.TrendJson.HourCountJson;

/**
 * A post that people take up now.
 *
 * @param count the sum of the hours
 * @param people how many different people did in this hour and the one before
 * @param velocity how fast it rises, in standard deviations above its own past; negative when it
 *     falls
 * @param hours how many people did in each of the last 24 hours, oldest first
 */
@Schema(name = "TrendingPost")
record TrendingPostJson(
        PostJson post, long count, long people, double velocity, List<HourCountJson> hours) {
    static TrendingPostJson of(TrendingPost it) {
        return new TrendingPostJson(
                PostJson.of(it.post()),
                it.trend().count(),
                it.trend().people(),
                TrendJson.velocity(it.trend()),
                HourCountJson.of(it.trend().hours()));
    }
}
