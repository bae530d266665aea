package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.contracts.Effort;
import tools.jackson.databind.JsonNode;

/** Posts, likes and follows that were acknowledged, and the feeds of who follows the authors. */
final class AcknowledgedPosts implements Claim {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** More than one person likes before the server is gone. */
    private static final int LIKEABLE = Effort.of(40, 80);

    private final Writers.Promises promises;
    private final List<Person> authors = new ArrayList<>();
    private final List<Person> followers = new ArrayList<>();
    private final List<String> likeable = new ArrayList<>();
    private final List<Person> followable = new ArrayList<>();

    AcknowledgedPosts(Writers.Promises promises) {
        this.promises = promises;
    }

    @Override
    public void prepare(Api nobody) {
        for (int i = 0; i < 4; i++) {
            authors.add(Person.join(nobody));
        }
        for (int i = 0; i < 3; i++) {
            Person follower = Person.join(nobody);
            authors.forEach(follower::follow);
            follower.feed();
            followers.add(follower);
        }
        Person popular = Person.join(nobody);
        for (int i = 0; i < LIKEABLE; i++) {
            likeable.add(popular.post("likeable " + i));
        }
        for (int i = 0; i < 8; i++) {
            followable.add(Person.join(nobody));
        }
    }

    @Override
    public void write(Writers writers) {
        authors.forEach(writers::post);
        writers.like(followers.getFirst(), likeable);
        writers.follow(followers.getLast(), followable);
    }

    @Override
    public void holds(Api nobody) {
        List<String> everything = new ArrayList<>();
        for (Person author : authors) {
            List<JsonNode> posts = nobody.as(author.token()).all(author.path() + "/posts");
            List<String> ids = posts.stream().map(post -> post.get("id").asString()).toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).containsAll(promises.posts().getOrDefault(author.id(), List.of()));
            // Nothing is there that was not sent; what was not acknowledged may be.
            assertThat(promises.tried())
                    .containsAll(posts.stream().map(post -> post.get("text").asString()).toList());
            everything.addAll(ids);
        }
        everything.sort(Collections.reverseOrder());
        Set<String> ours = new HashSet<>(everything);
        for (Person follower : followers) {
            Api api = nobody.as(follower.token());
            within(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    api.all("/api/feed", "/post/id").stream()
                                                            .filter(ours::contains))
                                            .containsExactlyElementsOf(everything));
        }
        Person liker = followers.getFirst();
        assertThat(nobody.as(liker.token()).all("/api/users/me/likes", "/id"))
                .doesNotHaveDuplicates()
                .containsAll(promises.likes().getOrDefault(liker.id(), Set.of()));
        Person last = followers.getLast();
        assertThat(nobody.as(last.token()).all(last.path() + "/following", "/id"))
                .doesNotHaveDuplicates()
                .containsAll(promises.follows().getOrDefault(last.id(), Set.of()));
    }
}
