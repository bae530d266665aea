package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plaza.core.account.Role;
import plaza.core.id.UserId;
import plaza.core.secret.Secret;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import plaza.http.security.Webhooks;

class WalletApiTest {
    private final Api api = Running.API;
    private final Person ada = api.register();
    private final Person bob = api.register();

    private Answer send(Person person, String path, @Nullable String key, String body) {
        var request =
                api.request(path, person.token())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return api.send(request.build());
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String payment(String amount, String currency, String method) {
        return "{\"amount\":\"%s\",\"currency\":\"%s\",\"method\":\"%s\"}"
                .formatted(amount, currency, method);
    }

    private Answer topUp(Person person, String amount, String method) {
        return send(person, "/api/wallet/topups", key(), payment(amount, "USD", method));
    }

    private String wallet(Person person) {
        return api.get(person, "/api/wallet").json().toString();
    }

    private String streamOf(Person host) {
        String stream =
                "/api/streams/"
                        + api.post(host, "/api/streams", "{\"title\":\"Tuning\"}").text("id");
        api.post(host, stream + "/start");
        return stream;
    }

    private String gift(String price) {
        return api.get(ada, "/api/gifts")
                .json()
                .at("/items")
                .valueStream()
                .filter(gift -> gift.at("/price").asString().equals(price))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    private Answer give(Person sender, String stream, String gift, @Nullable String key) {
        return send(sender, stream + "/gifts", key, "{\"giftId\":\"" + gift + "\"}");
    }

    @Test
    void whatIsPaidInCanBeGivenAndIsSharedWithThePlatform() {
        assertThat(wallet(ada))
                .isEqualTo(
                        "{\"currency\":\"USD\",\"balance\":\"0.00\",\"earnings\":\"0.00\","
                                + "\"held\":\"0.00\",\"available\":\"0.00\"}");
        Answer paid = send(ada, "/api/wallet/topups", key(), payment("10.00", "EUR", "ok"));
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text("status")).isEqualTo("completed");
        assertThat(paid.text("amountUsd")).isEqualTo("10.85");
        assertThat(paid.text("exchangeRate")).isEqualTo("1.0850");

        Answer given = give(ada, streamOf(bob), gift("4.99"), key());
        assertThat(given.status()).isEqualTo(201);
        assertThat(given.text("type")).isEqualTo("gift_sent");
        assertThat(given.text("platformFee")).isEqualTo("1.50");
        assertThat(given.text("streamerPayout")).isEqualTo("3.49");
        assertThat(wallet(ada)).contains("\"balance\":\"5.86\"");
        assertThat(wallet(bob)).contains("\"earnings\":\"3.49\"", "\"available\":\"0.00\"");

        Answer got = api.get(bob, "/api/wallet/transactions");
        assertThat(got.json().at("/items/0/type").asString()).isEqualTo("gift_received");
        assertThat(got.json().at("/items/0/id").asString()).isEqualTo(given.text("id"));
        assertThat(api.get(ada, "/api/wallet/transactions").json().at("/items").size())
                .isEqualTo(2);
        assertThat(api.get(bob, "/api/wallet/transactions/" + paid.text("id")).status())
                .isEqualTo(404);
    }

    @Test
    void theSameKeyPaysAndGivesOnceAndWithoutOneNothingMoves() {
        String stream = streamOf(bob);
        String rose = gift("0.25");
        topUp(ada, "1.00", "ok");
        String key = key();
        Answer first = give(ada, stream, rose, key);
        Answer again = give(ada, stream, rose, key);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(wallet(ada)).contains("\"balance\":\"0.75\"");

        assertThat(give(ada, stream, rose, null).status()).isEqualTo(422);
        assertThat(send(ada, "/api/wallet/topups", null, payment("5", "USD", "ok")).status())
                .isEqualTo(422);
        assertThat(send(ada, "/api/wallet/payouts", null, payment("5", "USD", "ok")).status())
                .isEqualTo(422);
        assertThat(wallet(ada)).contains("\"balance\":\"0.75\"");
    }

    @Test
    void whatCannotBeGivenIsRefusedAndCostsNothing() {
        String stream = streamOf(bob);
        topUp(ada, "1.00", "ok");
        assertThat(give(ada, stream, gift("4.99"), key()).status()).isEqualTo(409);
        assertThat(give(ada, stream, UUID.randomUUID().toString(), key()).status()).isEqualTo(422);
        assertThat(give(ada, stream, "rose", key()).status()).isEqualTo(422);
        assertThat(give(bob, stream, gift("0.25"), key()).status()).isEqualTo(422);
        for (int quantity : List.of(0, 101, -1)) {
            assertThat(
                            send(
                                            ada,
                                            stream + "/gifts",
                                            key(),
                                            "{\"giftId\":\"%s\",\"quantity\":%d}"
                                                    .formatted(gift("0.05"), quantity))
                                    .status())
                    .isEqualTo(422);
        }
        api.post(bob, stream + "/end");
        assertThat(give(ada, stream, gift("0.25"), key()).status()).isEqualTo(409);
        assertThat(wallet(ada)).contains("\"balance\":\"1.00\"");
    }

    @Test
    void amountsAreTextsInTheDigitsOfTheirCurrency() {
        for (String wrong :
                List.of(
                        payment("1.001", "USD", "ok"),
                        payment("1.5", "JPY", "ok"),
                        payment("-5", "USD", "ok"),
                        payment("0", "USD", "ok"),
                        payment("1e3", "USD", "ok"),
                        payment("5", "XXX", "ok"),
                        payment("5", "usd", "ok"),
                        payment("5", "CHF", "ok"),
                        payment("5", "USD", "cash"),
                        payment("100000000000", "USD", "ok"),
                        "{}")) {
            assertThat(send(ada, "/api/wallet/topups", key(), wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(
                        send(ada, "/api/wallet/topups", key(), "{\"amount\":5,\"method\":\"ok\"}")
                                .status())
                .isEqualTo(422);
        assertThat(wallet(ada)).contains("\"balance\":\"0.00\"");
    }

    @Test
    void aNoticeThatIsSignedEndsAPaymentOnceAndAnyOtherDoesNot() {
        String id = topUp(ada, "5.00", "wait").text("id");
        String done = notice(id, "done");
        Instant now = Instant.now();
        assertThat(note(null, done).status()).isEqualTo(401);
        assertThat(note("t=1,v1=00", done).status()).isEqualTo(401);
        assertThat(note(signed(Secret.of("another secret"), now, done), done).status())
                .isEqualTo(401);
        assertThat(
                        note(signed(MemoryPlatform.WEBHOOKS, now, notice(id, "declined")), done)
                                .status())
                .isEqualTo(401);
        assertThat(
                        note(
                                        signed(
                                                MemoryPlatform.WEBHOOKS,
                                                now.minus(Duration.ofMinutes(6)),
                                                done),
                                        done)
                                .status())
                .isEqualTo(401);
        assertThat(wallet(ada)).contains("\"balance\":\"0.00\"");

        for (int i = 0; i < 2; i++) {
            assertThat(note(signed(MemoryPlatform.WEBHOOKS, now, done), done).status())
                    .isEqualTo(204);
        }
        assertThat(wallet(ada)).contains("\"balance\":\"5.00\"");
        assertThat(api.get(ada, "/api/wallet/transactions/" + id).text("status"))
                .isEqualTo("completed");
        for (String wrong : List.of("", "[]", "{", "{\"a\":1}")) {
            assertThat(note(signed(MemoryPlatform.WEBHOOKS, now, wrong), wrong).status())
                    .as(wrong)
                    .isIn(400, 422);
        }
        String unknown = notice(UUID.randomUUID().toString(), "done");
        assertThat(note(signed(MemoryPlatform.WEBHOOKS, now, unknown), unknown).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsRefundedComesBackOnceAndOnlyByAnOperator() {
        topUp(ada, "1.00", "ok");
        String id = give(ada, streamOf(bob), gift("1.00"), key()).text("id");
        String refund = "/api/admin/transactions/" + id + "/refund";
        assertThat(api.post(ada, refund).status()).isEqualTo(403);
        Person admin = api.register();
        Running.PLATFORM.accounts.assign(UserId.parse(admin.id()).orElseThrow(), Role.ADMIN);

        assertThat(api.post(admin, refund).text("status")).isEqualTo("refunded");
        assertThat(api.post(admin, refund).status()).isEqualTo(200);
        assertThat(wallet(ada)).contains("\"balance\":\"1.00\"");
        assertThat(wallet(bob)).contains("\"earnings\":\"0.00\"");
    }

    @Test
    void whatWasGivenIsHeldBeforeItIsPaidOut() {
        topUp(ada, "10.00", "ok");
        give(ada, streamOf(bob), gift("4.99"), key());
        Answer out = send(bob, "/api/wallet/payouts", key(), payment("3.49", "USD", "ok"));
        assertThat(out.status()).isEqualTo(409);
        assertThat(wallet(bob)).contains("\"earnings\":\"3.49\"", "\"held\":\"3.49\"");
    }

    @Test
    void whoGivesAndIsGivenIsOnTheBoardsAndBlocksLeaveNoGaps() {
        Person cleo = api.register();
        String stream = streamOf(bob);
        topUp(ada, "10.00", "ok");
        topUp(cleo, "10.00", "ok");
        give(ada, stream, gift("1.00"), key());
        give(cleo, stream, gift("4.99"), key());
        String refunded = give(ada, stream, gift("4.99"), key()).text("id");

        String board = stream + "/leaderboard";
        await().untilAsserted(
                        () -> assertThat(ranks(ada, board)).containsExactly("1 5.99", "2 4.99"));
        assertThat(api.get(bob, board).json().at("/viewer").isNull()).isTrue();
        assertThat(api.get(cleo, board).json().at("/viewer").toString())
                .isEqualTo("{\"rank\":2,\"amountUsd\":\"4.99\"}");

        Running.PLATFORM.accounts.assign(UserId.parse(cleo.id()).orElseThrow(), Role.ADMIN);
        api.post(cleo, "/api/admin/transactions/" + refunded + "/refund");
        await().untilAsserted(
                        () -> assertThat(ranks(bob, board)).containsExactly("1 4.99", "2 1.00"));
        api.post(ada, "/api/users/" + cleo.id() + "/block");
        assertThat(ranks(ada, board)).containsExactly("1 1.00");
        assertThat(api.get(ada, board).text("viewer/rank")).isEqualTo("1");

        for (String period : List.of("day", "week", "all")) {
            assertThat(
                            api.get(ada, "/api/leaderboards/gifters?period=" + period)
                                    .text("viewer/amountUsd"))
                    .isEqualTo("1.00");
            assertThat(
                            api.get(bob, "/api/leaderboards/streamers?period=" + period)
                                    .text("viewer/amountUsd"))
                    .isEqualTo("5.99");
            assertThat(
                            api.get(bob, "/api/leaderboards/streams?period=" + period)
                                    .json()
                                    .at("/items")
                                    .valueStream()
                                    .map(item -> item.at("/stream/id").asString()))
                    .contains(stream.substring(stream.lastIndexOf('/') + 1));
        }
        assertThat(api.get(ada, "/api/leaderboards/gifters?period=year").status()).isEqualTo(422);
        assertThat(api.get(ada, "/api/leaderboards/dancers").status()).isEqualTo(404);
    }

    private List<String> ranks(Person viewer, String board) {
        return api.get(viewer, board)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/rank").asString() + " " + item.at("/amountUsd").asString())
                .toList();
    }

    @Test
    void anOperatorSetsWhatCanBeGiven() {
        Person admin = api.register();
        Running.PLATFORM.accounts.assign(UserId.parse(admin.id()).orElseThrow(), Role.ADMIN);
        String path = "/api/admin/gifts/" + UUID.randomUUID();
        String star = "{\"name\":\"Star\",\"symbol\":\"⭐\",\"price\":\"7.77\"}";
        assertThat(api.call("PUT", path, ada, star).status()).isEqualTo(403);
        assertThat(api.call("PUT", path, admin, star).text("price")).isEqualTo("7.77");
        assertThat(gift("7.77")).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        for (String wrong :
                List.of(
                        "{\"name\":\"Star\",\"symbol\":\"⭐\",\"price\":\"0\"}",
                        "{\"name\":\"Star\",\"symbol\":\"⭐\",\"price\":\"10000.01\"}",
                        "{\"name\":\"\",\"symbol\":\"⭐\",\"price\":\"1\"}",
                        "{\"name\":\"Star\",\"price\":\"1\"}")) {
            assertThat(api.call("PUT", path, admin, wrong).status()).as(wrong).isEqualTo(422);
        }
    }

    private static String notice(String id, String result) {
        return "{\"transactionId\":\"%s\",\"result\":\"%s\"}".formatted(id, result);
    }

    private static String signed(Secret secret, Instant at, String body) {
        return Webhooks.sign(secret, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer note(@Nullable String signature, String body) {
        var request =
                api.request("/api/payments/notices", null)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (signature != null) {
            request.header("Plaza-Signature", signature);
        }
        return api.send(request.build());
    }
}
