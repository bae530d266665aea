package plaza.app.endtoend.hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.app.endtoend.hidden.World.Side;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;

/**
 * Something that is done to somebody or something.
 *
 * @param path with {@code %s} where it is named
 * @param body with {@code %s} where it is named, or null
 */
record Doing(String method, String path, @Nullable String body) {
    Answer by(Person person, String id) {
        return person.api()
                .send(
                        method,
                        path.replace("%s", id),
                        body == null ? null : body.replace("%s", id),
                        Map.of("Idempotency-Key", World.unique()));
    }

    /**
     * @param blocks whether it is done by who blocks the other
     */
    static List<Doing> towardsPeople(World world, Side me, boolean blocks) {
        String room = "/api/chats/" + me.the("request") + "/members";
        String stream = "/api/streams/" + me.the("stream");
        List<Doing> all = new ArrayList<>();
        for (String what : List.of("follow", "mute")) {
            all.add(new Doing("POST", "/api/users/%s/" + what, null));
            all.add(new Doing("DELETE", "/api/users/%s/" + what, null));
        }
        for (String what : List.of("accept", "reject")) {
            all.add(new Doing("POST", "/api/users/me/follow-requests/%s/" + what, null));
        }
        all.add(new Doing("POST", "/api/chats", "{\"userId\":\"%s\"}"));
        all.add(new Doing("POST", "/api/chats", "{\"name\":\"x\",\"members\":[\"%s\"]}"));
        all.add(new Doing("POST", room, "{\"userIds\":[\"%s\"]}"));
        all.add(new Doing("PATCH", room + "/%s", "{\"role\":\"owner\"}"));
        all.add(new Doing("POST", stream + "/participants", "{\"userId\":\"%s\"}"));
        all.add(new Doing("PUT", stream + "/moderators/%s", null));
        all.add(new Doing("PUT", stream + "/silenced/%s", null));
        if (!blocks) {
            all.add(new Doing("POST", "/api/users/%s/block", null));
            all.add(new Doing("DELETE", "/api/users/%s/block", null));
            all.add(new Doing("DELETE", room + "/%s", null));
            all.add(new Doing("DELETE", stream + "/participants/%s", null));
            all.add(new Doing("DELETE", stream + "/moderators/%s", null));
            all.add(new Doing("DELETE", stream + "/silenced/%s", null));
        }
        return all;
    }

    /** What is done to things of each kind. */
    static List<Doing> towards(String path) {
        List<Doing> all = new ArrayList<>();
        all.add(new Doing("DELETE", path, null));
        if (path.startsWith("/api/posts/")) {
            for (String what : List.of("like", "repost", "bookmark")) {
                all.add(new Doing("POST", path + "/" + what, null));
                all.add(new Doing("DELETE", path + "/" + what, null));
            }
            all.add(new Doing("PATCH", path, "{\"text\":\"x\"}"));
            all.add(new Doing("POST", "/api/likes/%s", null));
            all.add(new Doing("DELETE", "/api/likes/%s", null));
            all.add(new Doing("POST", "/api/posts", "{\"text\":\"x\",\"replyTo\":\"%s\"}"));
            all.add(new Doing("POST", "/api/posts", "{\"text\":\"x\",\"quoteOf\":\"%s\"}"));
            all.add(new Doing("POST", "/api/comments", "{\"postId\":\"%s\",\"text\":\"x\"}"));
        } else if (path.startsWith("/api/stories/")) {
            all.add(new Doing("POST", path + "/view", null));
        } else if (path.startsWith("/api/streams/")) {
            for (String what :
                    List.of("join", "leave", "start", "end", "key", "participants/accept")) {
                all.add(new Doing("POST", path + "/" + what, null));
            }
            all.add(new Doing("POST", path + "/messages", "{\"text\":\"x\"}"));
            all.add(new Doing("DELETE", path + "/participants/me", null));
        } else if (path.equals("/api/chats/%s")) {
            all.add(new Doing("PATCH", path, "{\"name\":\"x\"}"));
            all.add(new Doing("POST", path + "/accept", null));
            all.add(new Doing("POST", path + "/read", "{}"));
            all.add(new Doing("POST", path + "/typing", null));
            all.add(new Doing("POST", path + "/messages", "{\"content\":\"x\"}"));
            all.add(new Doing("DELETE", path + "/members/me", null));
        } else {
            String read = path.replace("/messages/%s", "/read");
            all.add(new Doing("POST", read, "{\"messageId\":\"%s\"}"));
        }
        return all;
    }
}
