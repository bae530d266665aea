package plaza.http.analytics;

import org.jspecify.annotations.Nullable;
import plaza.core.analytics.PostFigures;

/** How rates are written. */
final class Rates {
    private Rates() {}

    static @Nullable Double engagement(PostFigures figures) {
        return rounded(figures.engagementRate());
    }

    /** To a hundredth of a percent. */
    static @Nullable Double rounded(@Nullable Double rate) {
        return rate == null ? null : Math.round(rate * 10_000) / 10_000.0;
    }
}
