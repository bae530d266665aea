package plaza.bench.cost;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A server that says it is on DynamoDB: reading anything takes a unit, writing anything two and a
 * third one of the journal.
 */
public final class FakeCloud implements AutoCloseable {
    private static final String PREFIX = "bench1-";

    private final String engine;
    private final HttpServer server;
    private final Map<String, Integer> units = new TreeMap<>();

    /**
     * @param engine what it says that it is on
     */
    public FakeCloud(String engine) throws IOException {
        this.engine = engine;
        units.put("commits GetItem", 1);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        String path = exchange.getRequestURI().getPath();
        String answer =
                switch (path) {
                    case "/api/bench/accounts" -> accounts(body);
                    case "/api/bench/follows" -> "{}";
                    case "/api/bench/stats" -> "{\"timelineDeliveries\":0,\"journalLag\":0}";
                    case "/api/bench/deployment" ->
                            "{\"blueprint\":\"x\",\"engines\":{\"%s\":[\"127.0.0.1:1\"]}}"
                                    .formatted(engine);
                    case "/api/bench/engines" -> figures();
                    default -> done(exchange.getRequestMethod());
                };
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String done(String method) {
        if (method.equals("GET")) {
            units.merge("users GetItem", 1, Integer::sum);
        } else {
            units.merge("posts TransactWriteItems", 2, Integer::sum);
            units.merge("journal PutItem", 1, Integer::sum);
        }
        String id = UUID.randomUUID().toString();
        return "{\"id\":\"%1$s\",\"key\":\"%1$s\",\"user\":{\"id\":\"%1$s\"}}".formatted(id);
    }

    private static String accounts(String body) {
        int count = Integer.parseInt(body.replaceAll(".*\"count\":(\\d+).*", "$1"));
        List<String> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            items.add(
                    "{\"id\":\"%1$s\",\"username\":\"u%2$d\",\"accessToken\":\"%1$s\"}"
                            .formatted(id, i));
        }
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private String figures() {
        List<String> figures = new ArrayList<>();
        figures.add("{\"engine\":\"redis\",\"name\":\"clients\",\"labels\":{},\"value\":1}");
        units.forEach(
                (of, value) -> {
                    String[] parts = of.split(" ", -1);
                    figures.add(
                            String.format(
                                    Locale.ROOT,
                                    "{\"engine\":\"dynamodb\",\"name\":\"capacity.units\",\"labels\":{\"table\":\"%s\",\"operation\":\"%s\"},\"value\":%d}",
                                    PREFIX + parts[0],
                                    parts[1],
                                    value));
                });
        return "{\"figures\":[" + String.join(",", figures) + "]}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
