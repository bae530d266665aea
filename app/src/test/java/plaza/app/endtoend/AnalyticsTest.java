package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Figures of posts and people. */
@Tag("engine")
final class AnalyticsTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final String post = ada.post("look at this");

    private Answer ofPost(String query) {
        return ada.api().get("/api/posts/" + post + "/analytics" + query);
    }

    private Answer own(String query) {
        return ada.api().get("/api/users/me/analytics" + query);
    }

    private void totals(Answer answer, Map<String, Integer> expected) {
        expected.forEach(
                (name, value) ->
                        assertThat(answer.number("/totals/" + name))
                                .as(name)
                                .isEqualTo(value.longValue()));
    }

    @Test
    void whatPeopleDoIsAddedUp() {
        bob.follow(ada);
        bob.see(post).expect(200);
        bob.api().post("/api/posts/" + post + "/like").expect(200);
        ada.api().post("/api/posts/" + post + "/like").expect(200);
        bob.api().delete("/api/posts/" + post + "/like").expect(200);
        bob.api().post("/api/posts/" + post + "/repost").expect(200);
        String reply = bob.reply(post, "nice");
        bob.reply(post, "very nice");
        bob.api().delete("/api/posts/" + reply).expect(204);
        bob.unfollow(ada).follow(ada);

        soon(
                () -> {
                    totals(ofPost("").expect(200), Map.of("likes", 1, "reposts", 1, "replies", 1));
                    totals(
                            own("").expect(200),
                            Map.of(
                                    "likes",
                                    1,
                                    "reposts",
                                    1,
                                    "replies",
                                    1,
                                    "followersGained",
                                    2,
                                    "followersLost",
                                    1,
                                    "posts",
                                    1));
                });
    }

    @Test
    void whoOpensAProfileIsCountedAndNotNamed() {
        Person shy = plaza.person();
        shy.hide(true);
        bob.api().get(ada.path()).expect(200);
        bob.api().get("/api/users/" + ada.username()).expect(200);
        shy.api().get(ada.path()).expect(200);
        // Neither what is one's own, nor what is not shown as a page.
        ada.api().get(ada.path()).expect(200);
        ada.api().get("/api/users/me").expect(200);
        bob.api().get(ada.path() + "/posts").expect(200);
        ada.block(bob);
        bob.api().get(ada.path()).expect(404);

        soon(() -> totals(own("").expect(200), Map.of("profileViews", 3)));
        assertThat(own("").body()).doesNotContain(bob.id(), shy.id());
        plaza.person().api().get(ada.path()).expect(200);
        soon(() -> totals(own("").expect(200), Map.of("profileViews", 4)));
    }

    @Test
    void oneIsToldTheHourInWhichOneWasLastActiveUnlessOneHidesIt() {
        soon(() -> assertThat(own("").expect(200).text("/lastActiveAt")).endsWith(":00:00.000Z"));
        ada.api().patch("/api/users/me", Map.of("presenceHidden", true)).expect(200);
        soon(() -> assertThat(own("").expect(200).json().get("lastActiveAt").isNull()).isTrue());
    }

    @Test
    void theEngagementRateIsWhatWasDoneForEachTimeThatItWasShown() {
        bob.follow(ada);
        String shown = ada.post("look at this", "followers");
        String figures = "/api/posts/" + shown + "/analytics";
        assertThat(ada.api().get(figures).json().at("/totals/engagementRate").isNull()).isTrue();
        for (int i = 0; i < 4; i++) {
            bob.see(shown).expect(200);
        }
        bob.api().post("/api/posts/" + shown + "/like").expect(200);
        soon(
                () -> {
                    JsonNode json = ada.api().get(figures).expect(200).json();
                    assertThat(json.at("/totals/engagementRate").asDouble()).isEqualTo(0.25);
                    assertThat(json.at("/days").size()).isBetween(7, 8);
                    assertThat(
                                    json.at("/days")
                                            .valueStream()
                                            .mapToLong(day -> day.get("impressions").asLong())
                                            .sum())
                            .isEqualTo(4);
                });
        soon(
                () ->
                        assertThat(
                                        own("").expect(200)
                                                .json()
                                                .at("/totals/engagementRate")
                                                .asDouble())
                                .isPositive());
    }

    @Test
    void operatorsAreToldWhatAllComeToAndNothingOfAnybody() {
        Person admin = plaza.admin();
        bob.see(post).expect(200);
        Answer answer = admin.api().get("/api/admin/analytics").expect(200);
        assertThat(answer.json().get("days").size()).isEqualTo(7);
        assertThat(answer.number("/fewest")).isEqualTo(10);
        assertThat(answer.body()).doesNotContain(ada.id(), bob.id());
        JsonNode today = answer.json().get("days").get(6);
        assertThat(today.get("people").asLong(0)).matches(people -> people == 0 || people >= 10);
        assertThat(admin.api().get("/api/admin/analytics?from=2020-01-01T00:00:00Z").status())
                .isEqualTo(422);
        ada.api().get("/api/admin/analytics").expect(403);
        plaza.nobody().get("/api/admin/analytics").expect(401);
    }

    /** For followers only: other tests look at whatever is public. */
    @Test
    void aPostThatIsShownOnceHasOneImpression() {
        bob.follow(ada);
        String shown = ada.post("look at this", "followers");
        bob.see(shown).expect(200);

        soon(() -> assertThat(impressions(shown)).isEqualTo(1));
        soon(
                () ->
                        assertThat(
                                        ada.api()
                                                .get("/api/posts/" + shown + "/analytics")
                                                .expect(200)
                                                .number("/totals/impressions"))
                                .isEqualTo(1));
        soon(() -> assertThat(own("").expect(200).number("/totals/impressions")).isPositive());
    }

    @Test
    void listsShowPostsAndOnesOwnEyesDoNotCount() {
        bob.follow(ada);
        soon(() -> assertThat(bob.feed()).contains(post));
        String tagged = ada.post("#" + Person.freshName());
        long before = impressions(post);
        bob.api().get("/api/feed").expect(200);
        bob.api().get(ada.path() + "/posts").expect(200);
        ada.api().get(ada.path() + "/posts").expect(200);
        ada.see(post).expect(200);
        // It is asked how many like it, and it is liked, but it is not shown.
        bob.api().get("/api/likes/" + post).expect(200);
        bob.api().post("/api/posts/" + post + "/like").expect(200);
        soon(() -> assertThat(impressions(post)).isGreaterThanOrEqualTo(before + 2));
        bob.see(tagged).expect(200);
        soon(() -> assertThat(impressions(tagged)).isPositive());
        assertThat(impressions(post)).isEqualTo(impressionsByHour());
    }

    private long impressions(String id) {
        return ada.see(id).number("/counts/impressions");
    }

    private long impressionsByHour() {
        return ofPost("")
                .expect(200)
                .json()
                .get("hours")
                .valueStream()
                .mapToLong(hour -> hour.get("impressions").asLong())
                .sum();
    }

    @Test
    void hoursAndDaysAreAllThere() {
        List<JsonNode> hours =
                ofPost("?from=2026-02-28T22:10:00Z&to=2026-03-01T02:00:00Z")
                        .expect(200)
                        .json()
                        .get("hours")
                        .valueStream()
                        .toList();
        assertThat(hours)
                .extracting(hour -> hour.get("at").asString())
                .containsExactly(
                        "2026-02-28T22:00:00.000Z",
                        "2026-02-28T23:00:00.000Z",
                        "2026-03-01T00:00:00.000Z",
                        "2026-03-01T01:00:00.000Z");
        assertThat(hours).allMatch(hour -> hour.get("likes").asLong() == 0);
        List<JsonNode> days =
                own("?from=2026-02-27T22:10:00Z&to=2026-03-01T00:00:01Z")
                        .expect(200)
                        .json()
                        .get("days")
                        .valueStream()
                        .toList();
        assertThat(days)
                .extracting(day -> day.get("date").asString())
                .containsExactly("2026-02-27", "2026-02-28", "2026-03-01");
        assertThat(ofPost("").json().get("hours").size()).isEqualTo(7 * 24);
        assertThat(own("").json().get("days").size()).isEqualTo(28);
    }

    @Test
    void theLongestTimesAreAnswered() {
        Instant to = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(
                        ofPost("?from=" + to.minus(31, ChronoUnit.DAYS) + "&to=" + to)
                                .expect(200)
                                .json()
                                .get("hours")
                                .size())
                .isEqualTo(744);
        assertThat(
                        own("?from=" + to.minus(366, ChronoUnit.DAYS) + "&to=" + to)
                                .expect(200)
                                .json()
                                .get("days")
                                .size())
                .isEqualTo(366);
        ofPost("?to=9999-12-31T23:59:59Z").expect(200);
        own("?to=1970-01-01T00:00:00Z").expect(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z, to",
        "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z, to",
        "from=2100-03-02T00:00:00Z, to",
        "from=2025-02-27T00:00:00Z&to=2026-03-01T00:00:00Z, from",
        "from=yesterday, from",
    })
    void wrongTimesAreNamed(String query, String field) {
        assertThat(ofPost("?" + query).expect(422).errorFields()).containsExactly(field);
        assertThat(own("?" + query).expect(422).errorFields()).containsExactly(field);
    }

    @Test
    void onlyTheAuthorSeesThem() {
        String path = "/api/posts/" + post + "/analytics";
        bob.api().get(path).expect(403);
        plaza.nobody().get(path).expect(401);
        plaza.nobody().get("/api/users/me/analytics").expect(401);
        String hidden = ada.post("mine", "private");
        bob.api().get("/api/posts/" + hidden + "/analytics").expect(404);
        ada.api().get("/api/posts/" + hidden + "/analytics").expect(200);
        bob.block(ada);
        bob.api().get(path).expect(404);
        ada.api().delete("/api/posts/" + post).expect(204);
        ada.api().get(path).expect(404);
    }
}
