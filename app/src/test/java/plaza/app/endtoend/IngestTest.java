package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** A media server that tells of encoders, with time for them to come back. */
@AbovePorts
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
    void whatAPrivateAccountStreamsIsWatchedWithThePassOfWhoMayLookIntoIt() {
        try (var plaza = RunningPlaza.start(Map.of("live.ingestSecret", SECRET))) {
            Person host = plaza.person().hide(true);
            Person viewer = plaza.person().follow(host);
            host.api().post("/api/users/me/follow-requests/" + viewer.id() + "/accept").expect(204);
            String id = live(host);
            String open = live(plaza.person());

            String url = viewer.api().get("/api/streams/" + id).expect(200).text("/streamUrl");
            String pass = url.substring(url.indexOf("?pass=") + "?pass=".length());
            assertThat(watching(plaza.nobody(), id, pass)).containsOnly(204);
            assertThat(watching(plaza.nobody(), open, "")).containsOnly(204);
            assertThat(plaza.person().api().get("/api/streams/" + open).text("/streamUrl"))
                    .doesNotContain("pass");

            String another = live(host);
            String forged = pass.replace(viewer.id(), plaza.person().id());
            for (String wrong : List.of("", "x", forged, pass + "A", pass.replace('.', '-'))) {
                assertThat(watching(plaza.nobody(), id, wrong)).containsOnly(404);
            }
            assertThat(watching(plaza.nobody(), another, pass)).containsOnly(404);

            host.block(viewer);
            assertThat(watching(plaza.nobody(), id, pass)).containsOnly(404);
        }
    }

    private static String live(Person host) {
        String id =
                host.api().post("/api/streams", Map.of("title", "Tuning")).expect(201).text("/id");
        host.api().post("/api/streams/" + id + "/start").expect(200);
        return id;
    }

    /** What nginx and MediaMTX are answered when they ask for somebody. */
    private static Set<Integer> watching(Api nobody, String stream, String pass) {
        return new HashSet<>(
                List.of(
                        call(nobody, "play", stream + "&pass=" + pass).status(),
                        nobody.post(
                                        "/api/ingest/auth?secret=" + SECRET,
                                        Map.of(
                                                "action",
                                                "read",
                                                "path",
                                                stream,
                                                "query",
                                                "pass=" + pass))
                                .status()));
    }

    @Test
    void theStreamOfAnEncoderThatDoesNotComeBackEnds() {
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
            assertThat(viewer.api().get(stream).text("/status")).isEqualTo("live");

            call(plaza.nobody(), "publish-done", id).expect(204);
            soon(() -> assertThat(viewer.api().get(stream).text("/status")).isEqualTo("ended"));
            assertThat(call(plaza.nobody(), "publish", key).status()).isEqualTo(404);
        }
    }
}
