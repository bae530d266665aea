package plaza.app.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a server's API, for one person or for nobody. Thread-safe. */
public final class Api {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private final URI server;
    private final @Nullable String token;
    private final Witness witness;

    /** Sees everything that is answered. */
    @FunctionalInterface
    public interface Witness {
        Witness NONE = (method, target, answer) -> {};

        void saw(String method, String target, Answer answer);
    }

    private Api(URI server, @Nullable String token, Witness witness) {
        this.server = server;
        this.token = token;
        this.witness = witness;
    }

    public static Api of(URI server, Witness witness) {
        return new Api(server, null, witness);
    }

    /** The same server, asked by somebody. */
    public Api as(String accessToken) {
        return new Api(server, accessToken, witness);
    }

    public URI server() {
        return server;
    }

    public Answer get(String target) {
        return send("GET", target, null, Map.of());
    }

    public Answer post(String target) {
        return send("POST", target, null, Map.of());
    }

    public Answer post(String target, Map<String, ?> body) {
        return send("POST", target, JSON.writeValueAsString(body), Map.of());
    }

    public Answer post(String target, Map<String, ?> body, Map<String, String> headers) {
        return send("POST", target, JSON.writeValueAsString(body), headers);
    }

    public Answer patch(String target, Map<String, ?> body) {
        return send("PATCH", target, JSON.writeValueAsString(body), Map.of());
    }

    public Answer delete(String target) {
        return send("DELETE", target, null, Map.of());
    }

    /**
     * Sends a request.
     *
     * @param target path and query
     * @param body sent as JSON unless the headers say otherwise; null for none
     */
    public Answer send(
            String method, String target, @Nullable String body, Map<String, String> headers) {
        try {
            return trySend(method, target, body, headers);
        } catch (IOException e) {
            throw new AssertionError(method + " " + target + " was not answered", e);
        }
    }

    /**
     * As {@link #send}, for servers that may be gone.
     *
     * @throws IOException when no answer came
     */
    public Answer trySend(
            String method, String target, @Nullable String body, Map<String, String> headers)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(target)).timeout(PATIENCE);
        request.method(
                method,
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (token != null && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var answer =
                    new Answer(
                            method + " " + target,
                            response.statusCode(),
                            response.headers(),
                            response.body());
            witness.saw(method, target, answer);
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Uploads a file. */
    public Answer upload(String purpose, byte[] file) {
        return upload(purpose, file, Map.of());
    }

    public Answer upload(String purpose, byte[] file, Map<String, String> headers) {
        String boundary = "the-boundary-of-the-tests";
        String head =
                "--%1$s\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n%2$s\r\n--%1$s\r\n"
                                .formatted(boundary, purpose)
                        + "Content-Disposition: form-data; name=\"file\"; filename=\"x.bin\"\r\n\r\n";
        String end = "\r\n--%s--\r\n".formatted(boundary);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve("/api/media/upload"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(head),
                                        BodyPublishers.ofByteArray(file),
                                        BodyPublishers.ofString(end)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var answer =
                    new Answer(
                            "POST /api/media/upload",
                            response.statusCode(),
                            response.headers(),
                            response.body());
            witness.saw("POST", "/api/media/upload", answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError("an upload was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Reads something that is no text. */
    public HttpResponse<byte[]> bytes(String method, String target, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(target))
                        .timeout(PATIENCE)
                        .method(method, BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(method + " " + target + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Every item of a list, page by page. */
    public List<JsonNode> all(String target) {
        return all(target, 100);
    }

    public List<JsonNode> all(String target, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String first = target + (target.contains("?") ? "&" : "?") + "limit=" + limit;
        Optional<String> cursor = Optional.empty();
        do {
            Answer page =
                    get(cursor.map(next -> first + "&cursor=" + next).orElse(first)).expect(200);
            page.items().forEach(items::add);
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return items;
    }

    /** One text of each item of a list, such as {@code /post/id}. */
    public List<String> all(String target, String pointer) {
        return all(target).stream().map(item -> item.at(pointer).asString()).toList();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
