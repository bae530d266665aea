package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import tools.jackson.databind.JsonNode;

/**
 * The gifts that a server said were paid, and what follows from them: wallets and leaderboards.
 * Noting is thread-safe.
 */
final class GiftsPaid {
    /** All of a board's answers come from a projection, which has the rest of them to apply. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Map<String, Paid> paid = new ConcurrentHashMap<>();

    /**
     * A gift as it was answered.
     *
     * @param giver by id, as the receiver and the stream
     * @param amount in USD, as the payout
     */
    private record Paid(
            String id,
            String giver,
            String receiver,
            String stream,
            BigDecimal amount,
            BigDecimal payout) {
        static Paid of(JsonNode it) {
            return new Paid(
                    it.at("/id").asString(),
                    it.at("/senderId").asString(),
                    it.at("/receiverId").asString(),
                    it.at("/gift/streamId").asString(),
                    new BigDecimal(it.at("/amountUsd").asString()),
                    new BigDecimal(it.at("/streamerPayout").asString()));
        }
    }

    /** Notes what was answered to a key; answers what was said before, where it was another. */
    Optional<String> note(String key, Answer answer) {
        Paid gift = Paid.of(answer.json());
        Paid known = paid.putIfAbsent(key, gift);
        return known == null || known.equals(gift)
                ? Optional.empty()
                : Optional.of(key + " was given as " + known + " and " + gift);
    }

    boolean has(String key) {
        return paid.containsKey(key);
    }

    int size() {
        return paid.size();
    }

    /** A giver has paid each once, nothing else, and has the rest. */
    void arePaidBy(Person giver, BigDecimal paidIn) {
        List<Paid> given = paid.values().stream().filter(by(giver)).toList();
        assertThat(transactions(giver, "gift_sent")).isEqualTo(ids(given));
        BigDecimal left = paidIn.subtract(sum(given, Paid::amount));
        assertThat(left.signum()).isNotNegative();
        assertThat(new BigDecimal(giver.api().get("/api/wallet").text("/balance")))
                .isEqualByComparingTo(left);
    }

    private static Predicate<Paid> by(Person giver) {
        return gift -> gift.giver().equals(giver.id());
    }

    /** A host has got each once, and nothing else. */
    void areEarnedBy(Person host) {
        List<Paid> got =
                paid.values().stream().filter(gift -> gift.receiver().equals(host.id())).toList();
        assertThat(transactions(host, "gift_received")).isEqualTo(ids(got));
        assertThat(new BigDecimal(host.api().get("/api/wallet").text("/earnings")))
                .isEqualByComparingTo(sum(got, Paid::payout));
    }

    private static Set<String> transactions(Person person, String type) {
        Set<String> ids = new HashSet<>();
        for (JsonNode each : person.api().all("/api/wallet/transactions")) {
            if (each.at("/type").asString().equals(type)) {
                assertThat(each.at("/status").asString()).isEqualTo("completed");
                assertThat(ids.add(each.at("/id").asString())).isTrue();
            }
        }
        return ids;
    }

    private static Set<String> ids(Collection<Paid> gifts) {
        Set<String> ids = new HashSet<>();
        gifts.forEach(gift -> ids.add(gift.id()));
        return ids;
    }

    private static BigDecimal sum(Collection<Paid> gifts, Function<Paid, BigDecimal> amount) {
        return gifts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The boards of all time and of each stream add up to just these, as soon as they are there.
     */
    void areOnTheBoards(Api api, Collection<String> streams) {
        within(PATIENCE)
                .untilAsserted(
                        () -> {
                            assertThat(board(api, "/api/leaderboards/gifters?period=all"))
                                    .isEqualTo(sums(paid.values(), Paid::giver));
                            assertThat(board(api, "/api/leaderboards/streamers?period=all"))
                                    .isEqualTo(sums(paid.values(), Paid::receiver));
                            assertThat(board(api, "/api/leaderboards/streams?period=all"))
                                    .isEqualTo(sums(paid.values(), Paid::stream));
                            for (String stream : streams) {
                                List<Paid> there =
                                        paid.values().stream()
                                                .filter(gift -> gift.stream().equals(stream))
                                                .toList();
                                assertThat(board(api, "/api/streams/" + stream + "/leaderboard"))
                                        .isEqualTo(sums(there, Paid::giver));
                            }
                        });
    }

    private static Map<String, BigDecimal> sums(
            Collection<Paid> gifts, Function<Paid, String> whose) {
        Map<String, BigDecimal> sums = new HashMap<>();
        gifts.forEach(gift -> sums.merge(whose.apply(gift), gift.amount(), BigDecimal::add));
        return sums;
    }

    /** The whole of a board, whose ranks are those of its amounts. */
    private static Map<String, BigDecimal> board(Api api, String path) {
        Map<String, BigDecimal> board = new HashMap<>();
        List<BigDecimal> before = new ArrayList<>();
        for (JsonNode place : api.get(path).expect(200).items()) {
            BigDecimal amount = new BigDecimal(place.at("/amountUsd").asString());
            assertThat(place.at("/rank").asLong())
                    .isEqualTo(
                            1 + before.stream().filter(each -> each.compareTo(amount) > 0).count());
            before.add(amount);
            String member = place.at(place.has("person") ? "/person/id" : "/stream/id").asString();
            assertThat(board.put(member, amount)).isNull();
        }
        return board;
    }
}
