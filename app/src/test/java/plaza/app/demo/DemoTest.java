package plaza.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.app.testing.Eventually.soon;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.app.batch.Progress;
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
    @TempDir Path data;

    @Test
    void whoLogsInFindsALivelyNetworkAlsoWhereItsFillingWasCutOff() {
        try (RunningPlaza plaza = RunningPlaza.start(Map.of());
                Platform.Operations operations = plaza.operations()) {
            DemoRun first = DemoRun.begin(data, 7);
            var cut = new CutOff("posts", 300);
            assertThatThrownBy(() -> operations.fillDemo(first, cut)).isSameAs(cut.reason);
            DemoRun second = DemoRun.find(data).orElseThrow();
            var steps = new CutOff("nothing", 0);

            List<String> names = operations.fillDemo(second, steps);

            assertThat(names).hasSize(2);
            assertThat(second.at()).isEqualTo(first.at());
            assertThat(cut.begun).containsExactly("people", "follows", "posts");
            assertThat(steps.begun)
                    .startsWith("posts", "replies, level 1")
                    .doesNotContain("people", "follows");
            Instant at = Objects.requireNonNull(first.at());
            Plan plan = new Planner(7, LocalDate.ofInstant(at, ZoneOffset.UTC)).plan();
            assertThat(plaza.database().count("SELECT count(*) FROM tweets"))
                    .isEqualTo(
                            plan.posts().stream()
                                    .flatMap(List::stream)
                                    .filter(post -> post.at().isBefore(at))
                                    .count());
            DemoRun another = DemoRun.begin(data, 8);
            assertThatThrownBy(() -> operations.fillDemo(another, Quiet.PROGRESS))
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

    /** Ends the work at a step, as a crash would, and notes which were begun. */
    private static final class CutOff implements Progress {
        private final List<String> begun = new ArrayList<>();
        private final IllegalStateException reason = new IllegalStateException("cut off");
        private final String step;
        private final AtomicLong left;

        CutOff(String step, long after) {
            this.step = step;
            this.left = new AtomicLong(after);
        }

        @Override
        public Step begin(String name, long total) {
            begun.add(name);
            return new Step() {
                @Override
                public void advance(long by) {
                    if (name.equals(step) && left.addAndGet(-by) <= 0) {
                        throw reason;
                    }
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void note(String line) {}
    }
}
