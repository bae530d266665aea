package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.contracts.Effort;
import tools.jackson.databind.JsonNode;

/** Likes, follows and mentions of one popular person, and what they are told of them. */
final class DerivedNotifications implements Claim {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int POSTS = Effort.of(20, 40);
    private static final int LIKERS = 6;
    private static final int FOLLOWERS = Effort.of(8, 12);

    private final List<Person> likers = new ArrayList<>();
    private final List<Person> followers = new ArrayList<>();
    private final List<String> posts = new ArrayList<>();
    private final List<Person> popular = new ArrayList<>();

    @Override
    public void prepare(Api nobody) {
        Person person = Person.join(nobody);
        popular.add(person);
        for (int i = 0; i < POSTS; i++) {
            posts.add(person.post("likeable " + i));
        }
        for (int i = 0; i < LIKERS; i++) {
            likers.add(Person.join(nobody));
        }
        for (int i = 0; i < FOLLOWERS; i++) {
            followers.add(Person.join(nobody));
        }
    }

    @Override
    public void write(Writers writers) {
        likers.forEach(liker -> writers.like(liker, posts));
        followers.forEach(follower -> writers.follow(follower, popular));
        writers.post(likers.getFirst(), "about @" + popular.getFirst().username());
    }

    /** A group may be two where midnight lies between, so that people are added up. */
    @Override
    public void holds(Api nobody) {
        Person person = popular.getFirst();
        Api api = nobody.as(person.token());
        Map<String, Long> expected = new HashMap<>();
        for (String post : posts) {
            count(expected, "like " + post, api.all("/api/posts/" + post + "/likes").size());
        }
        count(expected, "follow", api.all(person.path() + "/followers").size());
        for (String mention : api.all(likers.getFirst().path() + "/posts", "/id")) {
            count(expected, "mention " + mention, 1);
        }
        assertThat(expected).isNotEmpty();
        within(PATIENCE).untilAsserted(() -> assertThat(told(api)).isEqualTo(expected));
    }

    private static Map<String, Long> told(Api api) {
        Map<String, Long> told = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode each : api.all("/api/notifications")) {
            String post = each.at("/post/id").asString("");
            count(
                    told,
                    (each.get("type").asString() + " " + post).strip(),
                    each.get("actorCount").asLong());
            ids.add(each.get("id").asString());
        }
        assertThat(ids).doesNotHaveDuplicates();
        return told;
    }

    private static void count(Map<String, Long> counts, String what, long people) {
        if (people > 0) {
            counts.merge(what, people, Long::sum);
        }
    }
}
