package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import plaza.app.config.Configuration;
import plaza.app.testing.AtTheEnd;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/**
 * What the blueprint's layout is looked at after, done once over HTTP: somebody posts a reel, a
 * follower sees, likes and comments it, and there is a story.
 *
 * @param before a reel from before ben followed ann
 */
record Scenario(
        RunningPlaza plaza,
        Person ann,
        Person ben,
        String before,
        String reel,
        String reelMedia,
        String message,
        String stream,
        String story,
        String storyMedia,
        String comment,
        String below) {
    static final String BIO = "Photography enthusiast";
    static final String FULL_NAME = "Ann of the Harbour";

    Configuration configuration() {
        return plaza.configuration();
    }

    static Scenario played() {
        return Played.SCENARIO;
    }

    /** Once for all tests, by the class loader's own locking. */
    private static final class Played {
        static final Scenario SCENARIO = play();

        private Played() {}
    }

    private static Scenario play() {
        RunningPlaza plaza = AtTheEnd.close(RunningPlaza.startReels(Map.of()));
        Person ann = plaza.person();
        Person ben = plaza.person();
        ann.api().patch("/api/users/me", Map.of("bio", BIO, "fullname", FULL_NAME)).expect(200);
        String before = ann.reel("before");
        ben.follow(ann);
        String reelMedia = ann.upload("reel");
        String reel =
                ann.publish(
                        Map.of(
                                "text",
                                "watch #plaza with @" + ben.username(),
                                "mediaKeys",
                                List.of(reelMedia)));
        soon(() -> assertThat(ben.feed()).containsExactly(reel, before));
        ben.api().post("/api/likes/" + reel).expect(200);
        String comment = comment(ben, Map.of("postId", reel, "text", "Amazing! 😍"));
        String below =
                comment(
                        ann,
                        Map.of("postId", reel, "parentCommentId", comment, "text", "thank you"));
        String chat =
                "/api/chats/"
                        + ben.api()
                                .post("/api/chats", Map.of("userId", ann.id()))
                                .expect(201)
                                .text("/id");
        String message =
                ben.api()
                        .post(
                                chat + "/messages",
                                Map.of(
                                        "content",
                                        "Where was that?",
                                        "disappearAfterSeconds",
                                        86_400))
                        .expect(201)
                        .text("/id");
        ann.api().post(chat + "/accept").expect(200);
        ann.api().post(chat + "/read", Map.of()).expect(204);
        String stream =
                ann.api()
                        .post("/api/streams", Map.of("title", "Behind the reel"))
                        .expect(201)
                        .text("/id");
        ann.api().post("/api/streams/" + stream + "/start").expect(200);
        ben.api().post("/api/streams/" + stream + "/join").expect(200);
        String storyMedia = ann.upload("story");
        String story =
                ann.api()
                        .post("/api/stories", Map.of("mediaKey", storyMedia, "text", "today"))
                        .expect(201)
                        .text("/id");
        ben.api().post("/api/stories/" + story + "/view").expect(200);
        return new Scenario(
                plaza,
                ann,
                ben,
                before,
                reel,
                reelMedia,
                message,
                stream,
                story,
                storyMedia,
                comment,
                below);
    }

    private static String comment(Person author, Map<String, String> body) {
        return author.api().post("/api/comments", body).expect(201).text("/id");
    }
}
