package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import plaza.core.id.UserId;
import plaza.core.subscription.Bye;
import plaza.core.subscription.UpdateConnection.Kind;
import plaza.core.update.Payload;
import plaza.core.update.Topic;
import plaza.http.Api.Person;

/**
 * Whoever does not read is dropped, and the others do not notice. It waits long, while others run:
 * first.
 */
@Order(0)
class SlowReaderApiTest {
    private static final String LARGE = "y".repeat(8_000);
    private static final String QUERY = "?topics=notifications";

    @Test
    void whoDoesNotReadIsDroppedWithAReasonAndHoldsUpNobody() throws Exception {
        try (var platform = new MemoryPlatform(1_000_000, false)) {
            int port = platform.server.port();
            var api = new Api(port);
            Person person = api.register();
            UserId id = UserId.parse(person.id()).orElseThrow();
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
                        platform.updates.publish(
                                id,
                                Topic.NOTIFICATIONS,
                                id + " " + told,
                                Payload.with().put("number", told++).put("x", LARGE).build());
                    }
                    int expected = told;
                    await().until(() -> quick.named("notifications").size() == expected);
                    assertThat(told).as("told to who does not read").isLessThan(20_000);
                }

                List<String> ends =
                        quick.named("notifications").stream()
                                .map(event -> event.data().substring(0, event.data().indexOf(',')))
                                .toList();
                assertThat(ends)
                        .containsExactlyElementsOf(
                                IntStream.range(0, told)
                                        .mapToObj(i -> "{\"number\":" + i)
                                        .toList());
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
