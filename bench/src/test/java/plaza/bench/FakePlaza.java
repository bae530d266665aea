package plaza.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of a server in bench mode as the driver talks to, in memory. */
public final class FakePlaza implements AutoCloseable {
    private static final int PAGE = 20;
    private static final int KEPT = 800;
    private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("cursor=([0-9a-f-]+)");
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> idsByToken = new ConcurrentHashMap<>();
    private final Map<String, List<String>> followers = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<String, String>> feeds = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<String, String>> timelines = new ConcurrentHashMap<>();
    private final Queue<String> texts = new ConcurrentLinkedQueue<>();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Set<String> liked = ConcurrentHashMap.newKeySet();
    private final Queue<String> acts = new ConcurrentLinkedQueue<>();
    private final AtomicLong posts = new AtomicLong();
    private final AtomicLong deliveries = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private volatile long failEvery = Long.MAX_VALUE;
    private volatile long dieAfter = Long.MAX_VALUE;
    private final AtomicLong turnedAway = new AtomicLong();
    private volatile int flood;
    private volatile boolean frozen;
    private volatile boolean losing;
    private volatile long stallMillisOnFirstFeed;

    public FakePlaza() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The launcher of the tests runs this in a process of its own. */
    public static void main(String[] args) throws IOException {
        FakePlaza plaza = new FakePlaza();
        if (List.of(args).contains("--failing")) {
            plaza.failEvery(50);
        }
        if (List.of(args).contains("--dying")) {
            plaza.dieAfter(300);
        }
        System.out.println("Plaza is ready on " + plaza.url() + " (data: somewhere, 0.1 s)");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every so many-th request of the API is a 500. */
    public void failEvery(long requestCount) {
        failEvery = requestCount;
    }

    /** So many requests that make something are told to come again. */
    public void turnAway(long requestCount) {
        turnedAway.set(requestCount);
    }

    /** The so many-th request of the API ends the process. */
    private void dieAfter(long requestCount) {
        dieAfter = requestCount;
    }

    /** So many newer posts reach every follower together with each post. */
    public void flood(int newerPosts) {
        flood = newerPosts;
    }

    /** From now on follows and likes are acknowledged and change nothing. */
    public void freeze() {
        frozen = true;
    }

    /** Who follows whom, by the ids of both with a space between. */
    public Set<String> followed() {
        return Set.copyOf(followed);
    }

    /** Who likes which post, by the ids of both with a space between. */
    public Set<String> liked() {
        return Set.copyOf(liked);
    }

    /** Every follow and like that was asked for or taken back, as method and path. */
    public List<String> acts() {
        return List.copyOf(acts);
    }

    /** From now on posts are acknowledged and never delivered. */
    public void losePosts() {
        losing = true;
    }

    /** The next reader of a feed waits. */
    public void stallNextFeed(long millis) {
        stallMillisOnFirstFeed = millis;
    }

    public List<String> texts() {
        return List.copyOf(texts);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (requests.get() >= dieAfter) {
            System.out.println("out of memory");
            Runtime.getRuntime().halt(3);
        }
        String answer;
        int status = "POST".equals(exchange.getRequestMethod()) ? 201 : 200;
        if (!path.startsWith("/api/bench") && requests.incrementAndGet() % failEvery == 0) {
            status = 500;
            answer = "{\"title\":\"Out of order\"}";
        } else if (status == 201 && turnedAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 503;
            answer = "{\"title\":\"Busy\"}";
        } else {
            answer = answer(exchange, path, body);
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String answer(HttpExchange exchange, String path, byte[] body) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        return switch (path) {
            case "/api/bench/accounts" -> accounts(json.readTree(body));
            case "/api/bench/follows" -> follows(json.readTree(body));
            case "/api/bench/stats" ->
                    "{\"timelineDeliveries\":%d,\"journalLag\":0,\"serverRssBytes\":%d}"
                            .formatted(deliveries.get(), 100L << 20);
            case "/api/bench/deployment" ->
                    "{\"blueprint\":\"solo\",\"engines\":{\"postgres\":[\"127.0.0.1:%d\"],\"remote\":[\"192.0.2.1:5432\"]},\"timelines\":\"local\"}"
                            .formatted(server.getAddress().getPort());
            case "/api/bench/deliveries/hold", "/api/bench/deliveries/resume" -> "{}";
            case "/api/bench/empty" -> "";
            case "/api/bench/static-feed" -> page(feeds.values().iterator().next(), "");
            case "/api/feed" -> {
                long stall = stallMillisOnFirstFeed;
                stallMillisOnFirstFeed = 0;
                LockSupport.parkNanos(stall * 1_000_000);
                yield page(of(feeds, viewer(exchange)), query);
            }
            case "/api/posts" -> compose(viewer(exchange), json.readTree(body));
            case "/api/users", "/api/search/suggest" -> "{}";
            case "/api/search" -> search(query);
            default -> ofOne(exchange, path, query);
        };
    }

    private String ofOne(HttpExchange exchange, String path, String query) {
        String id = path.split("/", -1)[3];
        return switch (path.split("/", -1)[4]) {
            case "follow" ->
                    "{\"following\":%s,\"followedBy\":false}"
                            .formatted(turn(followed, exchange, id));
            case "like" -> {
                boolean known = timelines.values().stream().anyMatch(list -> list.containsKey(id));
                if (!known) {
                    throw new IllegalArgumentException("There is no post " + id);
                }
                yield "{\"id\":\"%s\",\"viewer\":{\"liked\":%s}}"
                        .formatted(id, turn(liked, exchange, id));
            }
            default -> page(of(timelines, id), query);
        };
    }

    private boolean turn(Set<String> pairs, HttpExchange exchange, String id) {
        boolean on = "POST".equals(exchange.getRequestMethod());
        String pair = viewer(exchange) + " " + id;
        acts.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        if (!frozen) {
            boolean changed = on ? pairs.add(pair) : pairs.remove(pair);
            if (!changed) {
                acts.add("in vain");
            }
        }
        return pairs.contains(pair);
    }

    private String accounts(JsonNode request) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < request.path("count").asInt(); i++) {
            String id = UUID.randomUUID().toString();
            String token = "token-" + id;
            idsByToken.put("Bearer " + token, id);
            feeds.put(id, new ConcurrentSkipListMap<>(Comparator.reverseOrder()));
            items.add(
                    "{\"id\":\"%s\",\"username\":\"%s%d\",\"accessToken\":\"%s\"}"
                            .formatted(id, request.path("prefix").asString(), i, token));
        }
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private String follows(JsonNode request) {
        for (JsonNode edge : request.path("edges")) {
            followers
                    .computeIfAbsent(edge.path(1).asString(), id -> new CopyOnWriteArrayList<>())
                    .add(edge.path(0).asString());
        }
        return "{}";
    }

    private String compose(String author, JsonNode request) {
        String text = request.path("text").asString();
        texts.add(text);
        // In the order of time, as ids are.
        String id = new UUID(posts.incrementAndGet(), Long.MIN_VALUE).toString();
        String post =
                "{\"id\":\"%s\",\"author\":{\"id\":\"%s\"},\"text\":\"%s\"}"
                        .formatted(id, author, text);
        push(of(timelines, author), id, post);
        if (!losing) {
            for (String follower : followers.getOrDefault(author, List.of())) {
                push(of(feeds, follower), id, "{\"post\":" + post + "}");
                deliveries.incrementAndGet();
                for (int i = 0; i < flood; i++) {
                    String newer = new UUID(posts.incrementAndGet(), Long.MIN_VALUE).toString();
                    push(of(feeds, follower), newer, "{\"post\":{\"id\":\"" + newer + "\"}}");
                }
            }
        }
        return post;
    }

    private void push(NavigableMap<String, String> list, String id, String item) {
        list.put(id, item);
        // Counting such a list is slow, so it is cut only now and then.
        if (posts.get() % KEPT == 0) {
            list.keySet().stream().skip(KEPT).toList().forEach(list::remove);
        }
    }

    private static NavigableMap<String, String> of(
            Map<String, NavigableMap<String, String>> lists, String id) {
        return lists.computeIfAbsent(
                id, absent -> new ConcurrentSkipListMap<>(Comparator.reverseOrder()));
    }

    private String search(String query) {
        String wanted = query.replaceAll(".*q=", "");
        return texts.stream().anyMatch(text -> text.contains(wanted))
                ? "{\"items\":[{}],\"nextCursor\":null}"
                : "{\"items\":[],\"nextCursor\":null}";
    }

    private static String page(NavigableMap<String, String> list, String query) {
        Matcher limit = LIMIT.matcher(query);
        Matcher cursor = CURSOR.matcher(query);
        NavigableMap<String, String> rest =
                cursor.find() ? list.tailMap(cursor.group(1), false) : list;
        List<Map.Entry<String, String>> page =
                rest.entrySet().stream()
                        .limit(limit.find() ? Integer.parseInt(limit.group(1)) : PAGE)
                        .toList();
        String next = page.size() < PAGE ? "null" : '"' + page.getLast().getKey() + '"';
        return page.stream()
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(",", "{\"items\":[", "],\"nextCursor\":" + next + "}"));
    }

    private String viewer(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return Objects.requireNonNull(
                idsByToken.get(authorization), () -> "Nobody has " + authorization);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
