package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

/** Health, capabilities, metrics and administration. */
class OperationApiTest {
    private static final MemoryPlatform PLATFORM = new MemoryPlatform(10_000, false);

    private final Api api = new Api(PLATFORM.server.port());

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    @Test
    void healthIsToldByEngine() {
        assertThat(api.get(null, "/health/live").text("status")).isEqualTo("up");
        Answer ready = api.get(null, "/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.text("engines/memory")).isEqualTo("up");
        PLATFORM.sick.set(true);
        Answer sick = api.get(null, "/health/ready");
        PLATFORM.sick.set(false);
        assertThat(sick.status()).isEqualTo(503);
        assertThat(sick.text("status")).isEqualTo("down");
        assertThat(sick.text("engines/memory")).isEqualTo("down");
    }

    @Test
    void capabilitiesSayWhatIsOff() {
        Answer answer = api.get(null, "/api/capabilities");
        assertThat(answer.text("blueprint")).isEqualTo("memory");
        assertThat(answer.text("off/0")).isEqualTo("ChatStore");
    }

    @Test
    void metricsCountRequestsByRoute() {
        Person person = api.register();
        api.get(person, "/api/users/" + person.username());
        api.get(person, "/api/users/nobody_at_all");
        String metrics = api.metrics();
        assertThat(metrics)
                .containsPattern(
                        "http_server_requests_seconds_count\\{method=\"GET\",route=\"/api/users/\\{idOrUsername}\",status=\"200\"} [1-9]")
                .contains("status=\"404\"")
                .contains("jvm_memory_used_bytes")
                .contains("process_cpu_usage");
    }

    @Test
    void aParkedEventIsShownAndTriedAgain() {
        Person admin = api.register();
        PLATFORM.accounts.assign(UserId.parse(admin.id()).orElseThrow(), Role.ADMIN);
        PLATFORM.poisoned.set(true);
        api.publish(admin, "secret words");
        String parked = "/api/admin/projections/poisonable/parked";
        await().until(() -> api.get(admin, parked).response().body().contains("PostCreated"));
        JsonNode items = api.get(admin, parked).json().at("/items");
        JsonNode entry = items.at("/" + (items.size() - 1));
        assertThat(entry.at("/event").asString()).isEqualTo("PostCreated");
        assertThat(entry.at("/key").asString()).isEqualTo(admin.id());
        assertThat(items.toString()).doesNotContain("secret words");
        String retry = parked + "/" + entry.at("/position").asString() + "/retry";
        Answer again = api.post(admin, retry);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("detail")).contains("poison");
        PLATFORM.poisoned.set(false);
        assertThat(api.post(admin, retry).status()).isEqualTo(204);
        assertThat(api.post(admin, retry).status()).isEqualTo(404);
        assertThat(api.post(admin, parked + "/x/retry").status()).isEqualTo(404);
        JsonNode projections = api.get(admin, "/api/admin/projections").json().at("/items");
        assertThat(projections.findValuesAsString("name"))
                .containsExactlyInAnyOrder(
                        "follow-requests",
                        "timelines",
                        "chats",
                        "streamers",
                        "streams",
                        "stream-notifications",
                        "poisonable",
                        "notifications",
                        "search",
                        "leaderboards",
                        "trends",
                        "activity",
                        "analytics");
        assertThat(api.get(admin, "/api/admin/projections/other/parked").status()).isEqualTo(404);
    }
}
