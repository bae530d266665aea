package plaza.http.live;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.live.Viewers;

/**
 * How many people watch.
 *
 * @param now at this moment
 * @param peak the most at any moment
 * @param total different people, ever
 */
@Schema(name = "Viewers")
public record ViewersJson(long now, long peak, long total) {
    static ViewersJson of(Viewers viewers) {
        return new ViewersJson(viewers.now(), viewers.peak(), viewers.total());
    }
}
