package plaza.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plaza.bench.live.Arrivals;
import plaza.bench.live.Authors;
import plaza.bench.live.Authors.Posted;
import plaza.bench.live.Listeners;
import plaza.bench.live.Verdict;
import plaza.bench.load.Person;
import plaza.bench.network.Network;
import plaza.bench.network.Network.Follow;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Deployment;
import plaza.bench.server.ServerChoice;
import plaza.bench.server.Stats;

/** {@code ./plaza bench live}: whether each of many listeners hears everything once, in order. */
@Command(
        name = "live",
        description =
                "Opens many listeners to live updates, has posts made, and checks that each listener"
                        + " hears each of its posts once and in order.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
final class LiveCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final double TARGET_MS = 500;
    private static final double MIB = 1024 * 1024;

    /** What this process and the server open besides the listeners' connections. */
    private static final int OTHER_FILES = 300;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Listeners by server-sent events.")
    private int streams;

    @Option(
            names = "--sockets",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Listeners by WebSocket.")
    private int sockets;

    @Option(
            names = "--authors",
            paramLabel = "N",
            defaultValue = "1000",
            description = "People who post, one after the other.")
    private int authors;

    @Option(
            names = "--follows",
            paramLabel = "N",
            defaultValue = "20",
            description = "Authors that each listener follows.")
    private int follows;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Posts per second.")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long posts are made.")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same follows.")
    private long seed;

    @Mixin private final ServerChoice server;

    private final PrintStream out;
    private final PrintStream progress;

    LiveCommand(@Nullable Path launcher, PrintStream out, PrintStream progress) {
        this.server = new ServerChoice(launcher, progress);
        this.out = out;
        this.progress = progress;
    }

    @Override
    public Integer call() throws IOException {
        if (streams < 0
                || sockets < 0
                || streams + sockets < 1
                || follows < 1
                || follows > authors
                || rate < 1
                || seconds < 1) {
            throw new BenchFailure("There is nothing to do, or too little to do it with.");
        }
        server.check();
        checkFiles();
        return server.measure("live", Deployment.CONFIGURED, found -> run(found.url()));
    }

    /** The server inherits the limit of this process. */
    private void checkFiles() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        int needed = streams + sockets + OTHER_FILES;
        if (system instanceof UnixOperatingSystemMXBean unix
                && unix.getMaxFileDescriptorCount() < needed) {
            throw new BenchFailure(
                    "%d files may be open here, and %d are needed: run 'ulimit -n %d' before."
                            .formatted(unix.getMaxFileDescriptorCount(), needed, needed));
        }
    }

    private int run(URI server) {
        try (BenchApi api = new BenchApi(server);
                Listeners listeners = new Listeners(server)) {
            int audience = streams + sockets;
            List<Set<Integer>> followed = draw(audience);
            List<Person> people = settle(api, followed);
            Stats before = api.awaitNoLag();
            progress.println("Opening the listeners");
            List<Person> readers = people.subList(authors, people.size());
            listeners.openStreams(readers.subList(0, streams));
            listeners.openSockets(readers.subList(streams, audience));
            Stats connected = api.stats();
            progress.printf("Posting for %d s%n", seconds);
            List<Posted> posted =
                    new Authors(server, people.subList(0, authors))
                            .post(rate, Duration.ofSeconds(seconds));
            Verdict verdict = new Verdict(posted);
            await(verdict, followed, listeners.all());
            Stats after = api.stats();
            return report(
                    verdict, followed, listeners.all(), posted, List.of(before, connected, after));
        }
    }

    /** Whom each listener follows, by the number of the author. */
    private List<Set<Integer>> draw(int audience) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Set<Integer>> all = new ArrayList<>();
        for (int i = 0; i < audience; i++) {
            Set<Integer> some = new LinkedHashSet<>();
            while (some.size() < follows) {
                some.add(random.nextInt(authors));
            }
            all.add(some);
        }
        return all;
    }

    private List<Person> settle(BenchApi api, List<Set<Integer>> followed) {
        int people = authors + followed.size();
        Set<Follow> edges = new LinkedHashSet<>();
        for (int i = 0; i < followed.size(); i++) {
            for (int author : followed.get(i)) {
                edges.add(new Follow(authors + i, author));
            }
        }
        var network = new Network(people, edges);
        String prefix = "l" + Long.toString(System.currentTimeMillis() / 1000, 36) + "_";
        List<Person> settled;
        try (Progress bar = Progress.begin("Accounts", people, progress)) {
            settled = api.createAccounts(people, prefix, bar);
        }
        try (Progress bar = Progress.begin("Follows", network.follows().size(), progress)) {
            api.createFollows(network.follows(), settled, bar);
        }
        return settled;
    }

    /** Until everybody has heard as much as they should, or the time is over. */
    private static void await(
            Verdict verdict, List<Set<Integer>> followed, List<Arrivals> arrivals) {
        long deadline = System.nanoTime() + GRACE.toNanos();
        Set<Integer> waiting = new HashSet<>();
        for (int i = 0; i < followed.size(); i++) {
            waiting.add(i);
        }
        while (!waiting.isEmpty() && System.nanoTime() < deadline) {
            waiting.removeIf(i -> arrivals.get(i).count() >= verdict.expectedOf(followed.get(i)));
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private int report(
            Verdict verdict,
            List<Set<Integer>> followed,
            List<Arrivals> arrivals,
            List<Posted> posted,
            List<Stats> stats) {
        List<String> trouble = new ArrayList<>();
        for (int i = 0; i < followed.size(); i++) {
            verdict.add(followed.get(i), arrivals.get(i).feed());
            trouble.addAll(arrivals.get(i).trouble());
        }
        print(
                "%,d listeners (%,d streams, %,d sockets), %,d posts at %d/s, %,d updates expected",
                streams + sockets, streams, sockets, posted.size(), rate, verdict.expected());
        print(
                "heard %,d; missing %d, twice %d, out of order %d, not theirs %d; broken connections %d",
                verdict.heard(),
                verdict.missing(),
                verdict.doubled(),
                verdict.disordered(),
                verdict.foreign(),
                trouble.size());
        print(
                "from the post's answer to the update: p50 %.1f ms, p99 %.1f ms, max %.1f ms (target: p99 below %.0f ms)",
                verdict.percentileMs(50),
                verdict.percentileMs(99),
                verdict.percentileMs(100),
                TARGET_MS);
        print(
                "server memory: %.0f MiB before, %.0f MiB with all listeners, %.0f MiB after",
                mib(stats.get(0)), mib(stats.get(1)), mib(stats.get(2)));
        print(
                "load average %.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        trouble.stream().limit(5).forEach(progress::println);
        boolean fine =
                verdict.isFine() && trouble.isEmpty() && verdict.percentileMs(99) < TARGET_MS;
        print(fine ? "ok" : "MISS");
        return fine ? 0 : 1;
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private static double mib(Stats stats) {
        return stats.serverBytes() == null ? 0 : stats.serverBytes() / MIB;
    }
}
