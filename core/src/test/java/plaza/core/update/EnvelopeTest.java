package plaza.core.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.Ids;
import plaza.core.id.UserId;
import plaza.core.update.Envelope.FollowersOf;
import plaza.core.update.Envelope.People;

class EnvelopeTest {
    private final Ids ids = new Ids(Clock.systemUTC());
    private final UserId ann = new UserId(ids.next());
    private final UserId bob = new UserId(ids.next());

    @Test
    void whatIsSentIsWhatArrives() {
        Payload payload =
                Payload.with()
                        .put("text", "\"\\\n\t\u0000\u007F é 日 \uD83D\uDE00 \uD83D")
                        .put("nothing", (@Nullable String) null)
                        .put("number", Long.MIN_VALUE)
                        .put("yes", true)
                        .put("in", Payload.with().build())
                        .build();
        assertThat(payload.json())
                .isEqualTo(
                        "{\"text\":\"\\\"\\\\\\u000a\\u0009\\u0000\\u007f é 日 \uD83D\uDE00 \\ud83d\","
                                + "\"nothing\":null,\"number\":-9223372036854775808,\"yes\":true,"
                                + "\"in\":{}}");
        Update update = new Update(Topic.FEED, "a subject", payload);
        for (Envelope.Recipients recipients :
                List.of(
                        new People(List.of(ann)),
                        new People(List.of(ann, bob)),
                        new FollowersOf(bob))) {
            var envelope = new Envelope(recipients, update);
            assertThat(Envelope.decode(envelope.encode())).isEqualTo(envelope);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\nb",
                "x\nFEED\ns\n{}",
                "followers x\nFEED\ns\n{}",
                "\nFEED\ns\n{}",
            })
    void whatIsNoUpdateIsRefused(String text) {
        assertThatThrownBy(() -> Envelope.decode(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTopicOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> Envelope.decode(ann + "\nWEATHER\ns\n{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
