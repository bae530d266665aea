package plaza.bench.server;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.bench.BenchFailure;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.Patience;
import plaza.bench.load.Person;
import plaza.bench.load.Reply;
import plaza.bench.network.Network.Follow;
import plaza.bench.report.Progress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The endpoints that a server has only in bench mode. Waits for their answers as long as the server
 * takes. For one thread at a time.
 */
public final class BenchApi implements AutoCloseable {
    /** Small enough for a server's limit on bodies, large enough to make round trips cheap. */
    private static final int ACCOUNTS_PER_REQUEST = 500;

    /** Each may take many milliseconds, and progress is to be seen. */
    private static final int FOLLOWS_PER_REQUEST = 20;

    private static final int CONNECTIONS = 12;
    private static final Duration LAG_POLL = Duration.ofMillis(10);
    private static final Duration LAG_PATIENCE = Duration.ofMinutes(5);

    private final URI server;
    private final ApiConnection connection;
    private final JsonMapper json = JsonMapper.builder().build();

    public BenchApi(URI server) {
        this.server = server;
        this.connection = ApiConnection.patient(server);
    }

    /** Makes accounts that have a session and no password. */
    public List<Person> createAccounts(int count, String prefix, Progress progress) {
        List<Person> people = new ArrayList<>();
        while (people.size() < count) {
            int some = Math.min(ACCOUNTS_PER_REQUEST, count - people.size());
            ObjectNode body = json.createObjectNode().put("count", some);
            body.put("prefix", prefix + people.size() + "_");
            JsonNode items = post("/api/bench/accounts", body).path("items");
            if (items.size() != some) {
                throw new BenchFailure(
                        "Asked for %d accounts, got %d.".formatted(some, items.size()));
            }
            for (JsonNode item : items) {
                people.add(
                        new Person(
                                item.path("id").asString(),
                                item.path("username").asString(),
                                item.path("accessToken").asString()));
            }
            progress.advance(some);
        }
        return people;
    }

    /**
     * Sends the follows through the server's own services, on several connections: each waits for
     * the disk. Those of one person stay on one connection, in their order.
     */
    public void createFollows(List<Follow> follows, List<Person> people, Progress progress) {
        Map<Integer, List<Follow>> shares =
                follows.stream()
                        .collect(Collectors.groupingBy(follow -> follow.follower() % CONNECTIONS));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sending = new ArrayList<>();
            for (List<Follow> share : shares.values()) {
                sending.add(
                        threads.submit(
                                () -> {
                                    try (var own = new BenchApi(server)) {
                                        own.send(share, people, progress);
                                    }
                                }));
            }
            for (Future<?> each : sending) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw BenchFailure.of("Follows could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted", e);
        }
    }

    private void send(List<Follow> follows, List<Person> people, Progress progress) {
        for (int from = 0; from < follows.size(); from += FOLLOWS_PER_REQUEST) {
            List<Follow> some =
                    follows.subList(from, Math.min(follows.size(), from + FOLLOWS_PER_REQUEST));
            ObjectNode body = json.createObjectNode();
            ArrayNode edges = body.putArray("edges");
            for (Follow follow : some) {
                edges.addArray()
                        .add(people.get(follow.follower()).id())
                        .add(people.get(follow.followed()).id());
            }
            // To follow whom one follows already changes nothing.
            send("/api/bench/follows", body);
            progress.advance(some.size());
        }
    }

    /** Has posts wait in the journal. */
    public void holdDeliveries() {
        post("/api/bench/deliveries/hold", json.createObjectNode());
    }

    /** Delivers what has waited. */
    public void resumeDeliveries() {
        post("/api/bench/deliveries/resume", json.createObjectNode());
    }

    public Stats stats() {
        JsonNode stats = get("/api/bench/stats");
        if (!stats.path("timelineDeliveries").isNumber() || !stats.path("journalLag").isNumber()) {
            throw new BenchFailure("The server's statistics are incomplete: " + stats);
        }
        return new Stats(
                stats.path("timelineDeliveries").asLong(),
                stats.path("journalLag").asLong(),
                bytes(stats.path("serverRssBytes")));
    }

    /** The parts that the server says it is made of. */
    public Parts parts() {
        JsonNode deployment = get("/api/bench/deployment");
        Map<String, List<String>> engines = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> engine : deployment.path("engines").properties()) {
            List<String> addresses = new ArrayList<>();
            engine.getValue().forEach(address -> addresses.add(address.asString()));
            engines.put(engine.getKey(), addresses);
        }
        return new Parts(
                deployment.path("blueprint").asString(""),
                engines,
                deployment.path("timelines").asString(""));
    }

    /** What the engines say of themselves, as of now. */
    public List<OfEngine> engineFigures() {
        List<OfEngine> figures = new ArrayList<>();
        for (JsonNode each : get("/api/bench/engines").path("figures")) {
            Map<String, String> labels = new TreeMap<>();
            each.path("labels")
                    .properties()
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
            figures.add(
                    new OfEngine(
                            each.path("engine").asString(),
                            each.path("name").asString(),
                            labels,
                            each.path("value").asDouble()));
        }
        return figures;
    }

    /**
     * Waits until every projection has taken in every event.
     *
     * @return the statistics of that moment, at most a poll's interval of 10 ms late
     * @throws BenchFailure if the lag reaches no new low for five minutes
     */
    public Stats awaitNoLag() {
        long lowest = Long.MAX_VALUE;
        long since = System.nanoTime();
        for (Stats stats = stats(); ; stats = stats()) {
            if (stats.journalLag() == 0) {
                return stats;
            }
            if (stats.journalLag() < lowest) {
                lowest = stats.journalLag();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > LAG_PATIENCE.toNanos()) {
                throw new BenchFailure(
                        "The journal's lag stays at %d events.".formatted(stats.journalLag()));
            }
            LockSupport.parkNanos(LAG_POLL.toNanos());
        }
    }

    private void send(String path, JsonNode body) {
        String text = body.toString();
        try {
            parse(Patience.ask(() -> connection.post(path, null, text)), path);
        } catch (IOException e) {
            throw new BenchFailure("POST %s: %s".formatted(path, e), e);
        }
    }

    private JsonNode get(String path) {
        try {
            return parse(connection.get(path, null), path);
        } catch (IOException e) {
            throw new BenchFailure("GET %s: %s".formatted(path, e), e);
        }
    }

    private JsonNode post(String path, JsonNode body) {
        try {
            return parse(connection.post(path, null, body.toString()), path);
        } catch (IOException e) {
            throw new BenchFailure("POST %s: %s".formatted(path, e), e);
        }
    }

    private JsonNode parse(Reply reply, String path) {
        if (!reply.ok()) {
            throw new BenchFailure(
                    "%s answered %d: %s".formatted(path, reply.status(), reply.text()));
        }
        try {
            return reply.length() == 0 ? json.createObjectNode() : json.readTree(reply.text());
        } catch (JacksonException e) {
            throw new BenchFailure(path + " answered no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable Long bytes(JsonNode node) {
        return node.isNumber() && node.asLong() > 0 ? node.asLong() : null;
    }

    @Override
    public void close() {
        connection.close();
    }
}
