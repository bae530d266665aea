package plaza.app.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client hears live, by either way. */
public final class Heard implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final List<News> news = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private Runnable closing = () -> {};
    private @Nullable WebSocket socket;

    /**
     * Something that was told.
     *
     * @param name the topic, or {@code ready}, {@code reset}, {@code bye}, {@code heartbeat}
     * @param id empty where there is none
     */
    public record News(String name, String id, JsonNode data) {}

    private Heard() {}

    /** Ways to listen. */
    public enum Way {
        STREAM,
        SOCKET
    }

    public static Heard by(Way way, Person person, String query) {
        return switch (way) {
            case STREAM -> stream(person, query, "");
            case SOCKET -> socket(person, query);
        };
    }

    public static Heard stream(Person person, String query, String lastId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(person.api().server().resolve("/api/stream" + query))
                        .header("Authorization", "Bearer " + person.token());
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        var heard = new Heard();
        try {
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("refused: " + response.statusCode());
            }
            heard.closing = () -> close(response.body());
            Thread.startVirtualThread(() -> heard.read(response.body()));
            return heard;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void read(InputStream body) {
        String name = "";
        String id = "";
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(":")) {
                    news.add(new News("heartbeat", "", JSON.nullNode()));
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                    id = "";
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    news.add(new News(name, id, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException e) {
            news.add(new News("broken", "", JSON.nullNode()));
        } finally {
            ended = true;
        }
    }

    private static Heard socket(Person person, String query) {
        var heard = new Heard();
        URI server = person.api().server();
        WebSocket socket =
                CLIENT.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + person.token())
                        .buildAsync(
                                URI.create("ws://" + server.getAuthority() + "/api/ws" + query),
                                heard.new Listener())
                        .join();
        heard.closing = socket::abort;
        heard.socket = socket;
        return heard;
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                JsonNode message = JSON.readTree(part.toString());
                part.setLength(0);
                String type = message.path("type").asString("");
                String name = type.equals("event") ? message.path("topic").asString("") : type;
                JsonNode inside = type.equals("event") ? message.path("data") : message;
                news.add(new News(name, message.path("id").asString(""), inside));
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket socket, java.nio.ByteBuffer message) {
            news.add(new News("heartbeat", "", JSON.nullNode()));
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended = true;
        }
    }

    /** Sends a message, as JSON; over a socket only. */
    public void send(Map<String, ?> message) {
        WebSocket own = socket;
        if (own == null) {
            throw new IllegalStateException("a stream sends nothing");
        }
        own.sendText(JSON.writeValueAsString(message), true).join();
    }

    /** Waits until the connection stands. */
    public Heard ready() {
        Eventually.soon(
                () -> {
                    if (named("ready").isEmpty() && named("reset").isEmpty()) {
                        throw new AssertionError("not ready: " + news);
                    }
                });
        return this;
    }

    public List<News> all() {
        return List.copyOf(news);
    }

    public List<News> named(String name) {
        return news.stream().filter(each -> each.name().equals(name)).toList();
    }

    /** The posts that came to the feed, in their order. */
    public List<String> feed() {
        return named("feed").stream().map(each -> each.data().path("postId").asString()).toList();
    }

    /** The last place that came; empty if none did. */
    public String lastId() {
        return news.stream()
                .map(News::id)
                .filter(id -> !id.isEmpty())
                .reduce("", (_, later) -> later);
    }

    public boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        closing.run();
    }
}
