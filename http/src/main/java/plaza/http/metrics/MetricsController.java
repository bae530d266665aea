package plaza.http.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint that monitoring reads. */
@RestController
@Tag(name = "operation")
class MetricsController {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    MetricsController(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @GetMapping(path = "/metrics", produces = TEXT)
    @Operation(
            summary = "Metrics for Prometheus",
            description =
                    "For monitoring, whose bearer token is `metrics.secret` of the settings,"
                            + " and for admins.")
    String metrics() {
        return registry.scrape();
    }
}
