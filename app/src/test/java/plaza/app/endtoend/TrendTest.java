package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.app.cli.Platform;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Trends, with hashtags that no other test uses. */
@Tag("engine")
final class TrendTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person reader = plaza.person();
    private final String tag = "t" + Person.freshName();

    private final List<Person> people = new ArrayList<>();

    @BeforeEach
    void fourPeopleInIceland() {
        for (int i = 0; i < 4; i++) {
            Person person = plaza.person();
            person.api().patch("/api/users/me", Map.of("country", "is")).expect(200);
            people.add(person);
        }
    }

    private List<JsonNode> trends(String region) {
        return reader.api()
                .get("/api/trends?limit=100&region=" + region)
                .expect(200)
                .items()
                .valueStream()
                .filter(trend -> trend.get("hashtag").asString().equals(tag))
                .toList();
    }

    private List<String> tags() {
        return reader.api().all("/api/trends?region=IS", 100).stream()
                .map(trend -> trend.get("hashtag").asString())
                .toList();
    }

    private long people(String region) {
        return trends(region).stream().mapToLong(trend -> trend.get("people").asLong()).sum();
    }

    private void allPost(String text) {
        people.forEach(person -> person.post(text));
    }

    @Test
    void whatSomePeopleSayIsATrendInTheirCountryAndInTheWorld() {
        allPost("big news #" + tag.toUpperCase(java.util.Locale.ROOT));
        allPost("again #" + tag);

        soon(() -> assertThat(people("IS")).isEqualTo(4));
        soon(() -> assertThat(people("world")).isEqualTo(4));
        assertThat(trends("NO")).isEmpty();
        JsonNode trend = trends("is").getFirst();
        assertThat(trend.get("count").asLong()).isBetween(4L, 8L);
        assertThat(trend.get("velocity").asDouble()).isPositive();
        assertThat(trend.get("hours").size()).isEqualTo(24);
    }

    @Test
    void oneOrTwoPeopleMakeNoTrend() {
        for (int i = 0; i < 20; i++) {
            people.get(i % 2).post("buy #" + tag);
        }
        people.get(2).post("not for all #" + tag, "followers");
        people.get(3).hide(true).post("private #" + tag);
        // What comes after shows that what came before has arrived.
        String marker = "m" + tag;
        people.subList(0, 3).forEach(person -> person.post("#" + marker));
        soon(() -> assertThat(tags()).contains(marker).doesNotContain(tag));
    }

    @Test
    void whatIsDeletedOrHiddenIsTakenOut() {
        List<String> posts = people.stream().map(person -> person.post("#" + tag)).toList();
        soon(() -> assertThat(people("IS")).isEqualTo(4));
        people.getFirst().api().delete("/api/posts/" + posts.getFirst()).expect(204);
        soon(() -> assertThat(people("IS")).isEqualTo(3));
        people.getLast().hide(true);
        soon(() -> assertThat(trends("IS")).isEmpty());
    }

    @Test
    void countsAreRebuiltFromThePosts() {
        allPost("#" + tag);
        soon(() -> assertThat(people("IS")).isEqualTo(4));
        try (Platform.Operations operations = plaza.operations()) {
            operations.rebuildTrends(Quiet.PROGRESS);
        }
        soon(() -> assertThat(people("IS")).isEqualTo(4));
    }

    private static List<String> posts(Person viewer) {
        return viewer.api()
                .get("/api/trends/posts?limit=100")
                .expect(200)
                .items()
                .valueStream()
                .map(each -> each.at("/post/id").asString())
                .toList();
    }

    /** Likes, a repost and a reply, each of somebody else than the last of the four. */
    private String takenUp() {
        String post = reader.post("look at this");
        people.get(0).api().post("/api/posts/" + post + "/like").expect(200);
        people.get(1).api().post("/api/posts/" + post + "/repost").expect(200);
        people.get(2).reply(post, "indeed");
        return post;
    }

    @Test
    void whatSomePeopleTakeUpIsATrendingPost() {
        Person viewer = people.getLast();
        String twoOnly = reader.post("not that much");
        people.subList(0, 2)
                .forEach(
                        person -> person.api().post("/api/posts/" + twoOnly + "/like").expect(200));
        reader.api().post("/api/posts/" + twoOnly + "/like").expect(200);
        String post = takenUp();

        soon(() -> assertThat(posts(viewer)).contains(post).doesNotContain(twoOnly));
        JsonNode found =
                viewer.api()
                        .get("/api/trends/posts?limit=100")
                        .expect(200)
                        .items()
                        .valueStream()
                        .filter(each -> each.at("/post/id").asString().equals(post))
                        .findFirst()
                        .orElseThrow();
        assertThat(found.get("people").asLong()).isEqualTo(3);
        assertThat(found.get("count").asLong()).isBetween(3L, 6L);
        assertThat(found.get("velocity").asDouble()).isPositive();
        assertThat(found.get("hours").size()).isEqualTo(24);
        assertThat(viewer.api().get("/api/trends/posts?limit=1").expect(200).items().size())
                .isEqualTo(1);

        people.getFirst().api().delete("/api/posts/" + post + "/like").expect(200);
        soon(() -> assertThat(posts(viewer)).doesNotContain(post));
    }

    @Test
    void aTrendingPostIsNotShownToThoseWhoMayNotOrDoNotWantToSeeItsAuthor() {
        Person blocked = people.getLast();
        Person muting = plaza.person();
        Person other = plaza.person();
        String post = takenUp();
        soon(() -> assertThat(posts(blocked)).contains(post));
        reader.block(blocked);
        muting.mute(reader);
        assertThat(posts(blocked)).doesNotContain(post);
        assertThat(posts(muting)).doesNotContain(post);
        assertThat(posts(other)).contains(post);
        reader.hide(true);
        assertThat(posts(other)).doesNotContain(post);
        reader.hide(false);
        assertThat(posts(other)).contains(post);
        reader.api().delete("/api/posts/" + post).expect(204);
        assertThat(posts(other)).doesNotContain(post);
    }

    @Test
    void postsThatRiseAreCountedAgainFromWhatIsStored() {
        String post = takenUp();
        Person viewer = people.getLast();
        soon(() -> assertThat(posts(viewer)).contains(post));
        try (Platform.Operations operations = plaza.operations()) {
            operations.rebuildTrends(Quiet.PROGRESS);
        }
        soon(() -> assertThat(posts(viewer)).contains(post));
    }

    @ParameterizedTest
    @CsvSource({"region=XX,region", "region=IS&limit=0,limit", "limit=101,limit"})
    void wrongParametersAreNamed(String query, String field) {
        Answer answer = reader.api().get("/api/trends?" + query).expect(422);
        assertThat(answer.errorFields()).containsExactly(field);
    }

    @Test
    void onlyMembersSeeTrends() {
        plaza.nobody().get("/api/trends").expect(401);
        plaza.nobody().get("/api/trends/posts").expect(401);
    }
}
