package plaza.core.limit;

import java.util.List;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;

/** How much of something may be done. */
public final class LimitFeature implements Feature {
    private final Limits limits;

    public LimitFeature(Shared shared) {
        this.limits =
                new Limits(shared.port(RateLimiter.class), LimitSettings.rules(shared.settings()));
    }

    public Limits limits() {
        return limits;
    }

    @Override
    public List<Object> services() {
        return List.of(limits);
    }
}
