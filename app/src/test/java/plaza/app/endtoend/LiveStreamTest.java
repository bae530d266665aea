package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Heard;
import plaza.app.testing.Heard.Way;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.core.live.StreamRules;
import tools.jackson.databind.JsonNode;

/** Streams that people watch, talk in and give to, live. */
@Tag("engine")
final class LiveStreamTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person host = plaza.person();
    private final Person viewer = plaza.person();
    private final Person other = plaza.person();

    private static String plan(Person host) {
        return "/api/streams/"
                + host.api()
                        .post("/api/streams", Map.of("title", "Tuning"))
                        .expect(201)
                        .text("/id");
    }

    private static String live(Person host) {
        String stream = plan(host);
        host.api().post(stream + "/start").expect(200);
        return stream;
    }

    private static Set<String> types(Heard heard) {
        Set<String> types = new HashSet<>();
        heard.named("streams").forEach(news -> types.add(news.data().at("/type").asString()));
        return types;
    }

    private static List<JsonNode> ofType(Heard heard, String type) {
        return heard.named("streams").stream()
                .map(Heard.News::data)
                .filter(data -> data.at("/type").asString().equals(type))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoWatchesHearsWhatIsSaidHowManyWatchAndTheEnd(Way way) {
        String stream = live(host);
        viewer.api().post(stream + "/join").expect(200);
        try (Heard heard = Heard.by(way, viewer, "?topics=streams").ready()) {
            other.api().post(stream + "/join").expect(200);
            Answer said =
                    other.api().post(stream + "/messages", Map.of("text", "hello")).expect(201);
            soon(() -> assertThat(ofType(heard, "message")).hasSize(1));
            JsonNode message = ofType(heard, "message").getFirst();
            assertThat(message.at("/messageId").asString()).isEqualTo(said.text("/id"));
            assertThat(message.at("/content").asString()).isEqualTo("hello");
            soon(
                    () ->
                            assertThat(ofType(heard, "viewers"))
                                    .anyMatch(news -> news.at("/viewers").asLong() == 2));
            host.api().delete(stream + "/messages/" + said.text("/id")).expect(204);
            host.api().post(stream + "/end").expect(200);
            soon(() -> assertThat(types(heard)).contains("deleted", "ended"));
        }
        soon(
                () ->
                        assertThat(viewer.api().get(stream).expect(200).json().at("/viewers"))
                                .hasToString("{\"now\":0,\"peak\":2,\"total\":2}"));
    }

    @Test
    void whateverMayBeSaidInAStreamIsHeardWithAllOfIt() {
        String stream = live(host);
        viewer.api().post(stream + "/join").expect(200);
        List<String> said = new ArrayList<>();
        try (Heard heard = Heard.by(Way.STREAM, viewer, "?topics=streams").ready()) {
            for (String character : ChatTest.charactersThatTakeRoom()) {
                String longest = "x" + character.repeat(StreamRules.MAX_MESSAGE - 1);
                host.api().post(stream + "/messages", Map.of("text", longest)).expect(201);
                said.add(longest);
            }
            soon(
                    () ->
                            assertThat(ofType(heard, "message"))
                                    .extracting(news -> news.at("/content").asString())
                                    .isEqualTo(said));
        }
    }

    @Test
    void whoIsBlockedBySomebodyDoesNotHearThem() {
        String stream = live(host);
        viewer.block(other);
        for (Person each : List.of(viewer, other)) {
            each.api().post(stream + "/join").expect(200);
        }
        try (Heard heard = Heard.by(Way.STREAM, viewer, "?topics=streams").ready()) {
            other.api().post(stream + "/messages", Map.of("text", "unheard")).expect(201);
            host.api().post(stream + "/messages", Map.of("text", "heard")).expect(201);
            soon(() -> assertThat(ofType(heard, "message")).isNotEmpty());
            assertThat(ofType(heard, "message"))
                    .extracting(news -> news.at("/content").asString())
                    .containsExactly("heard");
        }
        assertThat(viewer.api().all(stream + "/messages", "/text")).containsExactly("heard");
        assertThat(host.api().all(stream + "/messages", "/text"))
                .containsExactly("heard", "unheard");
    }

    /** What happens in a stream of another host comes after it, to the same listener. */
    private static void lastOfAll(String elsewhere, Person host, Heard... listening) {
        String text = "the last of all " + UUID.randomUUID();
        host.api().post(elsewhere + "/messages", Map.of("text", text)).expect(201);
        for (Heard heard : listening) {
            soon(
                    () ->
                            assertThat(ofType(heard, "message"))
                                    .anyMatch(news -> news.at("/content").asString().equals(text)));
        }
    }

    private static void appoint(Person host, String stream, Person moderator) {
        host.api()
                .send("PUT", stream + "/moderators/" + moderator.id(), null, Map.of())
                .expect(204);
    }

    private static List<JsonNode> newsOf(Heard heard, String stream) {
        return heard.named("streams").stream()
                .map(Heard.News::data)
                .filter(data -> stream.endsWith(data.at("/streamId").asString("none")))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void whoIsShutOutOfAStreamHearsNothingOfIt(Way way) {
        Person keeper = plaza.person();
        Person stranger = plaza.person();
        Person elsewhere = plaza.person();
        viewer.follow(host);
        String stream = live(host);
        String another = live(elsewhere);
        appoint(host, stream, keeper);
        host.api().post(stream + "/participants", Map.of("userId", stranger.id())).expect(204);
        for (Person each : List.of(viewer, other)) {
            each.api().post(stream + "/join").expect(200);
        }
        for (Person each : List.of(viewer, other, keeper, stranger)) {
            each.api().post(another + "/join").expect(200);
        }
        host.block(keeper);
        host.block(other);
        host.hide(true);
        for (Person each : List.of(other, keeper, stranger)) {
            each.api().get(stream).expect(404);
        }
        try (Heard seeing = Heard.by(way, viewer, "?topics=streams").ready();
                Heard watching = Heard.by(way, other, "?topics=streams").ready();
                Heard keeping = Heard.by(way, keeper, "?topics=streams").ready();
                Heard invited = Heard.by(way, stranger, "?topics=streams").ready()) {
            viewer.api().post(stream + "/messages", Map.of("text", "among us")).expect(201);
            appoint(host, stream, viewer);
            soon(() -> assertThat(types(seeing)).contains("message", "changed"));
            lastOfAll(another, elsewhere, seeing, watching, keeping, invited);
            for (Heard heard : List.of(watching, keeping, invited)) {
                assertThat(newsOf(heard, stream)).isEmpty();
            }
        }
    }

    @Test
    void whoHidesTheirAccountShowsTheirStreamsToFollowersAsTheirPosts() {
        live(host);
        viewer.follow(host);
        host.hide(true);

        for (String list : List.of("/streams", "/posts", "/stories", "/followers")) {
            viewer.api().get(host.path() + list).expect(200);
            host.api().get(host.path() + list).expect(200);
            other.api().get(host.path() + list).expect(404);
        }
        assertThat(viewer.api().all(host.path() + "/streams")).hasSize(1);
    }

    @Test
    void followersAreToldThatSomebodyStreamsEachTime() {
        viewer.follow(host);
        host.api().post(live(host) + "/end").expect(200);
        live(host);
        soon(() -> assertThat(told(viewer, "live")).hasSize(2));
        assertThat(told(viewer, "live").getFirst()).contains("went live");
        assertThat(told(other, "live")).isEmpty();
    }

    private static List<String> told(Person person, String type) {
        return person.api().all("/api/notifications").stream()
                .filter(each -> each.at("/type").asString().equals(type))
                .map(each -> each.at("/summary").asString())
                .toList();
    }

    @Test
    void theMostWatchedComesFirst() {
        String quiet = live(host);
        String watched = live(other);
        viewer.api().post(watched + "/join").expect(200);
        host.api().post(watched + "/join").expect(200);
        soon(
                () -> {
                    List<String> all = viewer.api().all("/api/streams", "/id");
                    assertThat(all).doesNotHaveDuplicates();
                    assertThat(all.indexOf(id(watched)))
                            .isNotNegative()
                            .isLessThan(all.indexOf(id(quiet)));
                });
    }

    private static String id(String stream) {
        return stream.substring(stream.lastIndexOf('/') + 1);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "plaza.test.blueprint",
            matches = "(?!solo|live).*",
            disabledReason = "money is on PostgreSQL only")
    void aGiftIsHeardByWhoWatchesAndToldToItsReceiver() {
        String stream = live(host);
        String gift = viewer.api().all("/api/gifts", "/id").getFirst();
        viewer.api()
                .post(
                        "/api/wallet/topups",
                        Map.of("amount", "1.00", "method", "sandbox-late"),
                        Map.of("Idempotency-Key", "in"))
                .expect(201);
        soon(() -> assertThat(viewer.api().get("/api/wallet").text("/balance")).isEqualTo("1.00"));
        other.api().post(stream + "/join").expect(200);
        try (Heard heard = Heard.by(Way.STREAM, other, "?topics=streams").ready()) {
            for (String key : List.of("one", "two", "two")) {
                viewer.api()
                        .post(
                                stream + "/gifts",
                                Map.of("giftId", gift),
                                Map.of("Idempotency-Key", key))
                        .expect(201);
            }
            soon(() -> assertThat(ofType(heard, "gift")).hasSize(2));
            assertThat(ofType(heard, "gift").getFirst().at("/senderId").asString())
                    .isEqualTo(viewer.id());
        }
        soon(() -> assertThat(told(host, "gift")).hasSize(2));
        assertThat(viewer.api().get("/api/wallet").text("/balance")).isEqualTo("0.90");
        assertThat(host.api().get("/api/wallet").text("/earnings")).isNotEqualTo("0.00");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "plaza.test.blueprint",
            matches = "(?!solo|live).*",
            disabledReason = "all is on in solo")
    void whereThereAreNoBooksGiftsAreNotPartOfTheDeployment() {
        Map.of(
                        "/api/wallet", "ledger",
                        "/api/gifts", "giftCatalog",
                        "/api/leaderboards/gifters", "leaderboard")
                .forEach(
                        (path, port) ->
                                assertThat(viewer.api().get(path).expect(501).text("/detail"))
                                        .as(path)
                                        .endsWith("has no engine for " + port + "."));
        assertThat(viewer.api().get("/api/capabilities").expect(200).json().at("/off"))
                .hasToString("[\"giftCatalog\",\"ledger\",\"leaderboard\"]");
    }
}
