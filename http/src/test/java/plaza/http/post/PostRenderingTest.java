package plaza.http.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.AccountStatus;
import plaza.core.account.Profile;
import plaza.core.account.Role;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.post.Entities;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostView;
import plaza.core.post.Visibility;
import plaza.core.timeline.FeedItem;
import plaza.http.json.Json;
import plaza.http.paging.PageOf;
import plaza.http.timeline.FeedItemJson;
import tools.jackson.databind.json.JsonMapper;

/** What is put together out of rendered parts is what Jackson writes field by field. */
final class PostRenderingTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.123Z");

    private final JsonMapper plain = Json.mapper();
    private final JsonMapper mapper =
            plain.rebuild().addModule(new PostRendering(plain, 1 << 20).module()).build();

    private final Account ada =
            person("ada", "Ada \"the\" /Countess\u0001\u00E9\uD83D\uDE00", null);
    private final Account bob = person("bob", "Bob", "/api/media/avatars/bob.jpg");
    private final Account eve = person("eve", "Eve", null);

    private static Account person(String name, String displayName, @Nullable String avatar) {
        return new Account(
                new UserId(Ids.of(AT, 1, name.hashCode())),
                name,
                name + "@example.com",
                new Profile(displayName, null, avatar, null, null, null, null, null),
                false,
                false,
                name.equals("bob"),
                Role.MEMBER,
                AccountStatus.ACTIVE,
                AT,
                AT);
    }

    private static PostId id(Account author, int number) {
        return PostId.of(Ids.of(AT, number, 77), author.id());
    }

    private Post post(String text) {
        return new Post(
                id(ada, 1),
                ada.id(),
                text,
                new Entities(
                        List.of("plaza", "\u00FCber"),
                        List.of(bob.id(), eve.id()),
                        List.of("https://example.com/?a=\"b\"")),
                List.of(),
                null,
                null,
                Visibility.PUBLIC,
                null);
    }

    private PostView view(Post post, Account... mentioned) {
        return new PostView(post, ada, List.of(mentioned), PostCounts.NONE, Marks.NONE, List.of());
    }

    private Media picture(String key) {
        return new Media(
                key, ada.id(), "image/jpeg", 10L, 640, 480, null, "LEHV6nWB2yk8", AT, null, null);
    }

    /** Written twice: rendered, and out of what was rendered. */
    private void assertSame(Object value) {
        byte[] expected = plain.writeValueAsBytes(value);
        for (int i = 0; i < 2; i++) {
            assertThat(mapper.writeValueAsBytes(value))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(new String(expected, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Hello @bob",
                "\" \\ / \b \f \n \r \t \u0000 \u001F \u007F \u2028 </script>",
                "\u00FC \u20AC \uD83D\uDE00"
            })
    void aPostIsWrittenAsItsFieldsAre(String text) {
        assertSame(PostJson.of(view(post(text), bob, eve)));
    }

    @Test
    void aPostThatIsLongerThanTheBufferIsWrittenWhole() {
        assertSame(PostJson.of(view(post("\uD83D\uDE00".repeat(5_000)), bob)));
    }

    @Test
    void aPostMayHaveEverythingThatOneCanHave() {
        var full =
                new Post(
                        id(ada, 2),
                        ada.id(),
                        "Look",
                        Entities.NONE,
                        List.of("posts/a.jpg"),
                        id(bob, 3),
                        id(eve, 4),
                        Visibility.FOLLOWERS,
                        AT.plusMillis(5));
        Media picture = picture("posts/a.jpg");
        assertSame(
                PostJson.of(
                        new PostView(
                                full,
                                ada,
                                List.of(),
                                new PostCounts(1, 22, 333, Long.MAX_VALUE),
                                new Marks(true, false, true),
                                List.of(picture, picture))));
    }

    @Test
    void postsAreWrittenAlikeWhereverTheyStand() {
        PostJson post = PostJson.of(view(post("Hello"), bob));
        assertSame(new PageOf<>(List.of(post, post), "next"));
        assertSame(
                new PageOf<>(
                        List.of(
                                FeedItemJson.of(new FeedItem(post.view(), eve)),
                                FeedItemJson.of(new FeedItem(post.view(), null))),
                        null));
        assertSame(List.of(PostEntryJson.of(post.view())));
        assertSame(new Comment(post, 2));
    }

    private record Comment(@JsonUnwrapped PostJson comment, int replies) {}

    @Test
    void eachReaderSeesTheirMarksAndCountsAndNobodyWhoIsHiddenFromThem() {
        Post post = post("Hello @bob @eve");
        assertSame(PostJson.of(view(post, bob, eve)));
        assertSame(PostJson.of(view(post, eve)));
        assertSame(PostJson.of(view(post)));
        for (Marks marks : List.of(new Marks(true, false, false), new Marks(false, true, true))) {
            assertSame(
                    PostJson.of(
                            new PostView(
                                    post,
                                    ada,
                                    List.of(bob),
                                    new PostCounts(5, 4, 3, 2),
                                    marks,
                                    List.of())));
        }
    }

    @Test
    void whomSomeReadersDoNotSeeOthersDoWhoeverReadsFirst() {
        Post post = post("Hello @bob @eve");
        for (List<Account> mentioned :
                List.of(
                        List.<Account>of(),
                        List.of(eve),
                        List.of(bob),
                        List.of(bob, eve),
                        List.of(eve),
                        List.<Account>of())) {
            var media = List.of(picture("posts/a.jpg"));
            assertSame(PostJson.of(view(post, mentioned.toArray(Account[]::new))));
            assertSame(
                    PostJson.of(
                            new PostView(
                                    post, ada, mentioned, PostCounts.NONE, Marks.NONE, media)));
        }
    }

    @Test
    void whatIsEditedIsRenderedAnewBeItWithinOneMillisecond() {
        Post post = post("Hello").with("One", Entities.NONE, AT);
        assertSame(PostJson.of(view(post)));
        assertSame(PostJson.of(view(post.with("Two", Entities.NONE, AT))));
        assertThat(
                        mapper.writeValueAsString(
                                PostJson.of(view(post.with("Three", Entities.NONE, AT)))))
                .contains("\"text\":\"Three\"");
    }

    @Test
    void aNewProfileShowsInPostsAndMentionsAtOnce() {
        Post post = post("Hello @bob");
        assertSame(PostJson.of(view(post, bob)));
        var profile = new Profile("Robert", null, null, null, null, null, null, null);
        Account robert = bob.with(profile, false, false, AT);
        var byRobert =
                new PostView(post, robert, List.of(robert), PostCounts.NONE, Marks.NONE, List.of());
        assertSame(PostJson.of(byRobert));
        assertThat(mapper.writeValueAsString(PostJson.of(byRobert))).contains("Robert");
    }
}
