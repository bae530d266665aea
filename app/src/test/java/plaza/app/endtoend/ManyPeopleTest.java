package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** That pages on which there are very many people, or which hang from very many posts, are read. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ManyPeopleTest {
    private static final int POSTS = 21;
    private static final int MENTIONS = 50;

    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person viewer = plaza.person().follow(ada);

    /**
     * Each post mentions others than all before, so that one page of them names more than 1,000
     * people.
     */
    private List<String> postsWithMentions(String tag) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < POSTS * MENTIONS; i++) {
            names.add(plaza.person().username());
        }
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            posts.addFirst(
                    ada.post(
                            names.subList(i * MENTIONS, (i + 1) * MENTIONS).stream()
                                    .map(name -> "@" + name)
                                    .collect(Collectors.joining(" ", tag + " ", ""))));
        }
        return posts;
    }

    @Test
    void aPageOfPostsThatEachMentionFiftyOthersIsRead() {
        String tag = "t" + Person.freshName();
        List<String> posts = postsWithMentions("#" + tag);

        soon(() -> assertThat(viewer.feed()).containsAll(posts));
        assertThat(viewer.posts(ada.path() + "/posts")).isEqualTo(posts);
        assertThat(viewer.posts("/api/hashtags/" + tag + "/posts")).isEqualTo(posts);
        soon(
                () ->
                        assertThat(viewer.posts("/api/search?type=posts&q=" + tag))
                                .containsExactlyInAnyOrderElementsOf(posts));
        viewer.api().get("/api/timeline?limit=100").expect(200);
    }

    @Test
    void aReplyAtTheEndOfAVeryLongThreadIsRead() {
        Person author = plaza.person();
        String last = author.post("root");
        for (int i = 0; i < 1_100; i++) {
            last = viewer.reply(last, "deeper");
        }
        // Of so many, the nearest.
        assertThat(viewer.posts("/api/posts/" + last + "/ancestors")).hasSize(101);
    }
}
