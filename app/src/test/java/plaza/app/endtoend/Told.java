package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;

/** What tests of notifications do and look at. */
final class Told {
    static final String LIST = "/api/notifications";

    private Told() {}

    static Person like(Person person, String post) {
        person.api().post("/api/posts/" + post + "/like").expect(200);
        return person;
    }

    static void unlike(Person person, String post) {
        person.api().delete("/api/posts/" + post + "/like").expect(200);
    }

    static List<String> summaries(Person person) {
        return person.api().all(LIST, "/summary");
    }

    static void told(Person person, String... summaries) {
        soon(() -> assertThat(summaries(person)).containsExactly(summaries));
    }

    static Answer read(Person person, @Nullable String upTo) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("upTo", upTo);
        return person.api().post(LIST + "/read", body);
    }

    static String unread(Person person) {
        return person.api().get(LIST + "/unread").expect(200).body();
    }

    static String unread(int count) {
        return "{\"count\":%d,\"more\":false}".formatted(count);
    }

    static String id(Person person, int index) {
        return person.api().get(LIST).expect(200).text("/items/" + index + "/id");
    }
}
