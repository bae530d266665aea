package plaza.app.testing;

import java.util.Map;

/** What somebody writes into a post, its edit, a reply and a story, and deletes again. */
public final class Secret {
    /** The key that the post was made with. */
    public static final Map<String, String> POST_KEY = Map.of("Idempotency-Key", "post");

    private final Person writer;
    private final String post;
    private final String reply;
    private final String story;

    private Secret(Person writer, String text) {
        this.writer = writer;
        post =
                writer.api()
                        .post("/api/posts", Map.of("text", "first " + text), POST_KEY)
                        .expect(201)
                        .text("/id");
        writer.api().patch("/api/posts/" + post, Map.of("text", "second " + text)).expect(200);
        reply = writer.reply(post, "third " + text);
        story =
                writer.api()
                        .post(
                                "/api/stories",
                                Map.of("mediaKey", writer.upload("story"), "text", text),
                                Map.of("Idempotency-Key", "story"))
                        .expect(201)
                        .text("/id");
    }

    /** A word that nobody else writes. */
    public static String of(Person person) {
        return "secret" + person.id().substring(24);
    }

    public static Secret written(Person writer, String text) {
        return new Secret(writer, text);
    }

    public void delete() {
        writer.api().delete("/api/posts/" + reply).expect(204);
        writer.api().delete("/api/posts/" + post).expect(204);
        writer.api().delete("/api/stories/" + story).expect(204);
    }
}
