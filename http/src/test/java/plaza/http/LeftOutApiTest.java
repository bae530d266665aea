package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.core.account.Role;
import plaza.core.chat.ChatStore;
import plaza.core.event.ProjectionRunner;
import plaza.core.feature.CleanupJob;
import plaza.core.gift.GiftCatalog;
import plaza.core.id.UserId;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.ledger.Ledger;
import plaza.core.live.StreamStore;
import plaza.http.Api.Person;

/**
 * A deployment that has no engine for money, chats and streams: these features are not there, and
 * their paths say so.
 */
class LeftOutApiTest {
    private static final MemoryPlatform PLATFORM =
            new MemoryPlatform(
                    1_000_000,
                    Clock.systemUTC(),
                    Set.of(
                            Ledger.class,
                            GiftCatalog.class,
                            Leaderboard.class,
                            ChatStore.class,
                            StreamStore.class));

    private final Api api = new Api(PLATFORM.server.port());

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    private Person admin() {
        Person person = api.register();
        PLATFORM.accounts.assign(UserId.parse(person.id()).orElseThrow(), Role.ADMIN);
        return person;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/wallet | ledger",
                "GET | /api/wallet/transactions | ledger",
                "GET | /api/wallet/transactions/ID | ledger",
                "POST | /api/wallet/topups | ledger",
                "POST | /api/wallet/payouts | ledger",
                "POST | /api/admin/transactions/ID/refund | ledger",
                "GET | /api/gifts | giftCatalog",
                "PUT | /api/admin/gifts/ID | giftCatalog",
                "POST | /api/streams/ID/gifts | ledger",
                "GET | /api/leaderboards/gifters | leaderboard",
                "GET | /api/leaderboards/streamers | leaderboard",
                "GET | /api/leaderboards/streams | leaderboard",
                "GET | /api/streams/ID/leaderboard | leaderboard",
                "GET | /api/chats | chatStore",
                "POST | /api/chats | chatStore",
                "GET | /api/chats/ID/members | chatStore",
                "POST | /api/chats/ID/messages | chatStore",
                "GET | /api/streams | streamStore",
                "POST | /api/streams | streamStore",
                "POST | /api/streams/ID/join | streamStore",
                "POST | /api/streams/ID/messages | streamStore",
                "PUT | /api/streams/ID/moderators/ID | streamStore",
            })
    void theirPathsSayWhichPortHasNoEngine(String method, String path, String port) {
        Person person = admin();
        String id = UUID.randomUUID().toString();
        var request =
                api.request(path.replace("ID", id), person.token())
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", id)
                        .method(method, BodyPublishers.ofString(body(path, id)));
        Api.Answer answer = api.send(request.build());
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.text("title")).isEqualTo("Not part of this deployment");
        assertThat(answer.text("detail"))
                .isEqualTo(
                        "This is not part of this deployment: its configuration has no engine for "
                                + port
                                + ".");
    }

    private static String body(String path, String id) {
        if (path.contains("wallet")) {
            return "{\"amount\":\"1.00\",\"currency\":\"USD\",\"method\":\"card-ok\"}";
        }
        if (path.equals("/api/chats")) {
            return "{\"name\":\"Kitchen\",\"members\":[\"" + id + "\"]}";
        }
        if (path.contains("chats")) {
            return "{\"content\":\"Hello\"}";
        }
        if (path.equals("/api/streams")) {
            return "{\"title\":\"Tuning\"}";
        }
        if (path.endsWith("messages")) {
            return "{\"text\":\"Hello\"}";
        }
        return path.contains("admin")
                ? "{\"name\":\"Rose\",\"price\":\"1.00\"}"
                : "{\"giftId\":\"" + id + "\"}";
    }

    @Test
    void theDescriptionIsThatOfEveryDeployment() {
        assertThat(api.get(null, "/openapi.json").json())
                .isEqualTo(Running.API.get(null, "/openapi.json").json());
    }

    @Test
    void nothingOfThemRuns() {
        assertThat(projections(PLATFORM)).doesNotContain("leaderboards", "chats", "streams");
        assertThat(projections(Running.PLATFORM)).contains("leaderboards", "chats", "streams");
        assertThat(cleanups(PLATFORM)).doesNotContain("payments", "gifts that were added up");
        assertThat(cleanups(Running.PLATFORM)).contains("payments", "gifts that were added up");
    }

    private static List<String> projections(MemoryPlatform platform) {
        return platform.runners().stream().map(ProjectionRunner::name).toList();
    }

    private static List<String> cleanups(MemoryPlatform platform) {
        return platform.platform.cleanups().stream().map(CleanupJob::what).toList();
    }
}
