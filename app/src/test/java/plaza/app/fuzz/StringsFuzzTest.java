package plaza.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.fuzz.Places.Place;
import plaza.app.fuzz.Places.Sent;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.contracts.Effort;

/**
 * Whatever text is sent to whichever place of the API's description, the server never fails: every
 * place gets the worst of the known texts, and then in turn others of them and random ones.
 */
@Tag("engine")
final class StringsFuzzTest {
    /** Of each place: the worst texts, one more that is known, and one that is random. */
    private static final int ROUNDS = Effort.of(NastyTexts.WORST + 2, 30);

    private static final long SEED = Long.getLong("plaza.fuzz.seed", 20_260_301L);

    /** The server takes no more messages of one socket in a second. */
    private static final int MESSAGES_OF_A_SOCKET = 40;

    private static final int SOCKETS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person person = plaza.admin();
    private final Map<String, String> ids = new HashMap<>();
    private final Places places = new Places(this::known);

    /** Ended by requests that end sessions; a new one costs no password. */
    private final AtomicReference<String> token = new AtomicReference<>(person.token());

    StringsFuzzTest() {
        Person other = plaza.person().follow(person);
        String stream =
                person.api().post("/api/streams", Map.of("title", "Live")).expect(201).text("/id");
        person.api().post("/api/streams/" + stream + "/start");
        ids.put("posts", person.post("hello #plaza @" + other.username()));
        ids.put("reposts", other.post("hello"));
        ids.put("users", other.id());
        ids.put("streams", stream);
        ids.put(
                "chats",
                person.api()
                        .post("/api/chats", Map.of("name", "Room", "members", List.of(other.id())))
                        .expect(201)
                        .text("/id"));
    }

    private @Nullable String known(String path, String name) {
        return switch (name) {
            case "currentPassword" -> Person.PASSWORD;
            case "password" -> path.startsWith("/api/auth") ? Person.PASSWORD : null;
            case "username" -> path.startsWith("/api/auth") ? Person.freshName() : null;
            case "email" ->
                    path.startsWith("/api/auth") ? Person.freshName() + "@example.org" : null;
            case "clientId" -> Person.freshName();
            case "postId" -> ids.get("posts");
            case "person", "idOrUsername" -> ids.get("users");
            case "userId" -> path.equals("/api/chats") ? null : ids.get("users");
            case "chatId" -> ids.get("chats");
            case "id" -> ids.get(path.split("/", -1)[2]);
            case "tag" -> "plaza";
            case "name" -> path.equals("/api/chats") ? "Room" : null;
            default -> null;
        };
    }

    @Test
    void noTextInAnyPlaceOfTheDescriptionMakesTheServerFail() {
        List<Place> all = places.all();
        assertThat(all).extracting(Place::name).contains("POST /api/auth/login body username");
        var random = new Random(SEED);
        List<Runnable> tries = new ArrayList<>();
        List<String> failures = new CopyOnWriteArrayList<>();
        for (int i = 0; i < ROUNDS * all.size(); i++) {
            Place place = all.get(i % all.size());
            int round = i / all.size();
            String text = text(round, i % all.size(), random);
            tries.add(() -> attempt(place, text, failures));
        }

        IntStream.range(0, tries.size()).parallel().forEach(i -> tries.get(i).run());

        assertThat(failures).as("seed %d (-Dplaza.fuzz.seed)", SEED).isEmpty();
    }

    /** After the worst every other text is a known one; neighbours begin at different ones. */
    private static String text(int round, int place, Random random) {
        if (round < NastyTexts.WORST) {
            return NastyTexts.known(round);
        }
        return round % 2 == 0
                ? NastyTexts.known(NastyTexts.WORST + round / 2 + 37 * place)
                : NastyTexts.random(random);
    }

    private void attempt(Place place, String text, List<String> failures) {
        Sent sent = place.request().apply(text);
        try {
            int status = status(sent);
            if (status < 200 || status > 499) {
                failures.add(place.name() + " " + NastyTexts.quoted(text) + " → " + status);
            }
        } catch (IOException e) {
            failures.add(place.name() + " " + NastyTexts.quoted(text) + " → " + e);
        }
    }

    private int status(Sent sent) throws IOException {
        String used = token();
        int status = send(sent, used);
        boolean ended = status == 401 && !sent.target().startsWith("/api/auth/login");
        if (ended && send(new Sent("GET", "/api/users/me", Map.of(), "", ""), used) == 401) {
            token.compareAndSet(used, plaza.operations().token(person.username()));
            return send(sent, token());
        }
        return status;
    }

    private String token() {
        return Objects.requireNonNull(token.get());
    }

    private int send(Sent sent, String token) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(plaza.nobody().server() + sent.target()))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .method(
                                // A stream answers for as long as somebody reads.
                                sent.target().startsWith("/api/stream?") ? "HEAD" : sent.method(),
                                sent.type().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(
                                                sent.body(), StandardCharsets.UTF_8));
        if (!sent.type().isEmpty()) {
            request.header("Content-Type", sent.type());
        }
        sent.headers().forEach(request::header);
        try {
            HttpResponse<InputStream> response =
                    CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (!response.headers().firstValue("Content-Type").orElse("").contains("event")) {
                    body.readAllBytes();
                }
            }
            return response.statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Test
    void noTextInAMessageOfASocketMakesTheServerFail() throws Exception {
        List<Function<String, String>> messages = messages();
        var random = new Random(SEED);
        for (int i = 0; i < SOCKETS; i++) {
            List<String> texts = new ArrayList<>();
            for (int j = 0; j < MESSAGES_OF_A_SOCKET; j++) {
                int number = i * MESSAGES_OF_A_SOCKET + j;
                String text =
                        number % 2 == 0 ? NastyTexts.known(number / 2) : NastyTexts.random(random);
                texts.add(messages.get(number % messages.size()).apply(text));
            }
            assertThat(answers(texts))
                    .as("seed %d (-Dplaza.fuzz.seed): %s", SEED, texts)
                    .noneMatch(answer -> answer.contains("\"status\":5"));
        }
    }

    /**
     * What a client may say, with a text in one of its places; as docs/live-updates.md names them.
     */
    private List<Function<String, String>> messages() {
        List<Function<String, String>> messages = new ArrayList<>();
        messages.add(text -> "{\"type\":" + NastyTexts.quoted(text) + "}");
        messages.add(text -> "{\"type\":\"subscribe\",\"topic\":" + NastyTexts.quoted(text) + "}");
        for (String topic : List.of("posts", "presence")) {
            for (String type : List.of("subscribe", "unsubscribe")) {
                messages.add(
                        text ->
                                "{\"type\":\"%s\",\"topic\":\"%s\",\"ids\":[%s]}"
                                        .formatted(type, topic, NastyTexts.quoted(text)));
            }
        }
        messages.add(
                text ->
                        "{\"type\":\"send\",\"chatId\":%s,\"message\":{\"clientId\":\"a\",\"content\":\"x\"}}"
                                .formatted(NastyTexts.quoted(text)));
        places.fields("/api/ws", places.schema("NewMessage"))
                .forEach(
                        (name, put) ->
                                messages.add(
                                        text ->
                                                "{\"type\":\"send\",\"chatId\":\"%s\",\"message\":%s}"
                                                        .formatted(
                                                                ids.get("chats"),
                                                                put.apply(text))));
        messages.add(text -> "{" + NastyTexts.quoted(text) + ":1}");
        // A client in Java sends no halves of pairs, which are no UTF-8.
        messages.add(
                text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        return messages;
    }

    /** What a socket answers until it has answered all. */
    private List<String> answers(List<String> messages) throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        var done = new CompletableFuture<String>();
        WebSocket socket =
                CLIENT.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + token.get())
                        .buildAsync(
                                URI.create(
                                        plaza.nobody().server().toString().replace("http", "ws")
                                                + "/api/ws"),
                                new Listener(heard, done))
                        .get(60, TimeUnit.SECONDS);
        for (String message : messages) {
            socket.sendText(message, true).get(60, TimeUnit.SECONDS);
        }
        socket.sendText("{\"type\":\"ping\"}", true).get(60, TimeUnit.SECONDS);
        assertThat(done.get(60, TimeUnit.SECONDS)).isEqualTo("answered");
        socket.abort();
        return heard;
    }

    private record Listener(List<String> heard, CompletableFuture<String> done, StringBuilder part)
            implements WebSocket.Listener {
        Listener(List<String> heard, CompletableFuture<String> done) {
            this(heard, done, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                heard.add(part.toString());
                if (part.toString().contains("\"pong\"")) {
                    done.complete("answered");
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            done.complete("closed: " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            done.completeExceptionally(error);
        }
    }
}
