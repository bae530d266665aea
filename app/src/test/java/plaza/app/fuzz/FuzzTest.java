package plaza.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import plaza.app.cli.Platform;
import plaza.app.fuzz.Requests.Request;
import plaza.app.testing.OpenApiWitness;
import plaza.app.testing.Person;
import plaza.app.testing.RawHttp;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is sent to whichever path, the server never fails, and says what is wrong. */
@Tag("engine")
final class FuzzTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Made once for all tries, when the first one asks. */
    private static final class World {
        static final World ONLY = new World();

        private final RunningPlaza plaza = RunningPlaza.shared();
        private final Person person = plaza.person();
        private final Requests requests;

        private final Platform.Operations operations = plaza.operations();

        /** Ended by requests that log out; a new one costs no password. */
        private String token = person.token();

        private World() {
            Person other = plaza.person().follow(person);
            String post = other.post("hello #plaza");
            String own = person.post("hello @" + other.username());
            List<String> known = new ArrayList<>();
            known.addAll(List.of(post, own, person.reply(post, "answer")));
            known.addAll(List.of(person.id(), other.id(), other.username(), "plaza"));
            person.follow(other).api().get("/api/users/me/posts?limit=1").expect(200);
            person.post("one more, so that there is a cursor");
            person.api()
                    .get("/api/users/me/posts?limit=1")
                    .expect(200)
                    .nextCursor()
                    .ifPresent(known::add);
            requests = new Requests(known);
        }

        RawHttp.Reply send(Request request) throws IOException {
            RawHttp.Reply reply = RawHttp.send(plaza.nobody().server(), request.bytes(token));
            if (reply.status() == 401) {
                token = operations.token(person.username());
                reply = RawHttp.send(plaza.nobody().server(), request.bytes(token));
            }
            return reply;
        }
    }

    @Provide
    Arbitrary<Request> requests() {
        return World.ONLY.requests.to(
                OpenApiWitness.committed().operations().stream()
                        // Answers for as long as somebody reads.
                        .filter(operation -> !operation.path().equals("/api/stream"))
                        .toList());
    }

    @Property(tries = 3_000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void noRequestMakesTheServerFail(@ForAll("requests") Request request) throws IOException {
        RawHttp.Reply reply = World.ONLY.send(request);

        assertThat(reply.status()).as("%s → %s", request, reply).isBetween(200, 499);
        if (reply.status() >= 400 && !request.method().equals("HEAD")) {
            assertThat(reply.isProblem()).as("%s → %s", request, reply).isTrue();
            JsonNode problem = JSON.readTree(reply.body());
            assertThat(problem.propertyNames())
                    .containsExactlyInAnyOrder(
                            "type", "title", "status", "detail", "instance", "errors");
            assertThat(problem.get("status").asInt()).isEqualTo(reply.status());
            assertThat(problem.get("type").asString()).startsWith("/problems/");
            if (reply.status() == 422) {
                assertThat(problem.get("errors").isEmpty()).as("%s", reply).isFalse();
            }
        }
    }
}
