package plaza.http.analytics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.analytics.Analytics;
import plaza.core.id.PostId;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** The figures of one's own posts, and one's own. */
@RestController
@Tag(name = "analytics")
class AnalyticsController {
    private final Analytics analytics;

    AnalyticsController(Analytics analytics) {
        this.analytics = analytics;
    }

    @GetMapping("/api/posts/{id}/analytics")
    @Fails({403, 422})
    @Operation(
            summary = "What became of an own post, hour by hour and day by day",
            description = "At most 31 days; usually the last seven.")
    PostAnalyticsJson ofPost(
            Viewer viewer,
            @PathVariable PostId id,
            @Parameter(description = "From the hour of this time on")
                    @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Up to this time, to the end of its hour")
                    @RequestParam(required = false)
                    @Nullable Instant to) {
        return PostAnalyticsJson.of(analytics.ofPost(viewer.id(), id, from, to));
    }

    @GetMapping("/api/users/me/analytics")
    @Fails(422)
    @Operation(
            summary =
                    "What became of one's posts, how often one's profile was opened, and who came"
                            + " and went, day by day",
            description = "At most 366 days, in UTC; usually the last 28.")
    UserAnalyticsJson own(
            Viewer viewer,
            @Parameter(description = "From the day of this time on") @RequestParam(required = false)
                    @Nullable Instant from,
            @Parameter(description = "Up to this time, to the end of its day")
                    @RequestParam(required = false)
                    @Nullable Instant to) {
        return UserAnalyticsJson.of(analytics.ofUser(viewer.id(), from, to));
    }
}
