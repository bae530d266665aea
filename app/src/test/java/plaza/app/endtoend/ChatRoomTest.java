package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Isolated;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many people in one room, all talking at the same time over WebSockets. {@code
 * -Dplaza.chat.people}, {@code .messages} (of each) and {@code .seconds} make it larger, {@code
 * .warmup} has them talk in another room first, for that many seconds and at the same rate, as on a
 * server that has not just started; it reports how long messages took.
 */
@Tag("engine")
@Isolated
final class ChatRoomTest {
    private static final int PEOPLE = Integer.getInteger("plaza.chat.people", 12);
    private static final int MESSAGES = Integer.getInteger("plaza.chat.messages", 8);
    private static final int SECONDS = Integer.getInteger("plaza.chat.seconds", 3);
    private static final int WARMUP = Integer.getInteger("plaza.chat.warmup", 0);
    private static final int ALL = PEOPLE * MESSAGES;
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private volatile String measured = "";

    /** Somebody who talks, and notes what they hear. */
    private final class Talker implements WebSocket.Listener {
        private final StringBuilder part = new StringBuilder();
        private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
        private final long[] took = new long[ALL];
        private int answered;
        private final WebSocket socket;

        Talker(HttpClient client, Person person) {
            URI server = person.api().server();
            socket =
                    client.newWebSocketBuilder()
                            .header("Authorization", "Bearer " + person.token())
                            .buildAsync(
                                    URI.create(
                                            "ws://"
                                                    + server.getAuthority()
                                                    + "/api/ws?topics=chats"),
                                    this)
                            .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                JsonNode message = JSON.readTree(part.toString());
                part.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }

        private void take(JsonNode message) {
            long now = System.nanoTime();
            switch (message.path("type").asString("")) {
                case "event" -> {
                    JsonNode data = message.path("data");
                    if (data.path("type").asString("").equals("message") && isMeasured(data)) {
                        Long at = sent.get(data.path("content").asString());
                        if (at != null && heard.size() < ALL) {
                            took[heard.size()] = now - at;
                        }
                        heard.add(data.path("messageId").asString());
                    }
                }
                case "sent" -> answered += isMeasured(message) ? 1 : 0;
                case "error", "bye", "reset" -> refused.add(message.toString());
                default -> {
                    // What begins a connection.
                }
            }
        }

        private boolean isMeasured(JsonNode about) {
            return about.path("chatId").asString("").equals(measured);
        }

        void say(String chat, String text) {
            sent.put(text, System.nanoTime());
            Map<String, ?> message =
                    Map.of(
                            "type",
                            "send",
                            "chatId",
                            chat,
                            "message",
                            Map.of("clientId", text, "content", text));
            synchronized (this) {
                socket.sendText(JSON.writeValueAsString(message), true).join();
            }
        }
    }

    @Test
    void everybodyEndsWithTheSameOrderAndNothingIsLostOrDoubled(TestReporter reporter)
            throws Exception {
        RunningPlaza plaza = RunningPlaza.shared();
        Person owner = plaza.person();
        List<Person> people = new ArrayList<>(List.of(owner));
        while (people.size() < PEOPLE) {
            people.add(plaza.person().follow(owner));
        }
        String chat = room(owner, people);
        measured = chat;
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<Talker> talkers =
                    people.stream().map(person -> new Talker(client, person)).toList();
            if (WARMUP > 0) {
                talk(talkers, room(owner, people), MESSAGES * WARMUP / SECONDS, WARMUP);
            }
            talk(talkers, chat, MESSAGES, SECONDS);

            Eventually.within(Duration.ofSeconds(60))
                    .untilAsserted(
                            () ->
                                    assertThat(talkers)
                                            .allSatisfy(
                                                    each -> assertThat(each.heard).hasSize(ALL)));
            for (Talker each : talkers) {
                assertThat(each.refused).isEmpty();
                assertThat(each.answered).isEqualTo(MESSAGES);
                assertThat(each.heard).isEqualTo(talkers.getFirst().heard).doesNotHaveDuplicates();
            }
            assertThat(owner.api().all("/api/chats/" + chat + "/messages", 100))
                    .extracting(message -> message.path("id").asString())
                    .isEqualTo(talkers.getFirst().heard.reversed());
            report(reporter, talkers);
            talkers.forEach(each -> each.socket.abort());
            client.shutdownNow();
        }
    }

    private static String room(Person owner, List<Person> people) {
        return owner.api()
                .post(
                        "/api/chats",
                        Map.of(
                                "name",
                                "All of us",
                                "members",
                                people.stream().map(Person::id).toList()))
                .expect(201)
                .text("/id");
    }

    /** Everybody says everything at times of their own. */
    private static void talk(List<Talker> talkers, String chat, int messages, int seconds)
            throws InterruptedException {
        var random = new Random(7);
        try (ScheduledExecutorService timer = Executors.newScheduledThreadPool(8)) {
            for (int person = 0; person < PEOPLE; person++) {
                Talker talker = talkers.get(person);
                for (int i = 0; i < messages; i++) {
                    String text = chat.substring(chat.length() - 8) + "-" + person + "-" + i;
                    var _ =
                            timer.schedule(
                                    () -> talker.say(chat, text),
                                    random.nextInt(seconds * 1_000),
                                    TimeUnit.MILLISECONDS);
                }
            }
            timer.shutdown();
            assertThat(timer.awaitTermination(seconds + 60L, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void report(TestReporter reporter, List<Talker> talkers) {
        reporter.publishEntry(
                "%d people, %d messages in %d s. Each was heard after (ms): %s"
                        .formatted(PEOPLE, ALL, SECONDS, took(talkers, 0, ALL)));
        for (int tenth = 0; tenth < 10; tenth++) {
            reporter.publishEntry(
                    "tenth " + (tenth + 1),
                    took(talkers, tenth * ALL / 10, (tenth + 1) * ALL / 10));
        }
    }

    private static String took(List<Talker> talkers, int from, int to) {
        long[] all =
                talkers.stream()
                        .flatMapToLong(each -> Arrays.stream(each.took, from, to))
                        .map(TimeUnit.NANOSECONDS::toMillis)
                        .sorted()
                        .toArray();
        return "median %d, p99 %d, most %d"
                .formatted(all[all.length / 2], all[all.length * 99 / 100], all[all.length - 1]);
    }
}
