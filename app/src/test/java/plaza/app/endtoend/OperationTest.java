package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.cli.CommandException;
import plaza.app.cli.Platform.Reconciled;
import plaza.app.config.Configuration;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.core.StorageException;
import plaza.core.account.AccountStore;
import plaza.core.engine.Engine;
import plaza.core.id.PostId;
import plaza.core.post.Counters;
import plaza.core.post.PostCounts;
import plaza.core.search.SearchIndex;

/** What operators see and do. */
@Tag("engine")
final class OperationTest {
    private final RunningPlaza plaza = RunningPlaza.shared();

    @Test
    void theServerTellsItsHealthAndWhatItCanDo() {
        Api nobody = plaza.nobody();

        assertThat(nobody.get("/health/live").expect(200).text("/status")).isEqualTo("up");
        Answer ready = nobody.get("/health/ready").expect(200);
        assertThat(ready.text("/status")).isEqualTo("up");
        Configuration configuration = plaza.configuration();
        Engine<?> accounts = configuration.engine(AccountStore.class).orElseThrow();
        assertThat(ready.text("/engines/" + accounts.name())).isEqualTo("up");
        Answer capabilities = nobody.get("/api/capabilities").expect(200);
        assertThat(capabilities.text("/blueprint")).isEqualTo(configuration.blueprint());
    }

    @Test
    void metricsTellOfRequestsPortsAndLag() {
        Person person = plaza.person();
        person.post("counted");
        person.see(person.post("seen")).expect(200);

        String metrics = plaza.metrics();

        assertThat(metrics)
                .contains("plaza_projection_lag")
                .contains("plaza_projection_parked")
                .containsPattern("plaza_port_seconds_count\\{[^}]*port=\"PostStore\"")
                .containsPattern("/api/posts/\\{id}");
    }

    @Test
    void metricsAreForMonitoringAndAdministratorsAlsoFromTheSameMachine() {
        plaza.nobody().get("/metrics").expect(401);
        plaza.person().api().get("/metrics").expect(403);
        plaza.admin().api().get("/metrics").expect(200);
    }

    @Test
    void anOperatorsTokenLogsIn() {
        Person person = plaza.person();
        String token;
        try (var operations = plaza.operations()) {
            token = operations.token(person.username());
        }

        Answer own = plaza.nobody().as(token).get("/api/users/me").expect(200);

        assertThat(own.text("/id")).isEqualTo(person.id());
    }

    @Test
    void whoBecomesAnAdministratorIsOneWithoutLoggingInAgain() {
        Person person = plaza.person();
        person.api().get("/api/admin/projections").expect(403);
        try (var operations = plaza.operations()) {
            operations.makeAdmin(person.username());
        }

        soon(() -> person.api().get("/api/admin/projections").expect(200));
    }

    @Test
    void countsThatWentWrongAreMended() {
        Person person = plaza.person();
        String post = person.post("count me");
        person.api().post("/api/posts/" + post + "/like").expect(200);
        PostId id = PostId.parse(post).orElseThrow();
        try (Wiring beside = plaza.beside()) {
            beside.ports().get(Counters.class).put(id, new PostCounts(7, 0, 0, 0));
        }

        try (var operations = plaza.operations()) {
            operations.rebuildCounters(Quiet.PROGRESS);
        }

        soon(() -> assertThat(person.see(post).number("/counts/likes")).isEqualTo(1));
    }

    @Test
    void whatIsDerivedWronglyIsFoundMendedAndTold() {
        Person person = plaza.person();
        String word = "w" + Long.toString(System.nanoTime(), 36);
        String post = person.post(word);
        person.api().post("/api/posts/" + post + "/like").expect(200);
        PostId id = PostId.parse(post).orElseThrow();
        soon(() -> assertThat(person.posts("/api/search?type=posts&q=" + word)).contains(post));
        try (Wiring beside = plaza.beside()) {
            beside.ports().get(Counters.class).put(id, new PostCounts(7, 0, 0, 0));
            beside.ports().get(SearchIndex.class).updatePosts(List.of(), List.of(id));
        }

        Map<String, Reconciled> found;
        try (var operations = plaza.operations()) {
            found = operations.reconcile(Set.of("counters", "search"), Quiet.PROGRESS);
        }

        assertThat(found).containsOnlyKeys("counters", "search");
        assertThat(found.values()).allMatch(each -> each.seen() > 0 && each.mended() > 0);
        assertThat(person.posts("/api/search?type=posts&q=" + word)).contains(post);
        soon(() -> assertThat(person.see(post).number("/counts/likes")).isEqualTo(1));
    }

    @Test
    void onlyWhatIsDerivedCanBeReconciled() {
        try (var operations = plaza.operations()) {
            assertThatThrownBy(() -> operations.reconcile(Set.of("accounts"), Quiet.PROGRESS))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("counters, timelines, search");
        }
    }

    @Test
    void whileTheDatabaseIsAwayTheServerSaysSoAndRecovers() {
        var away = new AtomicBoolean();
        try (var failing =
                RunningPlaza.start(
                        Map.of(),
                        call -> {
                            if (away.get() && call.port().equals("PostStore")) {
                                throw StorageException.unavailable("pulled the plug", null);
                            }
                        })) {
            Person person = failing.person();
            away.set(true);

            Answer answer = person.api().post("/api/posts", Map.of("text", "now?")).expect(503);

            assertThat(Long.parseLong(answer.header("Retry-After").orElseThrow())).isPositive();
            assertThat(answer.text("/type")).isEqualTo("/problems/unavailable");
            failing.nobody().get("/health/live").expect(200);
            away.set(false);
            soon(() -> person.api().post("/api/posts", Map.of("text", "now!")).expect(201));
        }
    }

    @Test
    void anEventThatCannotBeAppliedIsParkedShownAndRetriedWhileOthersGoOn() {
        var poisoned = new AtomicBoolean();
        try (var poisonable =
                RunningPlaza.start(
                        Map.of(),
                        call -> {
                            // Only unfollowing and blocking come here.
                            if (poisoned.get() && call.operation().equals("removeVia")) {
                                throw new IllegalStateException("poison");
                            }
                        })) {
            Person admin = poisonable.admin();
            Person ada = poisonable.person();
            Person bob = poisonable.person();
            Person reader = poisonable.person().follow(ada).follow(bob);
            reader.feed();
            String byAda = ada.post("stays until the retry");
            soon(() -> assertThat(reader.feed()).containsExactly(byAda));
            poisoned.set(true);

            reader.unfollow(ada);
            String byBob = bob.post("goes on");

            soon(() -> assertThat(reader.feed()).contains(byBob));
            soon(() -> assertThat(parked(admin).items().size()).isEqualTo(1));
            Answer parked = parked(admin);
            assertThat(parked.text("/items/0/reason")).contains("poison");
            String position = parked.text("/items/0/position");
            retry(admin, position).expect(409);
            assertThat(parked(admin).items().size()).isEqualTo(1);

            poisoned.set(false);
            retry(admin, position).expect(204);

            assertThat(parked(admin).items().isEmpty()).isTrue();
            assertThat(reader.feed()).containsExactly(byBob);
            retry(admin, position).expect(404);
        }
    }

    private static Answer parked(Person admin) {
        return admin.api().get("/api/admin/projections/timelines/parked").expect(200);
    }

    private static Answer retry(Person admin, String position) {
        return admin.api().post("/api/admin/projections/timelines/parked/" + position + "/retry");
    }
}
