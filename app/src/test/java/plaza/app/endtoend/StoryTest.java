package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.Picture;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Stories of uploads, over HTTP and on PostgreSQL. */
@Tag("engine")
final class StoryTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person().follow(ada);

    private static String show(Person author) {
        return show(author, Map.of());
    }

    private static String show(Person author, Map<String, String> more) {
        Map<String, String> body = new java.util.HashMap<>(more);
        body.put("mediaKey", Picture.upload(author, "story"));
        return author.api().post("/api/stories", body).expect(201).text("/id");
    }

    private static Answer see(Person viewer, String story) {
        return viewer.api().post("/api/stories/" + story + "/view");
    }

    private static List<String> authors(List<JsonNode> tray) {
        return tray.stream().map(group -> group.at("/author/id").asString()).toList();
    }

    @Test
    void whoMaySeeAStoryMaySeeItsPictureAndNobodyElse() {
        Person stranger = plaza.person();
        String key = Picture.upload(ada, "story");
        assertThat(bob.api().get("/api/media/" + key).status()).isEqualTo(404);

        Answer made =
                ada.api()
                        .post(
                                "/api/stories",
                                Map.of("mediaKey", key, "text", "look", "visibility", "followers"))
                        .expect(201);
        String story = "/api/stories/" + made.text("/id");

        assertThat(made.text("/media/type")).isEqualTo("image/png");
        assertThat(made.number("/media/width")).isEqualTo(40);
        assertThat(made.number("/media/height")).isEqualTo(60);
        for (String path : List.of(story, "/api/media/" + key)) {
            bob.api().get(path).expect(200);
            stranger.api().get(path).expect(404);
        }
        stranger.follow(ada);
        Answer seen = stranger.api().get("/api/media/" + key).expect(200);
        assertThat(seen.header("Cache-Control")).contains("private, no-cache");
        ada.block(stranger);
        stranger.api().get("/api/media/" + key).expect(404);
        ada.api().delete(story).expect(204);
        bob.api().get("/api/media/" + key).expect(404);
    }

    @Test
    void anUploadIsShownInOneStoryOnly() {
        String key = Picture.upload(ada, "story");
        ada.api().post("/api/stories", Map.of("mediaKey", key)).expect(201);

        assertThat(
                        ada.api()
                                .post("/api/stories", Map.of("mediaKey", key))
                                .expect(422)
                                .errorFields())
                .containsExactly("mediaKey");
        assertThat(
                        bob.api()
                                .post(
                                        "/api/stories",
                                        Map.of("mediaKey", Picture.upload(ada, "story")))
                                .expect(422)
                                .errorFields())
                .containsExactly("mediaKey");
        assertThat(ada.api().all("/api/stories")).hasSize(1);
    }

    @Test
    void aRepeatedRequestShowsOneStory() {
        Map<String, String> body = Map.of("mediaKey", Picture.upload(ada, "story"));
        Map<String, String> key = Map.of("Idempotency-Key", "a-story");

        String first = ada.api().post("/api/stories", body, key).expect(201).body();
        assertThat(ada.api().post("/api/stories", body, key).expect(201).body()).isEqualTo(first);

        assertThat(ada.api().get(ada.path() + "/stories").expect(200).items()).hasSize(1);
    }

    @Test
    void theTrayPutsOneselfFirstThenWhatIsUnseen() {
        List<Person> people = Stream.generate(plaza::person).limit(4).peek(bob::follow).toList();
        List<String> stories = people.stream().map(StoryTest::show).toList();
        show(bob);
        see(bob, stories.get(3)).expect(200);
        see(bob, stories.get(1)).expect(200);
        List<String> order =
                Stream.of(bob, people.get(2), people.get(0), people.get(3), people.get(1))
                        .map(Person::id)
                        .toList();

        assertThat(authors(bob.api().all("/api/stories"))).isEqualTo(order);
        Answer page = bob.api().get("/api/stories?limit=2").expect(200);
        see(bob, stories.get(2)).expect(200);
        see(bob, stories.get(0)).expect(200);
        Answer rest =
                bob.api()
                        .get("/api/stories?limit=9&cursor=" + page.nextCursor().orElseThrow())
                        .expect(200);
        assertThat(authors(rest.items().valueStream().toList())).isEqualTo(order.subList(2, 5));
        assertThat(rest.items().valueStream())
                .allMatch(group -> group.get("allViewed").asBoolean());
        bob.mute(people.get(2));
        assertThat(authors(bob.api().all("/api/stories")))
                .containsExactly(
                        bob.id(), people.get(3).id(), people.get(1).id(), people.get(0).id());
    }

    @Test
    void manyWhoSeeItAtOnceAreCountedToTheLast() throws Exception {
        String story = show(ada);
        List<Person> people = Stream.generate(plaza::person).limit(8).toList();

        Together.run(
                people.size() * 3,
                i -> see(people.get(i % people.size()), story).expect(200).status());

        String path = "/api/stories/" + story;
        assertThat(ada.api().get(path).number("/views")).isEqualTo(people.size());
        assertThat(ada.api().all(path + "/views", 3)).hasSize(people.size());
        assertThat(bob.api().get(path).json().get("views").isNull()).isTrue();
        bob.api().get(path + "/views").expect(404);
    }

    @Test
    void itIsItsAuthorsToDelete() {
        String story = "/api/stories/" + show(ada);
        bob.api().delete(story).expect(403);
        plaza.nobody().delete(story).expect(401);
        ada.api().delete(story).expect(204);
        ada.api().delete(story).expect(404);
        bob.api().get(story).expect(404);
        assertThat(bob.api().all("/api/stories")).isEmpty();
    }
}
