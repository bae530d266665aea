package plaza.app.away;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import plaza.app.testing.Answer;

/**
 * Requests that come however long the ones before them take: each feature is asked at its own fixed
 * rate, and a time counts from when the request was due.
 */
public final class Load implements AutoCloseable {
    /** Of each feature; small enough that a busy machine keeps up with all of them. */
    private static final Duration EVERY = Duration.ofMillis(400);

    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final Map<String, List<Sample>> samples = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** One request of a feature. */
    @FunctionalInterface
    public interface Request {
        Answer send() throws IOException;
    }

    /** What is asked, and how often. */
    private record Feature(Request request, Duration every) {}

    /** How a request went. */
    record Sample(long due, long nanos, int status) {}

    /** What was measured of a feature in a stretch of time. */
    record Figures(
            long medianMillis, long p99Millis, long slowestMillis, Map<Integer, Long> statuses) {
        boolean answered() {
            return statuses.keySet().equals(Set.of(200)) || statuses.keySet().equals(Set.of(201));
        }
    }

    public Load feature(String name, Request request) {
        return feature(name, 1, request);
    }

    /** One that is asked so many times less often. */
    public Load feature(String name, int rarer, Request request) {
        features.put(name, new Feature(request, EVERY.multipliedBy(rarer)));
        samples.put(name, new ArrayList<>());
        return this;
    }

    void start() {
        long start = System.nanoTime();
        int offset = 0;
        for (Map.Entry<String, Feature> feature : features.entrySet()) {
            long first = start + EVERY.toNanos() * offset++ / features.size();
            threads.execute(() -> run(feature.getKey(), feature.getValue(), first));
        }
    }

    private void run(String name, Feature feature, long first) {
        try {
            for (long due = first; !ended; due += feature.every().toNanos()) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                long at = due;
                threads.execute(() -> sample(name, feature.request(), at));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample(String name, Request request, long due) {
        int status;
        try {
            status = request.send().status();
        } catch (IOException | AssertionError e) {
            status = 0;
            broken.add(e);
        }
        List<Sample> mine = samples.getOrDefault(name, new ArrayList<>());
        synchronized (mine) {
            mine.add(new Sample(due, System.nanoTime() - due, status));
        }
    }

    /** What is over of all that was due between two times. */
    Map<String, Figures> between(long from, long to) {
        Map<String, Figures> figures = new LinkedHashMap<>();
        features.keySet().forEach(name -> figures.put(name, figures(due(name, from, to))));
        return figures;
    }

    private List<Sample> due(String name, long from, long to) {
        List<Sample> all = samples.getOrDefault(name, List.of());
        synchronized (all) {
            return all.stream().filter(each -> each.due() >= from && each.due() < to).toList();
        }
    }

    private static Figures figures(List<Sample> samples) {
        List<Long> times = samples.stream().map(Sample::nanos).sorted().toList();
        Map<Integer, Long> statuses = new LinkedHashMap<>();
        samples.forEach(each -> statuses.merge(each.status(), 1L, Long::sum));
        if (times.isEmpty()) {
            return new Figures(0, 0, 0, statuses);
        }
        // By nearest rank.
        int p99 = (int) Math.ceil(times.size() * 0.99) - 1;
        return new Figures(
                TimeUnit.NANOSECONDS.toMillis(times.get(times.size() / 2)),
                TimeUnit.NANOSECONDS.toMillis(times.get(p99)),
                TimeUnit.NANOSECONDS.toMillis(times.getLast()),
                statuses);
    }

    /** The features that are not well at the moment, and how they answer. */
    Map<String, Figures> unwell(Duration lately) {
        long now = System.nanoTime();
        Map<String, Figures> figures = between(now - lately.toNanos(), now);
        figures.values().removeIf(Figures::answered);
        return figures;
    }

    /** Requests that got no answer, or one that the API's description does not allow. */
    List<Throwable> broken() {
        return List.copyOf(broken);
    }

    @Override
    public void close() {
        ended = true;
        threads.close();
    }
}
