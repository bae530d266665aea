package plaza.app.endtoend.hidden;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.endtoend.hidden.Walk.Stop;
import plaza.app.endtoend.hidden.World.Side;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Heard;
import plaza.app.testing.Heard.Way;
import plaza.app.testing.OpenApiWitness;
import plaza.app.testing.RunningPlaza;

/**
 * Two people who have met everywhere, of whom one blocks the other: neither finds the other again,
 * in any answer and in nothing that is told.
 */
@Tag("engine")
final class HiddenTest {
    private final RunningPlaza plaza = RunningPlaza.shared();

    /** Where the block is already, for tests that leave everything as it is. */
    private static final class Blocked {
        static final World WORLD = new World(RunningPlaza.shared());

        static {
            WORLD.one.person.block(WORLD.two.person);
        }

        private Blocked() {}
    }

    @Test
    void everyGetOperationIsWalked() {
        World world = Blocked.WORLD;
        List<String> walked = new ArrayList<>(Walk.of(world, world.one, world.two).all().keySet());
        List<String> described =
                OpenApiWitness.committed().operations().stream()
                        .filter(operation -> operation.method().equals("GET"))
                        .map(OpenApiWitness.Operation::path)
                        .filter(path -> !Walk.isListenedTo(path))
                        .toList();
        assertThat(walked)
                .as("a new GET operation needs a line in the table, that says who is met there")
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void neitherFindsTheOtherInAnyAnswer() {
        World world = new World(plaza);
        for (Side me : List.of(world.one, world.two)) {
            Walk walk = Walk.of(world, me, world.other(me));
            walk.all().values().forEach(stops -> stops.forEach(stop -> meets(world, me, stop)));
            me.person.mute(world.other(me).person);
        }

        world.one.person.block(world.two.person);

        List<String> found = new ArrayList<>();
        for (Side me : List.of(world.one, world.two)) {
            Walk walk = Walk.of(world, me, world.other(me));
            walk.all()
                    .values()
                    .forEach(stops -> stops.forEach(stop -> found.addAll(finds(world, me, stop))));
        }
        assertThat(found).isEmpty();
    }

    /** Before the block: there is something to hide. */
    private static void meets(World world, Side me, Stop stop) {
        soon(
                () -> {
                    Answer answer = me.person.api().get(stop.target());
                    switch (stop.met()) {
                        case SHOWN ->
                                assertThat(Trace.of(world.other(me), answer.expect(200)))
                                        .as(stop.target())
                                        .isNotEmpty();
                        case GONE -> answer.expect(200);
                        case OFF -> answer.expect(501);
                        case NOBODY, OWN -> {}
                    }
                });
    }

    private static List<String> finds(World world, Side me, Stop stop) {
        Answer answer = me.person.api().get(stop.target());
        Side other = world.other(me);
        boolean isWrong =
                switch (stop.met()) {
                    case SHOWN -> answer.status() != 200 || !Trace.of(other, answer).isEmpty();
                    case GONE -> answer.status() != 404;
                    case NOBODY -> answer.status() == 422 || !Trace.of(other, answer).isEmpty();
                    case OFF -> answer.status() != 501;
                    case OWN -> false;
                };
        return isWrong
                ? List.of("%s %s: %s".formatted(me.name(), answer, Trace.of(other, answer)))
                : List.of();
    }

    @Test
    void whatIsKeptForTheSameRequestNamesNobodyWhoIsHiddenSince() {
        World world = Blocked.WORLD;
        for (Side me : List.of(world.one, world.two)) {
            Side other = world.other(me);
            Answer again = me.keeps(other);
            assertThat(again.header("Idempotent-Replayed")).contains("true");
            assertThat(again.text("/id")).isEqualTo(me.the("kept"));
            assertThat(Trace.of(other, again)).isEmpty();
            world.leftOut.expect(
                    404,
                    me.person
                            .api()
                            .post(
                                    "/api/chats",
                                    Map.of("userId", other.id()),
                                    Map.of("Idempotency-Key", "chat")));
        }
    }

    @Test
    void neitherHearsOfTheOtherOverASocket() {
        neitherHearsOfTheOther(Way.SOCKET);
    }

    @AbovePorts
    @Test
    void neitherHearsOfTheOtherInAStream() {
        neitherHearsOfTheOther(Way.STREAM);
    }

    private void neitherHearsOfTheOther(Way way) {
        World world = new World(plaza);
        List<String> places = new ArrayList<>();
        for (Side me : List.of(world.one, world.two)) {
            try (Heard heard = listens(way, world, me, "")) {
                places.add(heard.lastId());
            }
        }
        for (Side me : List.of(world.one, world.two)) {
            acts(world, me);
        }
        // What was done before the block is in the rings of both by now, and not told yet.
        for (Side me : List.of(world.one, world.two)) {
            soon(
                    () ->
                            assertThat(Trace.of(world.other(me), notifications(me)))
                                    .as("what was done before the block")
                                    .isNotEmpty());
        }
        world.one.person.block(world.two.person);
        try (Heard one = listens(way, world, world.one, places.getFirst());
                Heard two = listens(way, world, world.two, places.getLast())) {
            for (Side me : List.of(world.one, world.two)) {
                acts(world, me);
            }
            String last = world.third.post("the last one");
            saysTheLast(world);
            for (Heard heard : List.of(one, two)) {
                soon(() -> assertThat(heard.feed()).contains(last));
                heardTheLast(world, heard);
            }
            assertThat(traces(world.two, one)).isEmpty();
            assertThat(traces(world.one, two)).isEmpty();
        }
    }

    private static void saysTheLast(World world) {
        world.says(world.third, world.room, "the last one");
        world.comments(world.third, "the last");
    }

    /** Where there are chats and streams; of what is left out there is nothing to hear. */
    private static void heardTheLast(World world, Heard heard) {
        if (world.chats) {
            soon(() -> assertThat(contents(heard, "chats")).contains("the last one"));
        }
        if (world.streams) {
            soon(() -> assertThat(contents(heard, "streams")).contains("the last"));
        }
    }

    @AbovePorts
    @Test
    void whatOthersDoToTheOneTheOtherDoesNotHearOf() {
        World world = new World(plaza);
        world.one.person.block(world.two.person);
        String member = "/api/chats/" + world.room + "/members/" + world.two.id();
        String moderator = "/api/streams/" + world.stream + "/moderators/" + world.two.id();
        try (Heard one = listens(Way.SOCKET, world, world.one, "");
                Heard two = listens(Way.SOCKET, world, world.two, "")) {
            world.does(world.third, 204, "PATCH", member, "{\"role\":\"owner\"}");
            world.does(world.third, 204, "PUT", moderator, null);
            saysTheLast(world);
            heardTheLast(world, one);
            heardTheLast(world, two);
            assertThat(types(two, "chats").contains("chat")).isEqualTo(world.chats);
            assertThat(types(two, "streams").contains("changed")).isEqualTo(world.streams);
            assertThat(types(one, "chats")).doesNotContain("chat");
            assertThat(types(one, "streams")).doesNotContain("changed");
        }
    }

    private static List<String> types(Heard heard, String topic) {
        return heard.named(topic).stream()
                .map(news -> news.data().path("type").asString(""))
                .toList();
    }

    private static Answer notifications(Side me) {
        return me.person.api().get("/api/notifications?limit=100").expect(200);
    }

    private static Heard listens(Way way, World world, Side me, String place) {
        Side other = world.other(me);
        String query =
                "?topics=feed,notifications,chats,streams&posts=%s,%s&people=%s%s"
                        .formatted(
                                other.the("post"),
                                world.post,
                                other.id(),
                                place.isEmpty() ? "" : "&lastEventId=" + place);
        return Heard.by(way, me.person, query).ready();
    }

    private static List<String> contents(Heard heard, String topic) {
        return heard.named(topic).stream()
                .map(news -> news.data().path("content").asString(""))
                .toList();
    }

    private static List<String> traces(Side person, Heard heard) {
        return heard.all().stream()
                .filter(
                        news ->
                                !Trace.of(person, news.data()).isEmpty()
                                        || news.data()
                                                .path("postId")
                                                .asString("")
                                                .equals(person.the("post")))
                .map(news -> news.name() + " " + news.data())
                .toList();
    }

    /** All that others who are there are told of. */
    private static void acts(World world, Side me) {
        Api api = me.person.api();
        me.person.post(me.mark + " again");
        me.person.reply(world.post, me.mark + " again");
        String news = world.third.post("of @" + me.name());
        api.post("/api/posts/" + news + "/like").expect(200);
        api.post("/api/posts/" + news + "/repost").expect(200);
        String room = "/api/chats/" + world.room;
        world.says(me.person, world.room, me.mark + " again");
        world.does(me.person, 204, "POST", room + "/typing", null);
        me.reads(world);
        me.renames(world, me.the("named"), me.mark + World.unique());
        String invited = "{\"userIds\":[\"" + world.fifth.id() + "\"]}";
        String members = "/api/chats/" + me.the("named") + "/members";
        world.does(me.person, 200, "POST", members, invited);
        String stream = "/api/streams/" + world.stream;
        world.does(me.person, 200, "POST", stream + "/leave", null);
        world.does(me.person, 200, "POST", stream + "/join", null);
        String said = world.comments(me.person, me.mark + " again");
        world.does(me.person, 204, "DELETE", stream + "/messages/" + said, null);
    }

    @AbovePorts
    @Test
    void whatOneDoesToTheOtherIsAnsweredAsIfThereWereNobody() {
        World world = Blocked.WORLD;
        String nobody = UUID.randomUUID().toString();
        for (Side me : List.of(world.one, world.two)) {
            Side other = world.other(me);
            // Whom one blocks, one knows from the list of blocks, and may put out of what is one's
            // own.
            boolean blocks = me.equals(world.one);
            for (Doing doing : Doing.towardsPeople(world, me, blocks)) {
                assertSame(me, doing, other.id(), nobody);
                assertSame(me, doing, other.name(), "nobody_" + World.unique());
            }
            String deleted = deleted(world, me);
            for (Doing doing : Doing.towards("/api/posts/%s")) {
                assertSame(me, doing, other.the("post"), deleted);
            }
            for (Doing doing : Doing.towards("/api/stories/%s")) {
                assertSame(me, doing, other.the("story"), nobody);
            }
            for (Doing doing : Doing.towards("/api/streams/%s")) {
                assertSame(me, doing, other.the("stream"), nobody);
            }
            for (Doing doing : Doing.towards("/api/chats/%s")) {
                assertSame(me, doing, me.the("direct"), nobody);
                assertSame(me, doing, other.the("request"), nobody);
            }
            for (Doing doing : Doing.towards("/api/chats/" + world.room + "/messages/%s")) {
                assertSame(me, doing, other.the("said"), nobody);
            }
        }
    }

    /**
     * A post with which somebody did what they did with those of the other, and which is no more.
     */
    private static String deleted(World world, Side me) {
        String post = world.fourth.post("no more");
        for (String what : List.of("like", "repost", "bookmark")) {
            me.person.api().post("/api/posts/" + post + "/" + what).expect(200);
        }
        world.fourth.api().delete("/api/posts/" + post).expect(204);
        return post;
    }

    private static void assertSame(Side me, Doing doing, String hidden, String nobody) {
        Answer met = doing.by(me.person, hidden);
        Answer none = doing.by(me.person, nobody);
        assertThat(met.status() + met.body().replace(hidden, "…"))
                .as("%s by %s", doing, me.name())
                .isEqualTo(none.status() + none.body().replace(nobody, "…"));
    }

    @Test
    void whatAHiddenPersonSaysIsNeitherUnreadNorTheLatest() {
        World world = new World(plaza);
        String chat = "/api/chats/" + world.room;
        world.one.reads(world);
        world.two.reads(world);
        if (!world.chats) {
            return; // What was asked for so far has said that there are none.
        }
        long before = unread(world.one);
        world.one.person.block(world.two.person);
        world.says(world.third, world.room, "heard");
        world.says(world.two.person, world.room, world.two.mark);

        Answer seen = world.one.person.api().get(chat).expect(200);
        assertThat(seen.number("/unread")).isEqualTo(1);
        assertThat(seen.text("/latest/text")).isEqualTo("heard");
        world.one.reads(world);
        world.says(world.two.person, world.room, world.two.mark);
        assertThat(world.one.person.api().get(chat).number("/unread")).isZero();
        assertThat(unread(world.one)).isLessThanOrEqualTo(before);
        assertThat(world.third.api().get(chat).text("/latest/text")).isEqualTo(world.two.mark);
    }

    private static long unread(Side me) {
        return me.person.api().get("/api/chats/unread").expect(200).number("/chats");
    }
}
