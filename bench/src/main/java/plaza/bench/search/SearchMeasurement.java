package plaza.bench.search;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import plaza.bench.BenchFailure;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.OpenLoop;
import plaza.bench.load.Operation;
import plaza.bench.load.Person;
import plaza.bench.load.Reply;
import plaza.bench.load.Tally;
import plaza.bench.network.Network;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

/** Fills a server, then searches at a steady rate while posts are made at another. */
final class SearchMeasurement {
    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(5);

    /** Every so many-th post that is made meanwhile is looked for. */
    private static final int PROBED = 3;

    private static final byte[] NO_ITEM = "\"items\":[]".getBytes(StandardCharsets.US_ASCII);
    private static final int PERSONAL_CONNECTIONS = 8;
    private static final List<QueryKind> KINDS = List.of(QueryKind.values());

    private final Plan plan;
    private final URI server;
    private final PrintStream out;
    private final SearchTexts texts = new SearchTexts();
    private final ErrorLog errors = new ErrorLog();
    private final Map<QueryKind, Histogram> latencies = new EnumMap<>(QueryKind.class);
    private final Histogram all = new ConcurrentHistogram(3);
    private final Histogram found = new ConcurrentHistogram(3);
    private final AtomicLong made = new AtomicLong();
    private volatile boolean counted;

    /**
     * @param searches per second
     * @param writes per second
     */
    record Plan(
            int posts, double searches, double writes, Duration time, int connections, long seed) {}

    SearchMeasurement(Plan plan, URI server, PrintStream out) {
        this.plan = plan;
        this.server = server;
        this.out = out;
        for (QueryKind kind : QueryKind.values()) {
            latencies.put(kind, new ConcurrentHistogram(3));
        }
    }

    /** Measures, prints the figures, and says how many requests failed. */
    long run(Network network, List<Person> people, PrintStream figures) {
        name(people);
        try (var api = new BenchApi(server);
                var load = new LoadGenerator(server, plan.connections(), plan.seed())) {
            fill(load, people);
            api.awaitNoLag();
        }
        Duration warmUp = plan.time().dividedBy(4);
        out.printf("Warming up for %d s%n", warmUp.toSeconds());
        measure(people, warmUp);
        counted = true;
        out.printf("Searching for %d s%n", plan.time().toSeconds());
        double before = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        measure(people, plan.time());
        double after = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        figures.printf(
                Locale.ROOT,
                "%,d people, %,d follows, %,d posts; %.0f searches/s beside %.0f posts/s; load %.1f → %.1f%n",
                network.users(),
                network.follows().size(),
                plan.posts(),
                plan.searches(),
                plan.writes(),
                before,
                after);
        figures.printf("%-12s %8s %9s %9s %9s%n", "", "count", "p50 ms", "p99 ms", "max ms");
        latencies.forEach((kind, histogram) -> line(figures, kind.name(), histogram));
        line(figures, "all", all);
        line(figures, "found after", found);
        figures.printf(
                "p99 of all below 50 ms: %s; p99 until found below 1 s: %s; errors: %d%s%n",
                all.getValueAtPercentile(99) < 50_000 ? "ok" : "MISS",
                found.getValueAtPercentile(99) < 1_000_000 ? "ok" : "MISS",
                errors.count(),
                errors.first().map(text -> " (" + text + ")").orElse(""));
        return errors.count();
    }

    private static void line(PrintStream figures, String name, Histogram histogram) {
        figures.printf(
                Locale.ROOT,
                "%-12s %8d %9.1f %9.1f %9.1f%n",
                name.toLowerCase(Locale.ROOT),
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50) / 1_000.0,
                histogram.getValueAtPercentile(99) / 1_000.0,
                histogram.getMaxValue() / 1_000.0);
    }

    private void name(List<Person> people) {
        try (Progress progress = Progress.begin("Names", people.size(), out);
                var load = new LoadGenerator(server, PERSONAL_CONNECTIONS, plan.seed())) {
            var tally = new Tally(Operation.COMPOSE, errors);
            load.each(
                    people.size(),
                    (index, connection, random) ->
                            connection.post(
                                    "/api/users",
                                    people.get(index).authorization(),
                                    "{\"displayName\":\"" + SearchTexts.name(index) + "\"}"),
                    tally,
                    () -> progress.advance(1));
        }
    }

    private void fill(LoadGenerator load, List<Person> people) {
        try (Progress progress = Progress.begin("Posts", plan.posts(), out)) {
            load.each(
                    plan.posts(),
                    (index, connection, random) ->
                            post(connection, anybody(people, random), texts.post(random)),
                    new Tally(Operation.COMPOSE, errors),
                    () -> progress.advance(1));
        }
    }

    private static Reply post(ApiConnection connection, Person author, String text)
            throws IOException {
        return connection.post("/api/posts", author.authorization(), "{\"text\":\"" + text + "\"}");
    }

    private static Person anybody(List<Person> people, RandomGenerator random) {
        return people.get(random.nextInt(people.size()));
    }

    private void measure(List<Person> people, Duration time) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing =
                    threads.submit(
                            () ->
                                    new OpenLoop(server, plan.connections(), errors)
                                            .run(
                                                    plan.writes(),
                                                    time,
                                                    plan.seed() + 1_000,
                                                    (connection, random, due) ->
                                                            write(connection, people, random)));
            new OpenLoop(server, plan.connections(), errors)
                    .run(
                            plan.searches(),
                            time,
                            plan.seed() + 2_000,
                            (connection, random, due) -> search(connection, people, random, due));
            writing.get();
        } catch (ExecutionException e) {
            throw BenchFailure.of("Writing failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    private void search(
            ApiConnection connection, List<Person> people, RandomGenerator random, long due)
            throws IOException {
        QueryKind kind = KINDS.get(random.nextInt(KINDS.size()));
        String path = texts.query(kind, people.size(), random);
        Reply reply = connection.get(path, anybody(people, random).authorization());
        expect(reply, path);
        if (counted) {
            long micros = (System.nanoTime() - due) / 1_000;
            all.recordValue(micros);
            latencies.getOrDefault(kind, all).recordValue(micros);
        }
    }

    private void write(ApiConnection connection, List<Person> people, RandomGenerator random)
            throws IOException {
        Person author = anybody(people, random);
        long number = made.incrementAndGet();
        String word = "probe" + Long.toString(random.nextLong() >>> 1, 36);
        expect(post(connection, author, texts.post(random) + " " + word), "/api/posts");
        if (number % PROBED == 0) {
            long answered = System.nanoTime();
            while (!isFound(connection, author, word)) {
                if (System.nanoTime() - answered > GIVE_UP.toNanos()) {
                    errors.add("A post was not found after " + GIVE_UP);
                    break;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
            if (counted) {
                found.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - answered));
            }
        }
    }

    private static boolean isFound(ApiConnection connection, Person viewer, String word)
            throws IOException {
        Reply reply = connection.get(SearchTexts.posts(word), viewer.authorization());
        expect(reply, word);
        return !reply.contains(NO_ITEM);
    }

    private static void expect(Reply reply, String what) throws IOException {
        if (!reply.ok()) {
            throw new IOException(
                    "%s answered %d: %s".formatted(what, reply.status(), reply.text()));
        }
    }
}
