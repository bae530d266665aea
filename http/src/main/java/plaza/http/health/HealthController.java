package plaza.http.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server lives, and whether it can serve. */
@RestController
@Tag(name = "operation")
class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);
    private static final HealthJson UP = new HealthJson(Status.UP, Map.of());

    private final List<HealthCheck> checks;

    HealthController(List<HealthCheck> checks) {
        this.checks = checks;
    }

    @GetMapping("/health/live")
    @Operation(summary = "Whether the process answers at all")
    HealthJson live() {
        return UP;
    }

    @GetMapping("/health/ready")
    @Operation(summary = "Whether every engine answers")
    @ApiResponse(
            responseCode = "200",
            description = "All do; or some features are away (`degraded`) and the rest is served")
    @ApiResponse(responseCode = "503", description = "One does not that everything needs")
    ResponseEntity<HealthJson> ready() {
        Map<String, Status> engines = new ConcurrentSkipListMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // At once: an engine that hangs must not hide the others.
            checks.forEach(
                    check -> threads.execute(() -> engines.put(check.name(), status(check))));
        }
        boolean up =
                checks.stream()
                        .filter(HealthCheck::essential)
                        .allMatch(check -> engines.get(check.name()) == Status.UP);
        boolean whole = !engines.containsValue(Status.DOWN);
        Status status = whole ? Status.UP : up ? Status.DEGRADED : Status.DOWN;
        return ResponseEntity.status(up ? 200 : 503).body(new HealthJson(status, engines));
    }

    /** The reason goes into the log only: these pages are open to everybody. */
    private static Status status(HealthCheck check) {
        try {
            check.check();
            return Status.UP;
        } catch (RuntimeException e) {
            LOG.warn("{} does not answer: {}", check.name(), e.toString());
            return Status.DOWN;
        }
    }

    /** Whether it answers. */
    enum Status {
        UP,
        /** Of the server: some engine is down, and not all features need it. */
        DEGRADED,
        DOWN
    }

    /** The state of the server and of each engine. */
    @Schema(name = "Health")
    record HealthJson(Status status, Map<String, Status> engines) {}
}
