package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** A media server that tells of encoders, with time for them to come back. */
@Tag("engine")
final class IngestTest {
    private static final String SECRET = "a-secret-of-the-tests-that-is-long-enough";

    private static Answer call(Api nobody, String what, String name) {
        return nobody.send(
                "POST",
                "/api/ingest/" + what + "?secret=" + SECRET,
                "call=" + what + "&app=live&name=" + name,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    void anEncoderThatComesBackInTimeGoesOnAndOneThatDoesNotEndsItsStream() throws Exception {
        try (var plaza =
                RunningPlaza.start(Map.of("live.ingestSecret", SECRET, "live.reconnect", "2s"))) {
            Person host = plaza.person();
            Person viewer = plaza.person();
            String id =
                    host.api()
                            .post("/api/streams", Map.of("title", "Tuning"))
                            .expect(201)
                            .text("/id");
            String stream = "/api/streams/" + id;
            String key = host.api().post(stream + "/key").expect(200).text("/key");

            assertThat(call(plaza.nobody(), "publish", key).status()).isEqualTo(302);
            call(plaza.nobody(), "publish-done", key).expect(204);
            call(plaza.nobody(), "publish", key);
            Thread.sleep(4_000);
            assertThat(viewer.api().get(stream).text("/status")).isEqualTo("live");

            call(plaza.nobody(), "publish-done", id).expect(204);
            soon(() -> assertThat(viewer.api().get(stream).text("/status")).isEqualTo("ended"));
            assertThat(call(plaza.nobody(), "publish", key).status()).isEqualTo(404);
        }
    }
}
