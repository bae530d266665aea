package plaza.bench.cost;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import plaza.bench.BenchFailure;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.Patience;
import plaza.bench.load.Person;
import plaza.bench.load.Reply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what people do, once each, and fails where the server refuses. For one thread. */
final class Client implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery";
    private static final String BOUNDARY = "plaza-bench-cost";
    private static final String HEAD =
            """
            --plaza-bench-cost
            Content-Disposition: form-data; name="purpose"

            story
            --plaza-bench-cost
            Content-Disposition: form-data; name="file"; filename="a.png"
            Content-Type: image/png

            """;
    private static final String END = "\n--plaza-bench-cost--\n";

    private final JsonMapper json = JsonMapper.builder().build();
    private final ApiConnection connection;

    Client(URI server) {
        this.connection = ApiConnection.patient(server);
    }

    /** Makes an account as people do, with a password; answers its id. */
    String register(String username) {
        return post(
                        "/api/auth/register",
                        null,
                        json.createObjectNode()
                                .put("username", username)
                                .put("email", username + "@example.com")
                                .put("password", PASSWORD))
                .path("user")
                .path("id")
                .asString();
    }

    void login(String username) {
        post(
                "/api/auth/login",
                null,
                json.createObjectNode().put("username", username).put("password", PASSWORD));
    }

    /** Publishes a post; answers its id. */
    String compose(Person author, String text) {
        return post(
                        "/api/posts",
                        author,
                        json.createObjectNode().put("text", text).put("visibility", "public"))
                .path("id")
                .asString();
    }

    void comment(Person author, String post, String text) {
        post(
                "/api/comments",
                author,
                json.createObjectNode().put("postId", post).put("text", text));
    }

    /** Uploads a picture for a story; answers its key. */
    String upload(Person owner, byte[] png) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(lines(HEAD));
        body.writeBytes(png);
        body.writeBytes(lines(END));
        String type = "multipart/form-data; boundary=" + BOUNDARY;
        return done(
                        "/api/media/upload",
                        () ->
                                connection.post(
                                        "/api/media/upload",
                                        owner.authorization(),
                                        type,
                                        body.toByteArray()))
                .path("key")
                .asString();
    }

    private static byte[] lines(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    void story(Person author, String key) {
        post("/api/stories", author, json.createObjectNode().put("mediaKey", key));
    }

    /** Reads a page. */
    JsonNode get(Person viewer, String path) {
        return done(path, () -> connection.get(path, viewer.authorization()));
    }

    JsonNode search(Person viewer, String type, String text) {
        return get(viewer, "/api/search?type=" + type + "&q=" + encoded(text));
    }

    void suggest(Person viewer, String text) {
        get(viewer, "/api/search/suggest?q=" + encoded(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Does something that needs no body. */
    void post(Person actor, String path) {
        post(path, actor, json.createObjectNode());
    }

    void delete(Person actor, String path) {
        done(path, () -> connection.delete(path, actor.authorization()));
    }

    private JsonNode post(String path, @Nullable Person actor, ObjectNode body) {
        String authorization = actor == null ? null : actor.authorization();
        return done(path, () -> connection.post(path, authorization, body.toString()));
    }

    private JsonNode done(String path, Patience.Request request) {
        try {
            Reply reply = request.send();
            if (!reply.ok()) {
                throw new BenchFailure(
                        "%s answered %d: %s".formatted(path, reply.status(), reply.text()));
            }
            return reply.length() == 0 ? json.createObjectNode() : json.readTree(reply.text());
        } catch (IOException | JacksonException e) {
            throw new BenchFailure("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
