package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Feeds where timelines keep 20 entries, and authors with more than 3 followers are pulled. */
interface SmallFeedContract {
    RunningPlaza plaza();

    private Person person() {
        return plaza().person();
    }

    private static List<String> posts(Person author, int count) {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(author.post("post " + i));
        }
        return posts;
    }

    private static List<String> paged(Person reader, int limit) {
        return reader.api().all("/api/feed", limit).stream()
                .map((JsonNode item) -> item.at("/post/id").asString())
                .toList();
    }

    @Test
    default void behindTheCapTheFeedGoesOnToTheVeryFirstPost() {
        Person ada = person();
        Person reader = person().follow(ada);
        reader.feed();

        List<String> posts = posts(ada, 50);

        soon(() -> assertThat(reader.feed()).hasSize(50));
        for (int limit : List.of(7, 20, 100)) {
            assertThat(paged(reader, limit)).containsExactlyElementsOf(posts.reversed());
        }
    }

    @Test
    default void repostsBehindTheCapStandWhereTheyWerePassedOn() {
        Person author = person();
        Person ada = person();
        String old = author.post("old, passed on later");
        List<String> early = posts(ada, 5);
        ada.api().post("/api/posts/" + old + "/repost").expect(200);
        List<String> late = posts(ada, 30);
        Person reader = person().follow(ada);

        List<String> expected = new ArrayList<>(late.reversed());
        expected.add(old);
        expected.addAll(early.reversed());
        soon(() -> assertThat(paged(reader, 6)).containsExactlyElementsOf(expected));
    }

    @Test
    default void postsOfManyFollowedAuthorsAreMergedIn() {
        Person famous = person();
        Person friend = person();
        List<Person> followers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            followers.add(person().follow(famous).follow(friend));
        }
        followers.forEach(Person::feed);
        // The friend has as many followers, but the reader of this test follows a small one too.
        Person small = person();
        Person reader = followers.getFirst().follow(small);

        String one = famous.post("1");
        String two = small.post("2");
        String three = famous.post("3");
        String four = friend.post("4");

        soon(() -> assertThat(reader.feed()).containsExactly(four, three, two, one));
        assertThat(paged(reader, 1)).containsExactly(four, three, two, one);
        soon(() -> assertThat(followers.get(4).feed()).containsExactly(four, three, one));

        reader.unfollow(famous);
        soon(() -> assertThat(reader.feed()).containsExactly(four, two));
    }

    @Test
    default void anAuthorWhoCrossesTheThresholdIsNeitherLostNorDoubled() {
        Person author = person();
        List<Person> readers = new ArrayList<>();
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Person reader = person().follow(author);
            reader.feed();
            readers.add(reader);
            posts.addFirst(author.post("with " + (i + 1) + " followers"));
        }
        for (Person reader : readers) {
            soon(() -> assertThat(reader.feed()).containsExactlyElementsOf(posts));
        }
        // And back below it.
        for (Person reader : readers.subList(0, 5)) {
            reader.unfollow(author);
        }
        posts.addFirst(author.post("with one follower"));

        Person last = readers.getLast();
        soon(() -> assertThat(last.feed()).containsExactlyElementsOf(posts));
        soon(() -> assertThat(readers.getFirst().feed()).isEmpty());
    }

    @Test
    default void aPulledAuthorsRepostsComeOnceToo() {
        Person famous = person();
        Person author = person();
        String post = author.post("passed on by somebody famous");
        List<Person> followers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            followers.add(person().follow(famous));
        }
        followers.forEach(Person::feed);
        famous.post("makes them pulled");

        famous.api().post("/api/posts/" + post + "/repost").expect(200);

        for (Person follower : followers) {
            soon(() -> assertThat(follower.feed()).first().isEqualTo(post));
            assertThat(follower.feed()).hasSize(2);
        }
        famous.api().delete("/api/posts/" + post + "/repost").expect(200);
        soon(() -> assertThat(followers.getFirst().feed()).hasSize(1));
    }
}
