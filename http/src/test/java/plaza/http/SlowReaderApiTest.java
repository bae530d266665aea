package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import plaza.core.chat.ChatUpdate.ChatMessage;
import plaza.core.chat.MessageType;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.core.subscription.Bye;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.http.Api.Person;

/**
 * Whoever does not read is dropped, and the others do not notice. It waits long, while others run:
 * first.
 */
@Order(0)
class SlowReaderApiTest {
    private static final String LARGE = "y".repeat(8_000);
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");
    private static final String QUERY = "?topics=chats";

    /** Of later than now, so that it is never late. */
    private static ChatMessage message(ChatId chat, UserId sender, int number) {
        return new ChatMessage(
                chat,
                MessageId.of(chat, sender, Integer.toString(number)),
                number,
                sender,
                MessageType.TEXT,
                LARGE,
                Instant.now().plus(Duration.ofHours(1)));
    }

    private static int number(EventSource.Event event) {
        Matcher number = NUMBER.matcher(event.data());
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    @Test
    void whoDoesNotReadIsDroppedWithAReasonAndHoldsUpNobody() throws Exception {
        try (var platform = new MemoryPlatform(1_000_000, false)) {
            int port = platform.server.port();
            var api = new Api(port);
            Person person = api.register();
            UserId id = UserId.parse(person.id()).orElseThrow();
            var chat = new ChatId(UUID.randomUUID());
            try (var late = new StuckReader(port, person.token(), QUERY);
                    var never = new StuckReader(port, person.token(), QUERY);
                    EventSource quick =
                            EventSource.open(
                                    api.request("/api/stream" + QUERY, person.token()).build())) {
                assertThat(never).isNotNull();
                await().until(() -> platform.hub.figures().open(Kind.SSE) == 3);
                int told = 0;
                while (platform.hub.figures().dropped(Bye.SLOW) < 2) {
                    for (int i = 0; i < 100; i++) {
                        platform.updates.publish(id, message(chat, id, told++));
                    }
                    int expected = told;
                    await().until(() -> quick.named("chats").size() == expected);
                    assertThat(told).as("told to who does not read").isLessThan(20_000);
                }

                assertThat(quick.named("chats").stream().map(SlowReaderApiTest::number))
                        .containsExactlyElementsOf(IntStream.range(0, told).boxed().toList());
                assertThat(platform.hub.figures().dropped(Bye.SLOW)).isEqualTo(2);
                assertThat(late.rest()).contains("event: bye\ndata: {\"reason\":\"slow\"");
                // The other one is cut off by the time-out for writing.
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> platform.hub.figures().open(Kind.SSE) == 1);
                assertThat(quick.ended()).isFalse();
            }
        }
    }
}
