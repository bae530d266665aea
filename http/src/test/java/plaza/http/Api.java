package plaza.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import plaza.contracts.media.SampleMedia;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a server under test. */
final class Api {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String base;

    Api(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** An answer. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        String text(String field) {
            return json().at("/" + field).asString();
        }

        @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    /** Somebody with a session. */
    record Person(String id, String username, String token) {}

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? builder : builder.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        try {
            return new Answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer call(String method, String path, @Nullable Person person, @Nullable String body) {
        HttpRequest.Builder builder = request(path, person == null ? null : person.token());
        if (body == null) {
            builder.method(method, BodyPublishers.noBody());
        } else {
            builder.method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/json");
        }
        return send(builder.build());
    }

    /** What monitoring reads. */
    String metrics() {
        return send(request("/metrics", MemoryPlatform.MONITORING.reveal()).build())
                .response()
                .body();
    }

    Answer get(@Nullable Person person, String path) {
        return call("GET", path, person, null);
    }

    Answer delete(@Nullable Person person, String path) {
        return call("DELETE", path, person, null);
    }

    Answer post(@Nullable Person person, String path) {
        return call("POST", path, person, null);
    }

    Answer post(@Nullable Person person, String path, String body) {
        return call("POST", path, person, body);
    }

    Answer patch(Person person, String path, String body) {
        return call("PATCH", path, person, body);
    }

    /** Uploads a small picture; answers its key. */
    String upload(Person owner) {
        return upload(owner, "reel", SampleMedia.png(4, 2)).text("key");
    }

    Answer upload(Person owner, String purpose, byte[] file) {
        String head =
                "--bound\r\nContent-Disposition: form-data; name=purpose\r\n\r\n"
                        + purpose
                        + "\r\n--bound\r\nContent-Disposition: form-data; name=file\r\n\r\n";
        return send(
                request("/api/media/upload", owner.token())
                        .header("Content-Type", "multipart/form-data; boundary=bound")
                        .POST(
                                BodyPublishers.ofByteArray(
                                        SampleMedia.join(
                                                SampleMedia.ascii(head),
                                                file,
                                                SampleMedia.ascii("\r\n--bound--\r\n"))))
                        .build());
    }

    static String freshName() {
        return "u"
                + Integer.toString(NUMBER.incrementAndGet(), 36)
                + "_"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    static String registration(String name) {
        return """
                {"username":"%1$s","email":"%1$s@example.com","password":"correct horse"}"""
                .formatted(name);
    }

    Person register() {
        String name = freshName();
        Answer answer = post(null, "/api/auth/register", registration(name));
        return new Person(answer.text("user/id"), name, answer.text("accessToken"));
    }

    /** The id of a new post. */
    String publish(Person author, String text) {
        return post(author, "/api/posts", "{\"text\":\"" + text + "\"}").text("id");
    }
}
