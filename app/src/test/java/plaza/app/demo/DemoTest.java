package plaza.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.cli.CommandException;
import plaza.app.cli.Platform;
import plaza.app.endtoend.Quiet;
import plaza.app.testing.Answer;
import plaza.app.testing.Ends;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** The generated network, on a platform of its own. */
@Tag("engine")
@Order(Ends.BACK)
final class DemoTest {
    @Test
    void whoLogsInFindsALivelyNetwork() {
        try (RunningPlaza plaza = RunningPlaza.start(Map.of());
                Platform.Operations operations = plaza.operations()) {
            List<String> names = operations.fillDemo(7, Quiet.PROGRESS);
            assertThat(names).hasSize(2);
            assertThatThrownBy(() -> operations.fillDemo(7, Quiet.PROGRESS))
                    .isInstanceOf(CommandException.class);

            Answer login =
                    plaza.nobody()
                            .post(
                                    "/api/auth/login",
                                    Map.of("username", names.getFirst(), "password", Demo.PASSWORD))
                            .expect(200);
            Person person = Person.login(plaza.nobody(), login);
            assertThat(person.feed()).hasSizeGreaterThan(100);
            JsonNode me = person.api().get("/api/users/me").expect(200).json();
            assertThat(me.at("/counts/followers").asLong()).isGreaterThan(50);
            assertThat(me.at("/bio").asString()).isNotBlank();
            assertThat(me.at("/avatarUrl").asString()).startsWith("/api/media/avatars/");
            assertThat(person.api().get("/api/stories").expect(200).items()).isNotEmpty();
            soon(
                    () ->
                            assertThat(person.api().get("/api/notifications").expect(200).items())
                                    .isNotEmpty());
            soon(
                    () ->
                            assertThat(person.api().all("/api/trends", "/hashtag"))
                                    .contains("northernlights"));
        }
    }
}
