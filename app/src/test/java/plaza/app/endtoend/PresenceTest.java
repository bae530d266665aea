package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Heard;
import plaza.app.testing.Heard.Way;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class PresenceTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person reader = plaza.person();

    @Test
    void whoComesOnlineIsToldToThoseWhoWatchThem() {
        try (Heard watching = Heard.by(Way.STREAM, reader, "?people=" + ada.id()).ready()) {
            soon(() -> assertThat(watching.named("presence")).isNotEmpty());
            try (Heard _ = Heard.by(Way.STREAM, ada, "").ready()) {
                isTold(watching, true);
                isAnswered(true);
            }
            ada.api()
                    .send("PATCH", "/api/users/me", "{\"presenceHidden\":true}", Map.of())
                    .expect(200);
            isTold(watching, false);
            isAnswered(false);
        }
    }

    @Test
    void aPrivateAccountIsNotThereForStrangers() {
        ada.hide(true);
        Person follower = plaza.person();
        follower.api().post(ada.path() + "/follow").expect(200);
        ada.api().post("/api/users/me/follow-requests/" + follower.id() + "/accept").expect(204);
        String ids = ada.id() + "," + reader.id();

        assertThat(reader.api().get("/api/presence?ids=" + ids).expect(200).items()).hasSize(1);
        assertThat(follower.api().get("/api/presence?ids=" + ids).expect(200).items()).hasSize(2);
        try (Heard stranger = Heard.by(Way.STREAM, reader, "?people=" + ids).ready()) {
            soon(() -> assertThat(stranger.named("presence")).isNotEmpty());
            assertThat(stranger.named("presence"))
                    .extracting(news -> news.data().at("/userId").asString())
                    .containsOnly(reader.id());
        }
    }

    private static void isTold(Heard watching, boolean online) {
        soon(
                () ->
                        assertThat(
                                        watching.named("presence")
                                                .getLast()
                                                .data()
                                                .at("/online")
                                                .asBoolean())
                                .isEqualTo(online));
    }

    private void isAnswered(boolean online) {
        soon(
                () ->
                        assertThat(
                                        reader.api()
                                                .get("/api/presence?ids=" + ada.id())
                                                .expect(200)
                                                .items()
                                                .get(0)
                                                .at("/online")
                                                .asBoolean())
                                .isEqualTo(online));
    }
}
