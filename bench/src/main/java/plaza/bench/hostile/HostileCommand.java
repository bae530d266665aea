package plaza.bench.hostile;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plaza.bench.BenchFailure;
import plaza.bench.Usage;
import plaza.bench.hostile.FeedReads.Reads;
import plaza.bench.hostile.Guest.Kind;
import plaza.bench.hostile.Guest.State;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.Person;
import plaza.bench.network.Network;
import plaza.bench.network.Network.Follow;
import plaza.bench.report.Progress;
import plaza.bench.search.SearchCommand.Settling;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Deployment;
import plaza.bench.server.ServerChoice;

/** {@code ./plaza bench hostile}: whether people are served beside those who only take room. */
@Command(
        name = "hostile",
        description =
                "Opens as many live connections as the server promises, and half-sent requests from one"
                        + " address, and measures home feeds beside them.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false)
public final class HostileCommand implements Callable<Integer> {
    private static final int READERS = 200;
    private static final int FOLLOWS = 20;
    private static final int POSTS = 400;
    private static final double TARGET_MS = 500;
    private static final double TARGET_MIB = 700;
    private static final double MIB = 1024 * 1024;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Live connections by server-sent events.")
    private int streams;

    @Option(
            names = "--sockets",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Live connections by WebSocket.")
    private int sockets;

    @Option(
            names = "--half-open",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Requests from one address that are never sent to their ends.")
    private int halfOpen;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Home feeds that are read in a second.")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long they are read, each time.")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same follows.")
    private long seed;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private final ServerChoice server;

    private final PrintStream out;
    private final PrintStream progress;
    private final Settling settling;

    public HostileCommand(
            @Nullable Path launcher, PrintStream out, PrintStream progress, Settling settling) {
        this.server = new ServerChoice(launcher, progress);
        this.out = out;
        this.progress = progress;
        this.settling = settling;
    }

    @Override
    public Integer call() throws IOException {
        Usage.check(
                spec,
                streams >= 0 && sockets >= 0 && halfOpen >= 0 && rate >= 1 && seconds >= 1,
                "there is nothing to do");
        server.check();
        return server.measure("hostile", Deployment.UNCHANGED, found -> run(found.url()));
    }

    private int run(URI server) throws IOException {
        List<Person> readers = settling.settle(server, network());
        write(server, readers);
        try (var api = new BenchApi(server);
                var crowd = new Crowd(new InetSocketAddress(server.getHost(), server.getPort()));
                Memory memory = Memory.watch(new BenchApi(server))) {
            api.awaitNoLag();
            var reads = new FeedReads(server, readers, rate);
            Duration time = Duration.ofSeconds(seconds);
            progress.println("Reading feeds, with nobody else there");
            reads.measure(time, seed);
            Reads alone = reads.measure(time, seed);
            long before = memory.mostBytes();
            listen(api, crowd, server);
            long full = memory.mostBytes();
            progress.println("Reading feeds beside them");
            Reads beside = reads.measure(time, seed);
            Reads attacked = attacked(crowd, server, reads, time);
            print("feeds alone:                 %s", alone);
            print("feeds beside live:           %s", beside);
            print("feeds beside half-open, too: %s", attacked);
            print(
                    "server memory at the most:   %.0f MiB alone, %.0f MiB with the live connections, %.0f MiB with all",
                    before / MIB, full / MIB, memory.mostBytes() / MIB);
            return verdict(crowd, attacked, memory.mostBytes() / MIB) ? 0 : 1;
        }
    }

    private Network network() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Set<Follow> follows = new LinkedHashSet<>();
        while (follows.size() < READERS * FOLLOWS) {
            int follower = random.nextInt(READERS);
            int followed = random.nextInt(READERS);
            if (follower != followed) {
                follows.add(new Follow(follower, followed));
            }
        }
        return new Network(READERS, follows);
    }

    private static void write(URI server, List<Person> people) throws IOException {
        try (var connection = new ApiConnection(server)) {
            for (int i = 0; i < POSTS; i++) {
                var reply =
                        connection.post(
                                "/api/posts",
                                people.get(i % people.size()).authorization(),
                                "{\"text\":\"%s\"}".formatted("Some words of a post. ".repeat(10)));
                if (!reply.ok()) {
                    throw new BenchFailure("A post was not taken: " + reply.text());
                }
            }
        }
    }

    private void listen(BenchApi api, Crowd crowd, URI server) {
        List<Person> people = new ArrayList<>();
        String prefix = "h" + Long.toString(System.currentTimeMillis() / 1000, 36) + "_";
        try (Progress bar = Progress.begin("Accounts", streams + sockets, progress)) {
            people.addAll(api.createAccounts(streams + sockets, prefix, bar));
        }
        var attack = new Attack(crowd, server);
        try (Progress bar = Progress.begin("Live connections", people.size(), progress)) {
            attack.listen(Kind.STREAM, people.subList(0, streams), bar);
            attack.listen(Kind.SOCKET, people.subList(streams, people.size()), bar);
        }
    }

    private Reads attacked(Crowd crowd, URI server, FeedReads reads, Duration time) {
        Thread attacker =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try (Progress bar =
                                            Progress.begin("Half-open", halfOpen, progress)) {
                                        new Attack(crowd, server).begin(halfOpen, bar);
                                    }
                                });
        Reads attacked = reads.measure(time, seed);
        try {
            attacker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted", e);
        }
        return attacked;
    }

    private boolean verdict(Crowd crowd, Reads attacked, double mostMib) {
        boolean stand = true;
        for (Kind kind : List.of(Kind.STREAM, Kind.SOCKET)) {
            int wanted = kind == Kind.STREAM ? streams : sockets;
            int there = crowd.count(kind, State.LISTENING);
            print(
                    "live (%s): %,d of %,d listen, %,d were answered 503 with Retry-After, %,d broke",
                    kind.name().toLowerCase(Locale.ROOT),
                    there,
                    wanted,
                    crowd.count(kind, State.REFUSED),
                    crowd.count(kind, State.GONE));
            stand &= there == wanted;
        }
        print(
                "half-open: %,d begun from one address, %,d closed by the server, %,d still open",
                halfOpen,
                crowd.count(Kind.HALF_OPEN, State.GONE),
                crowd.count(Kind.HALF_OPEN, State.OPENING));
        boolean fine =
                stand
                        && attacked.errors() == 0
                        && attacked.p99() < TARGET_MS
                        && mostMib < TARGET_MIB;
        print(
                "%s (targets: all of the live ones listen, feeds without errors and p99 below %.0f ms, memory below %.0f MiB)",
                fine ? "ok" : "MISS", TARGET_MS, TARGET_MIB);
        return fine;
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }
}
