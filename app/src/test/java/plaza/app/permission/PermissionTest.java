package plaza.app.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.cli.Platform;
import plaza.app.testing.LeftOut;
import plaza.app.testing.OpenApiWitness;
import plaza.app.testing.RunningPlaza;

/**
 * Calls every operation of the API as everybody, on what belongs to somebody with an open and
 * somebody with a private account, and holds the statuses against the table in {@code
 * permissions.txt}. An operation that is not in the table fails.
 */
@Tag("engine")
final class PermissionTest {
    /** What is answered now, to be read and put in the place of the old table. */
    private static final Path ANSWERED = Path.of("target", "permissions.txt");

    /** Where it stands, for {@code -Dplaza.update=true}. */
    private static final Path TABLE =
            Path.of("src", "test", "resources", "plaza", "app", "permission", "permissions.txt");

    private static final String SOCKET = "/api/ws";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static List<String> table() {
        try (InputStream in = PermissionTest.class.getResourceAsStream("permissions.txt")) {
            if (in == null) {
                throw new IllegalStateException("permissions.txt is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyOperationIsInTheTableOnce() {
        assertThat(Row.parse(table()))
                .extracting(Row::operation)
                .containsExactlyInAnyOrderElementsOf(OpenApiWitness.committed().operations());
    }

    @Test
    void everybodyMayDoWhatTheTableSaysAndNothingElse() throws Exception {
        List<String> table = table();
        List<Row> inTable = Row.parse(table);
        List<Row> expected = new ArrayList<>();
        List<Row> answered = new ArrayList<>();
        try (RunningPlaza plaza = started();
                Platform.Operations operations = plaza.operations()) {
            LeftOut leftOut = LeftOut.by(plaza.nobody());
            var open = new World(plaza, operations, false);
            var closed = new World(plaza, operations, true);
            URI server = plaza.nobody().server();
            for (Row row : inTable) {
                expected.add(leftOut.has(row.operation().path()) ? row.leftOut() : row);
                World first = row.alone() ? new World(plaza, operations, false) : open;
                World second = row.alone() ? new World(plaza, operations, true) : closed;
                answered.add(row.with(ask(server, row, first), ask(server, row, second)));
            }
        }
        List<String> introduction =
                table.stream().filter(line -> line.isBlank() || line.startsWith("#")).toList();
        Files.writeString(
                Boolean.getBoolean("plaza.update") ? TABLE : ANSWERED,
                String.join("\n", introduction)
                        + "\n"
                        + String.join("\n", answered.stream().map(Row::toString).toList())
                        + "\n");

        assertThat(answered.stream().map(Row::toString))
                .as("what is answered now is in app/%s", ANSWERED)
                .containsExactlyElementsOf(expected.stream().map(Row::toString).toList());
    }

    /** With a secret that tests know, and without limits: all come from one place. */
    private static RunningPlaza started() {
        return RunningPlaza.start(
                Map.of("session.secret", World.SECRET, "limits.enabled", "false"));
    }

    private List<String> ask(URI server, Row row, World world)
            throws IOException, InterruptedException {
        world.renew();
        List<String> statuses = new ArrayList<>();
        for (Actor actor : Actor.values()) {
            statuses.add(
                    world.has(actor)
                            ? Integer.toString(status(server, row, world, world.token(actor)))
                            : "-");
        }
        return statuses;
    }

    private int status(URI server, Row row, World world, @Nullable String token)
            throws IOException, InterruptedException {
        String target = world.filled(row.target());
        String method = row.operation().method();
        if (target.equals(SOCKET)) {
            return opened(server, token);
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(target)).timeout(PATIENCE);
        String body = row.body();
        request.method(
                method,
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(world.filled(body)));
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        // Read no further than the status: a stream of events has no end.
        HttpResponse<InputStream> response =
                client.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode();
    }

    private int opened(URI server, @Nullable String token) {
        WebSocket.Builder socket = client.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (token != null) {
            socket.header("Authorization", "Bearer " + token);
        }
        try {
            socket.buildAsync(
                            URI.create("ws://" + server.getAuthority() + SOCKET),
                            new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
