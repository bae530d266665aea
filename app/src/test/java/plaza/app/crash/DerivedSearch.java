package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plaza.app.testing.Api;
import plaza.app.testing.Person;

/** Posts of some people, and what is found of them. */
final class DerivedSearch implements Claim {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AUTHORS = 4;

    private final List<Person> authors = new ArrayList<>();

    @Override
    public void prepare(Api nobody) {
        for (int i = 0; i < AUTHORS; i++) {
            authors.add(Person.join(nobody));
        }
    }

    @Override
    public void write(Writers writers) {
        authors.forEach(writers::post);
    }

    @Override
    public void holds(Api nobody) {
        for (Person author : authors) {
            Api api = nobody.as(author.token());
            List<String> posts = api.all(author.path() + "/posts", "/id");
            within(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    api.all(
                                                            "/api/search?q=writes+from:"
                                                                    + author.username(),
                                                            "/id"))
                                            .containsExactlyInAnyOrderElementsOf(posts));
            assertThat(api.all("/api/search?type=users&q=" + author.username(), "/id"))
                    .contains(author.id());
        }
    }
}
