package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagingTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person().follow(ada);
    private final List<String> posts = new ArrayList<>();

    PagingTest() {
        for (int i = 0; i < 25; i++) {
            posts.addFirst(ada.post("post " + i));
        }
    }

    @Test
    void twentyAreAPageUnlessSaidOtherwise() {
        String list = ada.path() + "/posts";

        assertThat(bob.api().get(list).expect(200).items().size()).isEqualTo(20);
        assertThat(bob.api().get(list + "?limit=1").expect(200).items().size()).isEqualTo(1);
        Answer all = bob.api().get(list + "?limit=100").expect(200);
        assertThat(all.items().size()).isEqualTo(25);
        assertThat(all.nextCursor()).isEmpty();
        assertThat(all.header("Link")).isEmpty();
        for (String wrong :
                List.of("0", "101", "-1", "x", "", "1.5", "99999999999", "%F0%9F%91%BB")) {
            Answer answer = bob.api().get(list + "?limit=" + wrong).expect(422);
            assertThat(answer.errorFields()).containsExactly("limit");
        }
    }

    @Test
    void aPageThatEndsWithTheListIsTheLast() {
        Answer last = bob.api().get(ada.path() + "/posts?limit=25").expect(200);

        assertThat(last.items().size()).isEqualTo(25);
        assertThat(last.nextCursor()).isEmpty();
    }

    @Test
    void theLinkLeadsToTheNextPageWithAllOtherParameters() {
        Answer first =
                bob.api().get("/api/timeline?limit=2&since=2020-01-01T00:00:00Z").expect(200);

        String link = first.header("Link").orElseThrow();

        assertThat(link).startsWith("<").endsWith(">; rel=\"next\"").contains("since=");
        String target = link.substring(1, link.indexOf('>'));
        String path = target.substring(target.indexOf("/api/"));
        assertThat(path).contains("cursor=" + first.nextCursor().orElseThrow());
        assertThat(bob.api().get(path).expect(200).items().size()).isEqualTo(2);
    }

    @Test
    void newPostsDoNotMoveAPage() {
        Person author = plaza.person();
        List<String> before = List.of(author.post("1"), author.post("2"), author.post("3"));
        String list = author.path() + "/posts?limit=1";
        Answer first = bob.api().get(list).expect(200);
        author.post("new");

        Answer second =
                bob.api().get(list + "&cursor=" + first.nextCursor().orElseThrow()).expect(200);

        assertThat(second.text("/items/0/id")).isEqualTo(before.get(1));
    }

    @Test
    void cursorsThatThisServerDidNotMakeAreRefused() {
        String list = ada.path() + "/posts?limit=10";
        String cursor = bob.api().get(list).expect(200).nextCursor().orElseThrow();
        List<String> wrong =
                new ArrayList<>(List.of("", "x", "AAAA", "%01", "..%2F..", cursor + "A"));
        wrong.add(cursor.substring(1));
        wrong.add(cursor.substring(0, cursor.length() - 1));
        for (int i = 0; i < cursor.length(); i += 7) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            wrong.add(cursor.substring(0, i) + other + cursor.substring(i + 1));
        }

        for (String one : wrong) {
            Answer answer = bob.api().get(list + "&cursor=" + one).expect(400);
            assertThat(answer.errorFields()).containsExactly("cursor");
        }
    }

    @Test
    void aCursorGoesOnWithItsOwnListOnly() {
        soon(() -> assertThat(bob.feed()).hasSize(25));
        String ofPosts = bob.api().get(ada.path() + "/posts?limit=10").nextCursor().orElseThrow();
        String ofFeed = bob.api().get("/api/feed?limit=10").nextCursor().orElseThrow();

        bob.api().get("/api/feed?cursor=" + ofPosts).expect(400);
        bob.api().get(ada.path() + "/posts?cursor=" + ofFeed).expect(400);
        bob.api().get(bob.path() + "/posts?cursor=" + ofPosts).expect(400);
        ada.api().get("/api/feed?cursor=" + ofFeed).expect(400);
        bob.api().get("/api/feed?cursor=" + ofFeed).expect(200);
    }

    @Test
    void parametersGivenTwiceAreRefused() {
        Answer answer = bob.api().get("/api/feed?limit=1&limit=2").expect(422);

        assertThat(answer.errorFields()).containsExactly("limit");
    }
}
