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
import plaza.app.wiring.Wiring;
import plaza.contracts.Samples;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.reply.ReplyStore;

/**
 * That pages on which there are very many people, or which hang from very many posts, are read. The
 * many are written into their stores: a registration or a post takes every engine a while, and is
 * not what is looked at here.
 */
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
        List<String> names = strangers(POSTS * MENTIONS);
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

    /** The names of people who have accounts, and have done nothing. */
    private List<String> strangers(int count) {
        List<String> names = new ArrayList<>();
        try (Wiring beside = plaza.beside()) {
            AccountStore accounts = beside.ports().get(AccountStore.class);
            for (int i = 0; i < count; i++) {
                Account account = Samples.account();
                assertThat(accounts.insert(account, new PasswordHash("of nobody"))).isTrue();
                names.add(account.username());
            }
        }
        return names;
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
        String deepest = deepen(author, author.post("root"), 1_100);

        String last = viewer.reply(deepest, "deeper");

        // Of so many, the nearest.
        List<String> ancestors = viewer.posts("/api/posts/" + last + "/ancestors");
        assertThat(ancestors).hasSize(101).endsWith(deepest);
    }

    /** Has somebody answer a post, that answer, and so on; the last answer. */
    private String deepen(Person author, String root, int times) {
        UserId id = UserId.parse(author.id()).orElseThrow();
        PostId last = PostId.parse(root).orElseThrow();
        try (Wiring beside = plaza.beside()) {
            ReplyStore replies = beside.ports().get(ReplyStore.class);
            for (int i = 0; i < times; i++) {
                Post reply = Samples.reply(id, last);
                assertThat(replies.insert(reply)).isTrue();
                last = reply.id();
            }
        }
        return last.toString();
    }
}
