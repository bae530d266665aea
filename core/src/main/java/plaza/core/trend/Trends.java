package plaza.core.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hashtags that rise now. See ADR 17. */
public final class Trends {
    private final RisingSubjects rising;

    Trends(RisingSubjects rising) {
        this.rising = rising;
    }

    /**
     * The hashtags of a region, those that rise fastest first.
     *
     * @param region a country's code, or null for the world
     * @param limit at most 100
     */
    public List<Trend> list(@Nullable String region, int limit) {
        List<Trend> trends = rising.of(Regions.named(region));
        return trends.subList(0, Math.min(limit, trends.size()));
    }
}
