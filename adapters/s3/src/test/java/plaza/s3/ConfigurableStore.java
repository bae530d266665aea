package plaza.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The part of S3's protocol that sets what a bucket does: keeps each document that it is sent, and
 * answers it when it is asked. The servers that tests bring have no such thing.
 */
final class ConfigurableStore implements AutoCloseable {
    private static final String NOTHING_SET =
            "<Error><Code>NoSuchConfiguration</Code><Message>not set</Message></Error>";

    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final List<String> put = new ArrayList<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();

    ConfigurableStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was put there last, of {@code encryption}, {@code versioning}, {@code lifecycle}. */
    String document(String what) {
        return documents.getOrDefault(what, "");
    }

    /** What was put, in order. */
    List<String> put() {
        return List.copyOf(put);
    }

    /** What was put there by somebody else. */
    void set(String what, String document) {
        documents.put(what, document);
    }

    /** Answers this status to whoever puts such a document. */
    void refuse(String what, int status) {
        refused.put(what, status);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
            String what = query.replaceAll("[=&].*", "");
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (what.isEmpty()) {
                answer(exchange, 200, "");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                if (refused.containsKey(what)) {
                    answer(exchange, refused.get(what), "<Error><Code>Refused</Code></Error>");
                    return;
                }
                documents.put(what, body);
                put.add(what);
                answer(exchange, 200, "");
            } else if (documents.containsKey(what)) {
                answer(exchange, 200, documents.get(what));
            } else if (what.equals("versioning")) {
                answer(exchange, 200, "<VersioningConfiguration/>");
            } else {
                answer(exchange, 404, NOTHING_SET);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes =
                exchange.getRequestMethod().equals("HEAD")
                        ? new byte[0]
                        : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
