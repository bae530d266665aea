package plaza.bench.measure;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import plaza.bench.BenchFailure;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.Person;
import plaza.bench.load.PoissonArrivals;
import plaza.bench.load.Reply;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how soon a post is in the home feeds of <em>all</em> its author's followers, while other
 * load runs.
 *
 * <p>A probe posts at random times, then asks for the feed of every follower, again and again,
 * until each has shown the post. Its time runs from the answer to the post until the last
 * follower's feed that showed it had arrived; it thus includes one reading of a feed and the wait
 * between two. Most authors have at most 50 followers so that asking does not become the load
 * itself; every twentieth probe has the most followed author. The connections are the probe's own.
 */
public final class VisibilityProbe implements AutoCloseable {
    private static final double POSTS_PER_SECOND = 8;
    private static final int FEW_FOLLOWERS = 50;
    private static final int POPULAR_EVERY = 20;
    private static final int CONNECTIONS = 16;
    private static final Duration POLL = Duration.ofMillis(10);

    /** More than a home timeline keeps. */
    private static final int MOST_PAGES = 10;

    private final Network network;
    private final Workload workload;
    private final ErrorLog errors;
    private final List<Integer> authors;
    private final int mostFollowed;
    private final BlockingQueue<ApiConnection> connections = new ArrayBlockingQueue<>(CONNECTIONS);
    private final Duration giveUp;
    private final RandomGenerator random;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Histogram micros = new ConcurrentHistogram(3);

    /**
     * A probe that has not begun.
     *
     * @param giveUp after so long a post that some follower does not see is an error
     */
    public VisibilityProbe(
            URI server,
            Network network,
            Workload workload,
            ErrorLog errors,
            Duration giveUp,
            long seed) {
        this.giveUp = giveUp;
        this.network = network;
        this.workload = workload;
        this.errors = errors;
        this.mostFollowed = network.mostFollowed().getFirst();
        List<Integer> few = network.byFollowers(count -> count > 0 && count <= FEW_FOLLOWERS);
        this.authors = few.isEmpty() ? List.of(mostFollowed) : few;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < CONNECTIONS; i++) {
            connections.add(new ApiConnection(server));
        }
    }

    /** Posts over the slice, and returns when the last post is everywhere or was given up. */
    public void run(Duration slice) {
        PoissonArrivals arrivals = new PoissonArrivals(POSTS_PER_SECOND, random);
        List<Future<?>> started = new ArrayList<>();
        long begin = System.nanoTime();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = arrivals.next(); due < slice.toNanos(); due = arrivals.next()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, begin + due - System.nanoTime())));
                int author =
                        (started.size() + 1) % POPULAR_EVERY == 0
                                ? mostFollowed
                                : authors.get(random.nextInt(authors.size()));
                RandomGenerator words =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(random.nextLong());
                started.add(probes.submit(() -> probe(author, words, readers)));
            }
            for (Future<?> probe : started) {
                probe.get();
            }
        } catch (ExecutionException e) {
            throw BenchFailure.of("A probe of visibility failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted.", e);
        }
    }

    /** Posts that have been followed to the end. */
    public long samples() {
        return micros.getTotalCount();
    }

    /** Milliseconds until a post was in all feeds; one given up counts as the whole time it had. */
    public double percentileMs(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private @Nullable Void probe(int author, RandomGenerator words, ExecutorService readers)
            throws InterruptedException, ExecutionException {
        String post;
        try {
            post = compose(author, words);
        } catch (IOException e) {
            errors.add("Probe: " + e);
            return null;
        }
        long answered = System.nanoTime();
        List<Future<Long>> waiting = new ArrayList<>();
        for (int follower : network.followersOf(author)) {
            Person reader = workload.people().get(follower);
            waiting.add(readers.submit(() -> follow(reader, post, answered)));
        }
        long slowest = 0;
        for (Future<Long> nanos : waiting) {
            slowest = Math.max(slowest, nanos.get());
        }
        micros.recordValue(slowest / 1000);
        return null;
    }

    private String compose(int author, RandomGenerator words)
            throws IOException, InterruptedException {
        ApiConnection connection = connections.take();
        try {
            Person person = workload.people().get(author);
            Reply reply = workload.compose(person, connection, words);
            if (!reply.ok()) {
                throw new IOException("COMPOSE answered %d".formatted(reply.status()));
            }
            return json.readTree(reply.text()).required("id").asString();
        } catch (JacksonException e) {
            throw new IOException("COMPOSE answered no post: " + e.getOriginalMessage(), e);
        } finally {
            connections.put(connection);
        }
    }

    private long follow(Person reader, String post, long answered) throws InterruptedException {
        try {
            while (true) {
                boolean seen = feedShows(reader, post);
                long waited = System.nanoTime() - answered;
                if (seen) {
                    return waited;
                }
                if (waited > giveUp.toNanos()) {
                    errors.add(
                            "Post %s is not in the feed of %s after %d s."
                                    .formatted(post, reader.username(), giveUp.toSeconds()));
                    return giveUp.toNanos();
                }
                Thread.sleep(POLL);
            }
        } catch (IOException e) {
            errors.add("Probe: " + e);
            return giveUp.toNanos();
        }
    }

    /** Looks at the first page, and further where newer posts may have pushed this one off it. */
    private boolean feedShows(Person reader, String post) throws IOException, InterruptedException {
        byte[] wanted = ("\"id\":\"" + post + '"').getBytes(StandardCharsets.US_ASCII);
        ApiConnection connection = connections.take();
        try {
            String path = "/api/feed";
            for (int page = 0; page < MOST_PAGES; page++) {
                Reply reply = connection.get(path, reader.authorization());
                if (!reply.ok()) {
                    throw new IOException("HOME_FEED answered %d".formatted(reply.status()));
                }
                if (reply.contains(wanted)) {
                    return true;
                }
                JsonNode feed = json.readTree(reply.text());
                JsonNode items = feed.path("items");
                // Ids of posts are in the order of their time.
                if (!feed.path("nextCursor").isString()
                        || items.path(items.size() - 1).at("/post/id").asString("").compareTo(post)
                                < 0) {
                    return false;
                }
                path = "/api/feed?limit=100&cursor=" + feed.path("nextCursor").asString();
            }
            return false;
        } catch (JacksonException e) {
            throw new IOException("HOME_FEED answered no page: " + e.getOriginalMessage(), e);
        } finally {
            connections.put(connection);
        }
    }

    @Override
    public void close() {
        connections.forEach(ApiConnection::close);
    }
}
