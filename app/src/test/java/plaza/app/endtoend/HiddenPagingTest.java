package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/**
 * That pages are those of a world in which there is nothing of what the viewer may not see: with
 * the same items, as many to a page, and a cursor only where something follows that they see.
 */
@AbovePorts
@Tag("engine")
final class HiddenPagingTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person viewer = plaza.person();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final Person cid = plaza.person();

    /** Does what the others do, before them, between them and after them, and blocks the viewer. */
    private final Person hidden = plaza.person();

    private void pagesAre(String list, String pointer, List<String> visible) {
        for (int limit = 1; limit <= visible.size() + 1; limit++) {
            List<List<String>> expected = new ArrayList<>();
            for (int from = 0; from == 0 || from < visible.size(); from += limit) {
                expected.add(visible.subList(from, Math.min(visible.size(), from + limit)));
            }
            assertThat(pages(list, pointer, limit)).as(list + " by " + limit).isEqualTo(expected);
        }
    }

    private List<List<String>> pages(String list, String pointer, int limit) {
        String first = list + (list.contains("?") ? "&" : "?") + "limit=" + limit;
        List<List<String>> pages = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Answer page =
                    viewer.api()
                            .get(cursor.map(next -> first + "&cursor=" + next).orElse(first))
                            .expect(200);
            List<String> items = new ArrayList<>();
            page.items().forEach(item -> items.add(item.at(pointer).asString()));
            pages.add(items);
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return pages;
    }

    @Test
    void privatePostsShowInNoPageOfTheirAuthor() {
        ada.post("mine", "private");
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            posts.addFirst(ada.post("for all"));
            ada.post("mine", "private");
            ada.post("mine", "private");
        }
        pagesAre(ada.path() + "/posts", "/id", posts);
    }

    @Test
    void whoHasOnlyPrivatePostsSeemsToHaveNone() {
        for (int i = 0; i < 30; i++) {
            ada.post("mine", "private");
        }
        pagesAre(ada.path() + "/posts", "/id", List.of());
    }

    /** A cursor is no way to learn of a post either: it cannot be read. */
    @Test
    void aCursorHoldsNoIdThatCanBeRead() {
        String first = ada.post("1");
        String second = ada.post("2");
        String cursor =
                viewer.api()
                        .get(ada.path() + "/posts?limit=1")
                        .expect(200)
                        .nextCursor()
                        .orElseThrow();
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(second, first, second.replace("-", ""));
    }

    @Test
    void repliesOfSomebodyHiddenShowInNoPage() {
        String root = ada.post("root");
        List<String> replies = new ArrayList<>();
        hidden.reply(root, "no");
        for (Person person : List.of(ada, bob, cid)) {
            replies.add(person.reply(root, "yes"));
            hidden.reply(root, "no");
        }
        hidden.block(viewer);

        pagesAre("/api/posts/" + root + "/replies?order=oldest", "/id", replies);
        pagesAre("/api/posts/" + root + "/replies", "/id", replies.reversed());
    }

    @Test
    void repliesOfSomebodyHiddenShowNotAmongTheFirstOnesOfAComment() {
        String root = ada.post("root");
        String comment = ada.reply(root, "comment");
        List<String> replies = new ArrayList<>();
        for (Person person : List.of(ada, bob, cid, ada)) {
            hidden.reply(comment, "no");
            replies.addFirst(person.reply(comment, "yes"));
        }
        for (int i = 0; i < 5; i++) {
            hidden.reply(comment, "no");
        }
        String another = ada.reply(root, "another comment");
        hidden.reply(another, "no");
        String answer = bob.reply(another, "yes");
        for (int i = 0; i < 5; i++) {
            hidden.reply(another, "no");
        }
        hidden.block(viewer);

        Answer page = viewer.api().get("/api/comments/" + root).expect(200);

        assertThat(page.json().at("/items/0/replies/items")).hasSize(1);
        assertThat(page.text("/items/0/replies/items/0/id")).isEqualTo(answer);
        assertThat(page.json().at("/items/0/replies/nextCursor").isNull()).isTrue();
        assertThat(page.json().at("/items/1/replies/items").valueStream())
                .map(reply -> reply.at("/id").asString())
                .isEqualTo(replies.subList(0, 3));
        String cursor = page.text("/items/1/replies/nextCursor");
        assertThat(viewer.posts("/api/comments/" + comment + "?cursor=" + cursor))
                .isEqualTo(replies.subList(3, 4));
    }

    @Test
    void peopleWhoAreHiddenShowInNoPageOfPeople() {
        String post = ada.post("liked");
        Person first = plaza.person();
        Person last = plaza.person();
        for (Person person : List.of(first, bob, hidden, cid, last)) {
            person.api().post("/api/posts/" + post + "/like").expect(200);
            person.api().post("/api/posts/" + post + "/repost").expect(200);
            person.follow(ada);
        }
        for (Person person : List.of(first, hidden, last)) {
            person.block(viewer);
        }
        List<String> seen = List.of(cid.id(), bob.id());

        pagesAre("/api/posts/" + post + "/likes", "/id", seen);
        pagesAre("/api/posts/" + post + "/reposts", "/id", seen);
        pagesAre(ada.path() + "/followers", "/id", seen);
    }

    @Test
    void postsOfSomebodyHiddenShowInNoPageOfAHashtagNorOfASearch() {
        String word = "w" + Person.freshName();
        List<String> posts = new ArrayList<>();
        hidden.post("#" + word);
        for (Person person : List.of(ada, bob, cid)) {
            posts.addFirst(person.post("#" + word));
            hidden.post("#" + word);
        }
        String search = "/api/search?type=posts&q=" + word;
        soon(() -> assertThat(viewer.api().all(search)).hasSize(7));
        hidden.block(viewer);

        pagesAre("/api/hashtags/" + word + "/posts", "/id", posts);
        soon(() -> assertThat(viewer.api().all(search)).hasSize(3));
        // In one page: scores may move while others write, between the pages of a search.
        assertThat(pages(search, "/id", 3))
                .singleElement()
                .satisfies(page -> assertThat(page).containsExactlyInAnyOrderElementsOf(posts));
    }

    @Test
    void whatIsMutedShowsInNoPageOfTheFeed() {
        viewer.follow(ada).follow(hidden);
        List<String> posts = new ArrayList<>();
        hidden.post("no");
        for (int i = 0; i < 3; i++) {
            posts.addFirst(ada.post("yes"));
            hidden.post("no");
        }
        soon(() -> assertThat(viewer.feed()).hasSize(7));
        viewer.mute(hidden);

        soon(() -> assertThat(viewer.feed()).hasSize(3));
        pagesAre("/api/feed", "/post/id", posts);
    }

    @Test
    void whatSomebodyHiddenDidShowsInNoPageOfNotifications() {
        List<String> posts = new ArrayList<>();
        for (Person person : List.of(hidden, ada, hidden, bob, hidden, cid, hidden)) {
            String post = viewer.post("to be liked");
            person.api().post("/api/posts/" + post + "/like").expect(200);
            if (!person.id().equals(hidden.id())) {
                posts.addFirst(post);
            }
        }
        soon(() -> assertThat(viewer.api().all("/api/notifications")).hasSize(7));
        hidden.block(viewer);

        soon(() -> assertThat(viewer.api().all("/api/notifications")).hasSize(3));
        pagesAre("/api/notifications", "/post/id", posts);
    }
}
