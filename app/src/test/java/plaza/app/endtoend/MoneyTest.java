package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import plaza.app.cli.Platform;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.core.secret.Secret;
import plaza.http.security.Webhooks;
import tools.jackson.databind.JsonNode;

/** Money from where it is paid in to where it is paid out, and back. */
@Tag("engine")
@DisabledIfSystemProperty(
        named = "plaza.test.blueprint",
        matches = "(?!solo|live).*",
        disabledReason = "money is on PostgreSQL only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MoneyTest {
    private static final String SECRET = "what the payment provider signs its notices with";

    private final RunningPlaza plaza =
            RunningPlaza.start(Map.of("payments.hold", "0s", "payments.secret", SECRET));
    private final Person giver = plaza.person();
    private final Person host = plaza.person();
    private final Person admin = plaza.admin();
    private final String gift = gift("40.00");
    private final String stream = live();

    @AfterAll
    void close() {
        plaza.close();
    }

    private String gift(String price) {
        String id = UUID.randomUUID().toString();
        admin.api()
                .send(
                        "PUT",
                        "/api/admin/gifts/" + id,
                        "{\"name\":\"Castle\",\"symbol\":\"🏰\",\"price\":\"%s\"}".formatted(price),
                        Map.of())
                .expect(200);
        return id;
    }

    private String live() {
        String id =
                host.api().post("/api/streams", Map.of("title", "Tuning")).expect(201).text("/id");
        host.api().post("/api/streams/" + id + "/start").expect(200);
        return id;
    }

    private static Answer pay(Person person, String way, String amount, String method) {
        return person.api()
                .post(
                        "/api/wallet/" + way,
                        Map.of("amount", amount, "method", method),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Answer give(Person from, String which) {
        return from.api()
                .post(
                        "/api/streams/" + stream + "/gifts",
                        Map.of("giftId", which),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Answer giveBack(String transaction) {
        return admin.api().post("/api/admin/transactions/" + transaction + "/refund");
    }

    private Answer tell(String transaction, String result) {
        String body = "{\"transactionId\":\"%s\",\"result\":\"%s\"}".formatted(transaction, result);
        String signature =
                Webhooks.sign(
                        Secret.of(SECRET), Instant.now(), body.getBytes(StandardCharsets.UTF_8));
        return plaza.nobody()
                .send("POST", "/api/payments/notices", body, Map.of("Plaza-Signature", signature));
    }

    private static void has(Person person, String balance, String earnings) {
        JsonNode wallet = person.api().get("/api/wallet").expect(200).json();
        assertThat(wallet.at("/balance").asString()).isEqualTo(balance);
        assertThat(wallet.at("/earnings").asString()).isEqualTo(earnings);
    }

    private static String status(Person person, String transaction) {
        return person.api()
                .get("/api/wallet/transactions/" + transaction)
                .expect(200)
                .text("/status");
    }

    private void booksBalance() {
        try (Platform.Operations operations = plaza.operations()) {
            assertThat(operations.checkLedger(Quiet.PROGRESS).isWell()).isTrue();
        }
    }

    @Test
    void whatIsPaidInIsGivenPaidOutGivenBackAndChargedBack() {
        Answer paidIn = pay(giver, "topups", "100.00", "sandbox-ok").expect(201);
        assertThat(paidIn.text("/status")).isEqualTo("completed");
        assertThat(pay(giver, "topups", "20.00", "sandbox-declined").expect(201).text("/status"))
                .isEqualTo("failed");
        has(giver, "100.00", "0.00");

        String given = give(giver, gift).expect(201).text("/id");
        has(giver, "60.00", "0.00");
        has(host, "0.00", "28.00");
        onTheBoards("40.00");

        assertThat(pay(host, "payouts", "15.00", "sandbox-ok").expect(201).text("/status"))
                .isEqualTo("completed");
        assertThat(pay(host, "payouts", "13.00", "sandbox-declined").expect(201).text("/status"))
                .isEqualTo("failed");
        pay(host, "payouts", "13.01", "sandbox-ok").expect(409);
        has(host, "0.00", "13.00");

        assertThat(giveBack(given).expect(200).text("/status")).isEqualTo("refunded");
        giveBack(given).expect(200);
        has(giver, "100.00", "0.00");
        has(host, "0.00", "0.00");
        booksBalance();

        give(giver, gift).expect(201);
        tell(paidIn.text("/id"), "charged_back").expect(204);
        tell(paidIn.text("/id"), "charged_back").expect(204);
        assertThat(status(giver, paidIn.text("/id"))).isEqualTo("charged_back");
        has(giver, "0.00", "0.00");
        has(host, "0.00", "28.00");
        give(giver, gift).expect(409);
        give(giver, giver.api().all("/api/gifts", "/id").getFirst()).expect(409);
        giveBack(paidIn.text("/id")).expect(409);
        booksBalance();
        onTheBoards("40.00");
    }

    /** Before the platform's share, as soon as the boards have followed. */
    private void onTheBoards(String amount) {
        soon(
                () -> {
                    for (String board :
                            new String[] {
                                "/api/streams/" + stream + "/leaderboard",
                                "/api/leaderboards/gifters?period=all",
                                "/api/leaderboards/streamers?period=all",
                                "/api/leaderboards/streams?period=all"
                            }) {
                        assertThat(giver.api().get(board).expect(200).items())
                                .as(board)
                                .singleElement()
                                .extracting(place -> place.at("/amountUsd").asString())
                                .isEqualTo(amount);
                    }
                });
    }

    @Test
    void whatIsPaidInIsGivenBackUnlessItIsSpent() {
        Person person = plaza.person();
        String paidIn = pay(person, "topups", "50.00", "sandbox-ok").expect(201).text("/id");
        giveBack(paidIn).expect(200);
        has(person, "0.00", "0.00");
        assertThat(status(person, paidIn)).isEqualTo("refunded");
        booksBalance();
    }

    @Test
    void aPaymentThatWaitsEndsByTheProvidersNotice() {
        Person person = plaza.person();
        Answer waits = pay(person, "topups", "30.00", "sandbox-silent").expect(201);
        assertThat(waits.text("/status")).isEqualTo("pending");
        has(person, "0.00", "0.00");

        plaza.nobody()
                .send(
                        "POST",
                        "/api/payments/notices",
                        "{\"transactionId\":\"%s\",\"result\":\"done\"}"
                                .formatted(waits.text("/id")),
                        Map.of())
                .expect(401);
        has(person, "0.00", "0.00");
        tell(waits.text("/id"), "done").expect(204);
        tell(waits.text("/id"), "done").expect(204);

        has(person, "30.00", "0.00");
        assertThat(status(person, waits.text("/id"))).isEqualTo("completed");
        booksBalance();
    }
}
