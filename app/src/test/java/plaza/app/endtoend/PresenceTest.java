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
