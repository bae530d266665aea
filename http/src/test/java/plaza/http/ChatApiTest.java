package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import plaza.contracts.SettableClock;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;

class ChatApiTest {
    /** Between two looks at it two seconds pass, as on a machine that has too much to do. */
    private static final class Hasty extends Clock {
        private final SettableClock clock = new SettableClock(Instant.now());

        @Override
        public Instant instant() {
            clock.advance(Duration.ofSeconds(2));
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("this clock is in UTC");
        }
    }

    @Test
    void whatDisappearsBeforeItsSenderIsAnsweredWasSentAllTheSame() {
        try (var platform = new MemoryPlatform(1_000_000, false, new Hasty())) {
            var api = new Api(platform.server.port());
            Person ann = api.register();
            Person ben = api.register();
            String messages =
                    "/api/chats/"
                            + api.post(ann, "/api/chats", "{\"userId\":\"" + ben.id() + "\"}")
                                    .text("id")
                            + "/messages";

            Answer answer =
                    api.post(
                            ann,
                            messages,
                            "{\"content\":\"quick\",\"disappearAfterSeconds\":1,\"disappearFrom\":\"sent\"}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("text")).isEqualTo("quick");
            assertThat(api.get(ann, messages).json().get("items")).isEmpty();
        }
    }
}
