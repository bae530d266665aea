package plaza.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Operation;
import plaza.bench.load.Person;
import plaza.bench.load.Tally;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import plaza.bench.server.BenchApi;
import plaza.bench.server.Stats;

/**
 * How many timeline entries per second the server delivers when much is posted at once.
 *
 * <p>The most followed tenth of all people post as fast as all connections together can, over the
 * slice, while the server holds its deliveries back. Then it is let go, and the clock runs until
 * the last projection has nothing left to do: reading the journal, finding the followers, and
 * putting the entries into their timelines. What composing costs is measured by itself. A delivery
 * is what the server counts as one: an entry that was put into a follower's home timeline. Every
 * reader's timeline is to be read once before, for a server may leave cold ones for later.
 */
public final class FanoutBurst {
    private final LoadGenerator load;
    private final BenchApi api;
    private final Workload authors;

    /**
     * What a burst came to.
     *
     * @param posts posted in the burst
     * @param posting until the last post was answered
     * @param delivering from when the deliveries were let go until the last was made
     */
    public record Result(long posts, long deliveries, Duration posting, Duration delivering) {
        public double deliveriesPerSecond() {
            return deliveries * 1e9 / delivering.toNanos();
        }
    }

    /**
     * Prepares a burst by people of this network.
     *
     * @param people as many as the network has, in its order
     */
    public FanoutBurst(LoadGenerator load, BenchApi api, Network network, List<Person> people) {
        this.load = load;
        this.api = api;
        this.authors = new Workload(network.mostFollowed().stream().map(people::get).toList());
    }

    /** Expects that the journal has no lag. */
    public Result run(Duration slice, Tally tally) {
        Stats before = api.stats();
        api.holdDeliveries();
        long answersBefore = tally.answers();
        long begin = System.nanoTime();
        Duration posting;
        long letGo;
        try {
            load.closed(
                    authors, slice, random -> Operation.COMPOSE, Map.of(Operation.COMPOSE, tally));
            posting = Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            letGo = System.nanoTime();
            api.resumeDeliveries();
        }
        Stats after = api.awaitNoLag();
        return new Result(
                tally.answers() - answersBefore,
                after.timelineDeliveries() - before.timelineDeliveries(),
                posting,
                Duration.ofNanos(System.nanoTime() - letGo));
    }
}
