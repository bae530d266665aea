package plaza.http.analytics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.analytics.PlatformAnalytics;
import plaza.http.openapi.Fails;

/** What all people's figures come to. */
@RestController
@Tag(name = "administration")
class PlatformAnalyticsController {
    private final PlatformAnalytics analytics;

    PlatformAnalyticsController(PlatformAnalytics analytics) {
        this.analytics = analytics;
    }

    @GetMapping("/api/admin/analytics")
    @Fails(422)
    @Operation(
            summary = "What all people's figures come to, day by day, without telling of anybody",
            description =
                    "At most 31 days, in UTC; usually the last seven. What comes from fewer than"
                            + " ten people is left out.")
    PlatformAnalyticsJson days(
            @Parameter(description = "From the day of this time on") @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Up to this time, to the end of its day")
                    @RequestParam(required = false)
                    @Nullable Instant to) {
        return PlatformAnalyticsJson.of(analytics.days(from, to));
    }
}
