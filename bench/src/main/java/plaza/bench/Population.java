package plaza.bench;

import java.io.PrintStream;
import java.util.List;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Operation;
import plaza.bench.load.Patience;
import plaza.bench.load.Person;
import plaza.bench.load.Tally;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

/** Fills a server with a network and its posts, however long that takes it. */
final class Population {
    private final BenchApi api;
    private final LoadGenerator load;
    private final PrintStream out;

    Population(BenchApi api, LoadGenerator load, PrintStream out) {
        this.api = api;
        this.load = load;
        this.out = out;
    }

    /** Accounts in the network's order, following each other as it says. */
    List<Person> settle(Network network) {
        // A server that keeps its data may have people of an earlier run.
        String prefix = "b" + Long.toString(System.currentTimeMillis() / 1000, 36) + "_";
        List<Person> people;
        try (Progress progress = Progress.begin("Accounts", network.users(), out)) {
            people = api.createAccounts(network.users(), prefix, progress);
        }
        try (Progress progress = Progress.begin("Follows", network.follows().size(), out)) {
            api.createFollows(network.follows(), people, progress);
        }
        return people;
    }

    /** Posts by authors drawn at random, returns when they are in all timelines. */
    void post(Workload workload, int posts, Tally tally) {
        try (Progress progress = Progress.begin("Posts", posts, out)) {
            load.each(
                    posts,
                    (index, connection, random) ->
                            Patience.ask(
                                    () -> workload.perform(Operation.COMPOSE, connection, random)),
                    tally,
                    () -> progress.advance(1));
            api.awaitNoLag();
        }
    }

    /**
     * Every reader looks at the own feed once, as a server may leave unread timelines for later.
     */
    void readAll(Workload workload, Tally tally) {
        List<Person> people = workload.people();
        load.each(
                people.size(),
                (index, connection, random) ->
                        Patience.ask(() -> workload.readFeed(people.get(index), connection)),
                tally,
                () -> {});
    }
}
