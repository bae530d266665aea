package plaza.bench.report;

import java.util.Optional;

/** Everything that a run finds out, in the order of the report. */
public enum Figure {
    EMPTY("baseline.empty.perSecond"),
    EMPTY_CPU("baseline.empty.cpuMs"),
    STATIC_FEED("baseline.staticFeed.perSecond"),
    RAW_INSERT("baseline.rawInsert.rowsPerSecond"),
    RAW_COMMIT("baseline.rawCommit.perSecond"),
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
    FOLLOW("ops.follow.perSecond"),
    FOLLOW_CPU("ops.follow.cpuMs"),
    FOLLOW_P50("ops.follow.p50Ms"),
    FOLLOW_P99("ops.follow.p99Ms"),
    FOLLOW_ERRORS("ops.follow.errors"),
    FOLLOW_NON_EMPTY("ops.follow.nonEmpty"),
    LIKE("ops.like.perSecond"),
    LIKE_CPU("ops.like.cpuMs"),
    LIKE_P50("ops.like.p50Ms"),
    LIKE_P99("ops.like.p99Ms"),
    LIKE_ERRORS("ops.like.errors"),
    LIKE_NON_EMPTY("ops.like.nonEmpty"),
    DELIVERIES("fanout.deliveriesPerSecond"),
    VISIBLE_P99("fanout.visibleP99Ms"),
    SERVER_MIB("memory.serverMiB"),
    POSTGRES_MIB("memory.postgresMiB"),
    READY("startup.readyMs"),
    /** Of one core that the server takes while nobody is there, from 0 to 1. */
    IDLE("idle.cpuShare"),
    /** Of the machine's processor that neither client nor server nor engines took, from 0 to 1. */
    OTHERS("machine.otherShare"),

    HOME_PER_STATIC,
    HOME_CPU_PER_EMPTY,
    USER_TIMELINE_CPU_PER_HOME,
    DELIVERIES_PER_RAW,
    COMPOSE_PER_RAW,
    /** Server and engines together, as against the server for an empty request. */
    COMPOSE_ALL_CPU_PER_EMPTY,
    STATIC_FEED_BYTES,
    HOME_FEED_BYTES,
    MIX,
    OPEN_RATE,
    /** Of the slowest operation of the mix. */
    OPEN_P50,
    OPEN_P99,
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
        return this == ALL_ERRORS || path.endsWith(".errors");
    }
}
