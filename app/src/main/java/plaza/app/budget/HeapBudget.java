package plaza.app.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.app.config.AccessSettings;
import plaza.app.config.Configuration;
import plaza.app.config.ServerSettings;
import plaza.core.setting.ConfigurationException;
import plaza.core.subscription.UpdateSettings;
import plaza.local.event.LocalBroadcast;
import plaza.media.DecodeBudget;

/**
 * Bounds what each part of the server may take of the heap, so that all of it fits however much is
 * asked of it at a time. What is not set follows from the size of the heap: first the promised live
 * connections, then requests, and caches have the rest. The bytes of each thing were counted in
 * histograms of a server that was full of it.
 *
 * @param heap in bytes
 * @param live connections that event streams and WebSockets may have
 * @param requests that may be under way
 * @param requestBytes of each of them
 * @param answers what long answers may take that are being read, in bytes
 * @param keptUpdates what may be kept of updates for clients that come back, in bytes
 * @param connections that may be open, live and idle ones among them
 * @param caches what they may hold
 */
public record HeapBudget(
        long heap,
        int live,
        int requests,
        long requestBytes,
        long answers,
        long keptUpdates,
        int connections,
        CacheSizes caches) {
    /** Live connections that a server has room for, if its heap is large enough. */
    static final int PROMISED = 10_000;

    /** Half of them event streams, of 2 KiB, and half WebSockets, of 13 KiB. */
    private static final long LISTENING_BYTES = 8 * 1024;

    /** What each of them may watch, on the average: 24 things that nobody else does, or 380. */
    private static final long WATCHED_BYTES = 6 * 1024;

    static final long LIVE_BYTES = LISTENING_BYTES + WATCHED_BYTES;

    /**
     * A request: buffers and objects of its header (16 KiB in 100 fields), of a body of 64 KiB
     * while it grows, of an answer that is not long, and the stack of its thread.
     */
    static final long REQUEST_BYTES = 160 * 1024;

    private static final long BODY_OF_A_REQUEST = 64 * 1024;

    /** What is there of a body and what it is copied into, while it grows. */
    private static final int GROWING = 2;

    /** A connection that waits for its next request. */
    static final long IDLE_BYTES = 3 * 1024;

    /** Jars, logs, media, and connections to engines. */
    private static final int OTHER_FILES = 500;

    /** Classes' objects, Spring, drivers and pools, before anybody asks for anything. */
    static final long SERVER_BYTES = 56L << 20;

    /** G1 needs room to move things to: one part in sixteen. */
    private static final int ROOM = 16;

    /** The shares of what is left beside the server and pictures, in hundredths. */
    private static final int LIVE_SHARE = 64;

    private static final int REQUEST_SHARE = 12;
    private static final int ANSWER_SHARE = 4;
    private static final int IDLE_SHARE = 2;
    private static final int KEPT_SHARE = 6;
    private static final int LEAST_REQUESTS = 32;
    private static final int LEAST_IDLE = 100;
    private static final int WHOLE = 100;

    /** A part of the sum. */
    public record Part(String name, long count, long bytes) {}

    /**
     * The budget of a server.
     *
     * @throws ConfigurationException when what is set does not fit, saying which heap would do
     */
    public static HeapBudget of(Configuration configuration, long heap) {
        HeapBudget budget =
                ofWhatIsSet(
                        configuration,
                        heap,
                        configuration.get(UpdateSettings.CONNECTIONS).orElse(null));
        if (!budget.fits()) {
            throw new ConfigurationException(
                    "What is set needs a heap of %d MiB, and there are %d MiB: start with --heap %dm, or set less (./plaza doctor shows the sum)"
                            .formatted(
                                    mebibytes(neededFor(configuration, budget.live)),
                                    mebibytes(heap),
                                    mebibytes(neededFor(configuration, budget.live))));
        }
        return budget;
    }

    /** The same, whether or not it fits. */
    public static HeapBudget ofWhatIsSet(
            Configuration configuration, long heap, @Nullable Integer wantedLive) {
        long left =
                Math.max(
                        0,
                        heap
                                - heap / ROOM
                                - SERVER_BYTES
                                - LocalBroadcast.MAX_BYTES
                                - DecodeBudget.ofHeap(heap));
        int live =
                wantedLive == null
                        ? (int) Math.min(PROMISED, share(left, LIVE_SHARE) / LIVE_BYTES)
                        : wantedLive;
        long requestBytes = requestBytes(configuration.get(ServerSettings.MAX_BODY));
        int requests =
                configuration
                        .get(AccessSettings.REQUESTS)
                        .orElseGet(
                                () ->
                                        (int)
                                                Math.max(
                                                        LEAST_REQUESTS,
                                                        share(left, REQUEST_SHARE) / requestBytes));
        int connections =
                configuration
                        .get(AccessSettings.CONNECTIONS)
                        .orElseGet(
                                () ->
                                        live
                                                + requests
                                                + (int)
                                                        Math.max(
                                                                LEAST_IDLE,
                                                                share(left, IDLE_SHARE)
                                                                        / IDLE_BYTES));
        long answers = Math.max(1, share(left, ANSWER_SHARE));
        long kept = share(left, KEPT_SHARE);
        long taken = live * LIVE_BYTES + requests * requestBytes + answers + kept;
        taken += idle(live, requests, connections) * IDLE_BYTES;
        return new HeapBudget(
                heap,
                live,
                requests,
                requestBytes,
                answers,
                kept,
                connections,
                CacheSizes.of(configuration, Math.max(0, left - taken)));
    }

    private static long share(long bytes, int hundredths) {
        return bytes / WHOLE * hundredths;
    }

    private static long requestBytes(long body) {
        return REQUEST_BYTES + GROWING * Math.max(0, body - BODY_OF_A_REQUEST);
    }

    private static long idle(int live, int requests, int connections) {
        return Math.max(0, (long) connections - live - requests);
    }

    /** The smallest heap, in whole 16 MiB, that holds so many live connections beside the rest. */
    public static long neededFor(Configuration configuration, int live) {
        long step = 16L << 20;
        long heap = step;
        while (!ofWhatIsSet(configuration, heap, live).fits()) {
            heap += step;
        }
        return heap;
    }

    /** What all that live connections watch may take together, in bytes; it is part of theirs. */
    public long watched() {
        return live * WATCHED_BYTES;
    }

    /** Everything that the heap has to hold. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("server", 1, SERVER_BYTES));
        parts.add(new Part("pictures being decoded", 1, DecodeBudget.ofHeap(heap)));
        parts.add(new Part("live connections", live, live * LIVE_BYTES));
        parts.add(new Part("updates for those who come back", 1, keptUpdates));
        parts.add(new Part("updates on their way", 1, LocalBroadcast.MAX_BYTES));
        parts.add(new Part("requests under way", requests, requests * requestBytes));
        parts.add(new Part("long answers being read", 1, answers));
        long idle = idle(live, requests, connections);
        parts.add(new Part("idle connections", idle, idle * IDLE_BYTES));
        parts.addAll(caches.parts());
        parts.add(new Part("room for the collector", 1, heap / ROOM));
        return List.copyOf(parts);
    }

    /** In bytes. */
    public long sum() {
        return parts().stream().mapToLong(Part::bytes).sum();
    }

    public boolean fits() {
        return sum() <= heap;
    }

    /** What to do when the process may not have so many files open as it has connections. */
    public Optional<String> tooFewFiles(long maxFiles) {
        long needed = (long) connections + OTHER_FILES;
        return maxFiles >= needed
                ? Optional.empty()
                : Optional.of(
                        "%d files may be open, and %d are needed for all connections: run 'ulimit -n %d' before"
                                .formatted(maxFiles, needed, needed));
    }

    static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
