package plaza.app.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import plaza.contracts.media.SampleMedia;

/** Somebody with an account, who is logged in. */
public record Person(Api api, String id, String username, String token) {
    public static final String PASSWORD = "correct horse battery staple";

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Registers somebody whom nobody knows yet. */
    public static Person join(Api nobody) {
        String username = freshName();
        Answer answer = nobody.post("/api/auth/register", registration(username)).expect(201);
        return login(nobody, answer);
    }

    /** The person whom an answer to a registration or login is about. */
    public static Person login(Api nobody, Answer answer) {
        String token = answer.text("/accessToken");
        return new Person(
                nobody.as(token), answer.text("/user/id"), answer.text("/user/username"), token);
    }

    /** A username that no other test of this or an earlier run has. */
    public static String freshName() {
        return "p%x_%s"
                .formatted(COUNT.incrementAndGet(), Long.toString(System.nanoTime() >>> 10, 36));
    }

    public static Map<String, Object> registration(String username) {
        return Map.of(
                "username", username,
                "email", username + "@example.org",
                "password", PASSWORD);
    }

    /** Publishes a public post; answers its id. */
    public String post(String text) {
        return publish(Map.of("text", text));
    }

    public String post(String text, String visibility) {
        return publish(Map.of("text", text, "visibility", visibility));
    }

    public String reply(String to, String text) {
        return publish(Map.of("text", text, "replyTo", to));
    }

    /** Publishes a post that shows something. */
    public String reel(String text) {
        return publish(Map.of("text", text, "mediaKeys", List.of(upload("reel"))));
    }

    /** Uploads a small picture; answers its key. */
    public String upload(String purpose) {
        return upload(purpose, SampleMedia.png(4, 2));
    }

    public String upload(String purpose, byte[] file) {
        return api.upload(purpose, file).expect(201).text("/key");
    }

    public String publish(Map<String, ?> body) {
        return api.post("/api/posts", body).expect(201).text("/id");
    }

    public Person follow(Person other) {
        return does("POST", other, "follow");
    }

    public Person unfollow(Person other) {
        return does("DELETE", other, "follow");
    }

    public Person block(Person other) {
        return does("POST", other, "block");
    }

    public Person unblock(Person other) {
        return does("DELETE", other, "block");
    }

    public Person mute(Person other) {
        return does("POST", other, "mute");
    }

    public Person unmute(Person other) {
        return does("DELETE", other, "mute");
    }

    private Person does(String method, Person other, String what) {
        api.send(method, other.path() + "/" + what, null, Map.of()).expect(200);
        return this;
    }

    /** Makes the own account private, or open again. */
    public Person hide(boolean isPrivate) {
        Map<String, Object> change = new HashMap<>();
        change.put("private", isPrivate);
        api.patch("/api/users/me", change).expect(200);
        return this;
    }

    public Answer see(String post) {
        return api.get("/api/posts/" + post);
    }

    public boolean sees(String post) {
        Answer answer = see(post);
        if (answer.status() == 404) {
            return false;
        }
        answer.expect(200);
        return true;
    }

    /** The ids of the posts of the whole home feed, in its order. */
    public List<String> feed() {
        return api.all("/api/feed", "/post/id");
    }

    /** The ids of a list of posts, in its order. */
    public List<String> posts(String list) {
        return api.all(list, "/id");
    }

    public String path() {
        return "/api/users/" + id;
    }
}
