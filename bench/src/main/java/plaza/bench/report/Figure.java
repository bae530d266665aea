package plaza.bench.report;

import java.util.Optional;

/** Everything that a run finds out, in the order of the report. */
public enum Figure {
    EMPTY("baseline.empty.perSecond"),
    EMPTY_CPU("baseline.empty.cpuMs"),
    STATIC_FEED("baseline.staticFeed.perSecond"),
    RAW_INSERT("baseline.rawInsert.rowsPerSecond"),
    HOME_FEED("ops.homeFeed.perSecond"),
    HOME_FEED_CPU("ops.homeFeed.cpuMs"),
    HOME_FEED_P50("ops.homeFeed.p50Ms"),
    HOME_FEED_P99("ops.homeFeed.p99Ms"),
    HOME_FEED_ERRORS("ops.homeFeed.errors"),
    HOME_FEED_NON_EMPTY("ops.homeFeed.nonEmpty"),
    USER_TIMELINE("ops.userTimeline.perSecond"),
    USER_TIMELINE_CPU("ops.userTimeline.cpuMs"),
    USER_TIMELINE_P50("ops.userTimeline.p50Ms"),
    USER_TIMELINE_P99("ops.userTimeline.p99Ms"),
    USER_TIMELINE_ERRORS("ops.userTimeline.errors"),
    USER_TIMELINE_NON_EMPTY("ops.userTimeline.nonEmpty"),
    COMPOSE("ops.compose.perSecond"),
    COMPOSE_CPU("ops.compose.cpuMs"),
    COMPOSE_P50("ops.compose.p50Ms"),
    COMPOSE_P99("ops.compose.p99Ms"),
    COMPOSE_ERRORS("ops.compose.errors"),
    COMPOSE_NON_EMPTY("ops.compose.nonEmpty"),
    DELIVERIES("fanout.deliveriesPerSecond"),
    VISIBLE_P99("fanout.visibleP99Ms"),
    SERVER_MIB("memory.serverMiB"),
    POSTGRES_MIB("memory.postgresMiB"),
    READY("startup.readyMs"),

    HOME_PER_STATIC,
    HOME_CPU_PER_EMPTY,
    USER_TIMELINE_CPU_PER_HOME,
    DELIVERIES_PER_RAW,
    STATIC_FEED_BYTES,
    HOME_FEED_BYTES,
    MIX,
    OPEN_RATE,
    VISIBLE_P50,
    VISIBLE_SAMPLES,
    BURST_POSTS,
    BURST_POSTING_MS,
    BURST_DELIVERING_MS,
    CLIENT_CPU,
    SERVER_CPU,
    ALL_ERRORS;

    private final String path;

    Figure() {
        this("");
    }

    Figure(String path) {
        this.path = path;
    }

    /** Its place in the JSON report, names joined by dots; empty if it is only shown. */
    public Optional<String> path() {
        return path.isEmpty() ? Optional.empty() : Optional.of(path);
    }

    /** Errors of several runs add up; of anything else the median counts. */
    boolean addsUp() {
        return switch (this) {
            case HOME_FEED_ERRORS, USER_TIMELINE_ERRORS, COMPOSE_ERRORS, ALL_ERRORS -> true;
            default -> false;
        };
    }
}
