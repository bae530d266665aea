package plaza.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket of a client. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    volatile int closeCode;
    volatile String closeReason = "";
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;

    static Socket open(int port, String query, Map<String, String> headers) {
        var listener = new Socket();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        headers.forEach(builder::header);
        listener.socket =
                builder.buildAsync(
                                URI.create("ws://127.0.0.1:" + port + "/api/ws" + query), listener)
                        .join();
        return listener;
    }

    /** The status with which a handshake is refused. */
    static int refusal(int port, String query, Map<String, String> headers) {
        try (Socket _ = open(port, query, headers)) {
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    void send(String text) {
        socket().sendText(text, true).join();
    }

    List<JsonNode> ofType(String type) {
        return messages.stream()
                .filter(message -> message.path("type").asString("").equals(type))
                .toList();
    }

    List<JsonNode> events(String topic) {
        return ofType("event").stream()
                .filter(event -> event.path("topic").asString("").equals(topic))
                .toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            messages.add(JSON.readTree(part.toString()));
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(
            WebSocket webSocket, int statusCode, String reason) {
        closeReason = reason;
        closeCode = statusCode;
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closeCode = -1;
    }

    @Override
    public void close() {
        socket().abort();
    }
}
