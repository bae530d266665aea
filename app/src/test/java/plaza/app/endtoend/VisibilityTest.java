package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** Who sees what of an author's posts, wherever posts are shown. */
@Tag("engine")
final class VisibilityTest {
    private final RunningPlaza plaza = RunningPlaza.shared();

    private enum Reader {
        STRANGER,
        FOLLOWER,
        AUTHOR,
        BLOCKED,
        BLOCKING
    }

    private final Person author = plaza.person();
    private final Map<Reader, Person> readers = new EnumMap<>(Reader.class);

    VisibilityTest() {
        readers.put(Reader.STRANGER, plaza.person());
        readers.put(Reader.FOLLOWER, plaza.person().follow(author));
        readers.put(Reader.AUTHOR, author);
        Person blocked = plaza.person();
        readers.put(Reader.BLOCKED, blocked);
        author.block(blocked);
        readers.put(Reader.BLOCKING, plaza.person().block(author));
    }

    private Person reader(Reader reader) {
        return Objects.requireNonNull(readers.get(reader));
    }

    private static Set<Reader> set(String names) {
        return names.isEmpty()
                ? Set.of()
                : Set.copyOf(List.of(names.split(" ")).stream().map(Reader::valueOf).toList());
    }

    @AbovePorts
    @ParameterizedTest
    @CsvSource({
        "public, false, STRANGER FOLLOWER AUTHOR",
        "followers, false, FOLLOWER AUTHOR",
        "private, false, AUTHOR",
        "public, true, FOLLOWER AUTHOR",
        "followers, true, FOLLOWER AUTHOR",
        "private, true, AUTHOR",
    })
    void postsRepliesAndQuotesAreSeenByWhomTheyAreFor(
            String visibility, boolean privateAccount, String who) {
        Set<Reader> allowed = set(who);
        author.hide(privateAccount);
        String tag = "v" + Person.freshName();
        String common = plaza.person().post("something to answer");
        String root = author.post("root #" + tag, visibility);
        String reply =
                author.publish(
                        Map.of("text", "reply", "replyTo", common, "visibility", visibility));
        String quote =
                author.publish(
                        Map.of("text", "quote", "quoteOf", common, "visibility", visibility));

        readers.forEach(
                (reader, person) -> {
                    boolean sees = allowed.contains(reader);
                    for (String post : List.of(root, reply, quote)) {
                        isSeen(reader, person, post, sees);
                    }
                    isListed(person, author.path() + "/posts", root, sees);
                    isListed(person, author.path() + "/posts", quote, sees);
                    isListed(person, "/api/posts/" + common + "/replies", reply, sees);
                    boolean everybodys = visibility.equals("public");
                    isListed(person, "/api/hashtags/" + tag + "/posts", root, sees && everybodys);
                    isListed(person, "/api/timeline", root, sees && everybodys);
                });
    }

    private static void isSeen(Reader reader, Person person, String post, boolean sees) {
        assertThat(person.sees(post)).as("%s sees", reader).isEqualTo(sees);
        int status = sees ? 200 : 404;
        person.api().get("/api/posts/" + post + "/replies").expect(status);
        person.api().get("/api/posts/" + post + "/likes").expect(status);
        person.api().get("/api/posts/" + post + "/reposts").expect(status);
        person.api().get("/api/posts/" + post + "/history").expect(status);
        person.api().get("/api/posts/" + post + "/ancestors").expect(status);
        person.api().post("/api/posts/" + post + "/like").expect(status);
        person.api().post("/api/posts/" + post + "/bookmark").expect(status);
        person.api().get("/api/likes/" + post).expect(status);
        person.api().get("/api/comments/" + post).expect(status);
    }

    private static void isListed(Person person, String list, String post, boolean sees) {
        Answer first = person.api().get(list + "?limit=100");
        List<String> shown =
                first.status() == 404
                        ? List.of()
                        : first.expect(200)
                                .items()
                                .valueStream()
                                .map(item -> item.get("id").asString())
                                .toList();
        assertThat(shown.contains(post)).as("%s has %s", list, post).isEqualTo(sees);
    }

    @ParameterizedTest
    @CsvSource({"public, true", "followers, true", "private, false"})
    void onlyWhatIsForFollowersToSeeComesIntoTheirFeeds(String visibility, boolean comes) {
        Person follower = reader(Reader.FOLLOWER);
        String before = author.post("before");
        String post = author.post("now", visibility);
        String after = author.post("after");

        soon(() -> assertThat(follower.feed()).contains(before, after));

        assertThat(follower.feed().contains(post)).isEqualTo(comes);
        assertThat(reader(Reader.STRANGER).feed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"public, 200", "followers, 403", "private, 404"})
    void onlyPublicPostsAreReposted(String visibility, int status) {
        String post = author.post("pass it on", visibility);

        Person follower = reader(Reader.FOLLOWER);
        follower.api().post("/api/posts/" + post + "/repost").expect(status);
    }

    @ParameterizedTest
    @CsvSource({"STRANGER", "FOLLOWER"})
    void postsOfAnAccountThatBecamePrivateAreNotReposted(Reader reader) {
        String post = author.post("was public");
        author.hide(true);

        Answer answer = reader(reader).api().post("/api/posts/" + post + "/repost");

        assertThat(answer.status()).isEqualTo(reader == Reader.FOLLOWER ? 403 : 404);
    }

    @Test
    void aProfileCountsThePostsThatItsReaderIsToldOf() {
        author.post("for all");
        for (int i = 0; i < 2; i++) {
            author.post("for followers", "followers");
        }
        for (int i = 0; i < 4; i++) {
            author.post("for nobody", "private");
        }
        author.reply(author.post("for all too"), "no post of its own");
        Map<Reader, Long> expected =
                Map.of(Reader.STRANGER, 2L, Reader.FOLLOWER, 4L, Reader.AUTHOR, 8L);
        expected.forEach(
                (reader, posts) ->
                        assertThat(
                                        reader(reader)
                                                .api()
                                                .get(author.path())
                                                .expect(200)
                                                .number("/counts/posts"))
                                .as("%s", reader)
                                .isEqualTo(posts));
    }
}
