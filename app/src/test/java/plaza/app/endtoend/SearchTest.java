package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Api.encoded;
import static plaza.app.testing.Eventually.soon;
import static plaza.app.testing.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import plaza.app.wiring.Wiring;
import plaza.core.id.PostId;
import plaza.core.search.SearchIndex;

/** Finding posts, people and hashtags. */
@Tag("engine")
final class SearchTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();

    /** A word that nobody else uses. */
    private static String word() {
        return "w" + Person.freshName().replace("_", "");
    }

    private static String target(String q, String type) {
        return "/api/search?type=" + type + "&q=" + encoded(q);
    }

    private static List<String> posts(Person viewer, String q) {
        return viewer.posts(target(q, "posts"));
    }

    private static List<String> users(Person viewer, String q) {
        return viewer.api().all(target(q, "users"), "/id");
    }

    private static Answer suggested(Person viewer, String q) {
        return viewer.api().get("/api/search/suggest?q=" + encoded(q)).expect(200);
    }

    private static List<String> suggestedUsers(Person viewer, String q) {
        return suggested(viewer, q)
                .json()
                .get("users")
                .valueStream()
                .map(user -> user.get("id").asString())
                .toList();
    }

    private static List<String> suggestedHashtags(Person viewer, String q) {
        return suggested(viewer, q)
                .json()
                .get("hashtags")
                .valueStream()
                .map(tag -> tag.get("hashtag").asString() + " " + tag.get("posts").asInt())
                .toList();
    }

    private static List<String> hashtags(Person viewer, String q) {
        return viewer.api().all(target(q, "hashtags")).stream()
                .map(tag -> tag.get("hashtag").asString() + " " + tag.get("posts").asInt())
                .toList();
    }

    @Test
    void aNewPostIsFoundSoon() {
        String word = word();
        String post = ada.post("Something about " + word + ".");

        soon(() -> assertThat(posts(bob, word)).containsExactly(post));
        Answer answer = bob.api().get("/api/search?q=" + word).expect(200);
        assertThat(answer.items().get(0).at("/author/id").asString()).isEqualTo(ada.id());
        assertThat(answer.items().get(0).at("/text").asString()).contains(word);
    }

    @Test
    void repliesAreFoundToo() {
        String word = word();
        String post = ada.post("a post to answer");
        String reply = bob.reply(post, "an answer with " + word);

        soon(() -> assertThat(posts(ada, word)).containsExactly(reply));
    }

    @Test
    void wordsPhrasesAndExclusionsNarrowTheSearch() {
        String one = word();
        String other = word();
        String both = ada.post(one + " " + other);
        String reverse = ada.post(other + " x " + one);
        String only = ada.post(one);
        soon(() -> assertThat(posts(bob, one)).hasSize(3));

        assertThat(posts(bob, one + " " + other)).containsExactlyInAnyOrder(both, reverse);
        assertThat(posts(bob, "\"" + one + " " + other + "\"")).containsExactly(both);
        assertThat(posts(bob, "“" + one + " " + other + "”")).containsExactly(both);
        assertThat(posts(bob, one + " -" + other)).containsExactly(only);
        assertThat(posts(bob, one + " -\"" + one + " " + other + "\""))
                .containsExactlyInAnyOrder(reverse, only);
        assertThat(posts(bob, "-" + one)).isEmpty();
    }

    @Test
    void operatorsNameAuthorHashtagAndTime() {
        String word = word();
        String tag = word();
        String tagged = ada.post(word + " #" + tag);
        String plain = bob.post(word + " " + tag);
        soon(() -> assertThat(posts(bob, word)).hasSize(2));

        assertThat(posts(bob, word + " #" + tag)).containsExactly(tagged);
        assertThat(posts(bob, "#" + tag.toUpperCase(Locale.ROOT))).containsExactly(tagged);
        assertThat(posts(bob, word + " from:" + bob.username())).containsExactly(plain);
        assertThat(posts(bob, "from:@" + ada.username())).containsExactly(tagged);
        assertThat(posts(bob, word + " from:nobody_at_all")).isEmpty();
        assertThat(posts(bob, word + " since:2020-01-01 until:2090-01-01")).hasSize(2);
        assertThat(posts(bob, word + " until:2020-01-01")).isEmpty();
        assertThat(posts(bob, word + " since:2090-01-01T00:00:00Z")).isEmpty();
        assertThat(posts(bob, word + " since:yesterday")).isEmpty();
        assertThat(posts(bob, word + " FROM:" + bob.username())).containsExactly(plain);
        assertThat(posts(bob, word + " Since:2020-01-01 UNTIL:2090-01-01")).hasSize(2);
    }

    @Test
    void timesAloneAreASearch() {
        String post = ada.post(word());
        Instant made = Instant.parse(ada.api().get("/api/posts/" + post).text("/createdAt"));
        String then = "since:" + made + " until:" + made.plusMillis(1);

        soon(() -> assertThat(posts(bob, then)).contains(post));
        assertThat(posts(bob, "until:" + made + " since:" + made.minusMillis(1)))
                .doesNotContain(post);
    }

    @Test
    void whatIsNoOperatorIsWordsNextToEachOther() {
        String word = word();
        String post = ada.post("form: " + word);
        ada.post(word + " form");

        soon(() -> assertThat(posts(bob, word)).hasSize(2));
        assertThat(posts(bob, "form:" + word)).containsExactly(post);
    }

    @Test
    void lookalikesOfAHashtagAreOneWhereverItIsLookedFor() {
        String tag = "i" + word();
        List<String> made =
                List.of(
                        ada.post("one #" + tag),
                        ada.post("two #" + tag + "\u200d"),
                        ada.post("three #İ" + tag.substring(1) + "\ufe0f"));

        soon(() -> assertThat(hashtags(bob, "#" + tag + "\u200c")).containsExactly(tag + " 3"));
        for (String spelling : List.of(tag, tag + "\ufe0f", tag.toUpperCase(Locale.ROOT))) {
            assertThat(posts(bob, "#" + spelling)).containsExactlyInAnyOrderElementsOf(made);
            assertThat(
                            bob.api().all("/api/hashtags/" + encoded(spelling) + "/posts").stream()
                                    .map(post -> post.get("id").asString()))
                    .containsExactlyInAnyOrderElementsOf(made);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Zürich, zurich",
        "naïve, NAIVE",
        "Straße, strasse",
        "ISTANBUL, istanbul",
        "東京都に行った, 京都",
        "今天天气很好, 天气",
        "나는 학교에서, 학교",
        "สวัสดีครับ, ครับ",
        "مَرْحَبًا, مرحبا",
        "gut 👍🏿, 👍",
        "👨‍👩‍👧 da, 👨‍👩‍👧",
        "flag 🇳🇵, 🇳🇵"
    })
    void scriptsAccentsAndEmojiAreFound(String text, String typed) {
        String word = word();
        String post = ada.post(word + " " + text);

        soon(() -> assertThat(posts(bob, word)).containsExactly(post));
        assertThat(posts(bob, word + " " + typed)).containsExactly(post);
    }

    @Test
    void onlyWhoMaySeeAPostFindsIt() {
        String word = word();
        Person follower = plaza.person().follow(ada);
        Person blocked = plaza.person();
        ada.block(blocked);
        String open = ada.post(word + " public");
        String forFollowers = ada.post(word + " followers", "followers");
        String own = ada.post(word + " private", "private");
        soon(() -> assertThat(posts(ada, word)).hasSize(3));

        assertThat(posts(ada, word)).containsExactlyInAnyOrder(open, forFollowers, own);
        assertThat(posts(follower, word)).containsExactlyInAnyOrder(open, forFollowers);
        assertThat(posts(bob, word)).containsExactly(open);
        assertThat(posts(blocked, word)).isEmpty();
        assertThat(users(blocked, ada.username())).doesNotContain(ada.id());
        assertThat(users(ada, blocked.username())).doesNotContain(blocked.id());
        assertThat(suggestedUsers(blocked, ada.username())).doesNotContain(ada.id());
        plaza.nobody().get(target(word, "posts")).expect(401);
        plaza.nobody().get("/api/search/suggest?q=" + word).expect(401);
    }

    @Test
    void whatBecomesHiddenIsGoneAtOnce() {
        String word = word();
        String kept = ada.post(word + " kept");
        String deleted = ada.post(word + " deleted");
        Person carol = plaza.person().follow(ada);
        soon(() -> assertThat(posts(bob, word)).hasSize(2));

        ada.api().delete("/api/posts/" + deleted).expect(204);
        assertThat(posts(bob, word)).containsExactly(kept);
        ada.hide(true);
        assertThat(posts(bob, word)).isEmpty();
        assertThat(posts(carol, word)).containsExactly(kept);
        ada.block(carol);
        assertThat(posts(carol, word)).isEmpty();
        ada.hide(false).block(bob);
        assertThat(posts(bob, word)).isEmpty();
        ada.unblock(bob);
        assertThat(posts(bob, word)).containsExactly(kept);
        bob.mute(ada);
        assertThat(posts(bob, word)).isEmpty();
        assertThat(posts(bob, word + " from:" + ada.username())).containsExactly(kept);
    }

    @Test
    void anEditedPostIsFoundByItsNewText() {
        String before = word();
        String after = word();
        String post = ada.post("it says " + before);
        soon(() -> assertThat(posts(bob, before)).containsExactly(post));

        ada.api().patch("/api/posts/" + post, Map.of("text", "it says " + after)).expect(200);

        soon(() -> assertThat(posts(bob, after)).containsExactly(post));
        soon(() -> assertThat(posts(bob, before)).isEmpty());
    }

    @Test
    void pagesHoldTogetherWhileOthersWrite() {
        String word = word();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            made.add(ada.post(word + " x".repeat(i % 7)));
        }
        soon(() -> assertThat(posts(bob, word)).hasSize(25));
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Answer page =
                    bob.api()
                            .get(
                                    target(word, "posts")
                                            + "&limit=4"
                                            + cursor.map(next -> "&cursor=" + next).orElse(""))
                            .expect(200);
            page.items().forEach(post -> seen.add(post.get("id").asString()));
            ada.post(word + " meanwhile");
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void hiddenPostsLeaveNoGapsInAPage() {
        String word = word();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String post = ada.post(word + " " + i, i % 3 == 0 ? "public" : "private");
            if (i % 3 == 0) {
                seen.add(post);
            }
        }
        soon(() -> assertThat(posts(ada, word)).hasSize(30));

        Answer page = bob.api().get(target(word, "posts") + "&limit=5").expect(200);

        assertThat(page.items()).hasSize(5);
        assertThat(posts(bob, word)).containsExactlyInAnyOrderElementsOf(seen);
    }

    @Test
    void peopleAreFoundByNameBeginningBioAndDespiteMistakes() {
        String name = word();
        ada.api()
                .patch(
                        "/api/users/me",
                        Map.of(
                                "displayName",
                                "Zoë " + name + "lace",
                                "bio",
                                "I breed " + name + "s"))
                .expect(200);

        soon(() -> assertThat(users(bob, "zoe " + name + "lace")).startsWith(ada.id()));
        assertThat(users(bob, ada.username())).startsWith(ada.id());
        assertThat(users(bob, "@" + ada.username())).startsWith(ada.id());
        assertThat(users(bob, name)).contains(ada.id());
        assertThat(users(bob, "breed " + name + "s")).contains(ada.id());
        assertThat(users(bob, name + "lce")).contains(ada.id());
        assertThat(suggestedUsers(bob, name)).contains(ada.id());
        assertThat(suggestedUsers(bob, name + "lce")).contains(ada.id());
    }

    @Test
    void theMoreFollowedComesFirst() {
        String name = word();
        for (Person person : List.of(ada, bob)) {
            person.api().patch("/api/users/me", Map.of("displayName", name)).expect(200);
        }
        Person fan = plaza.person().follow(ada);

        soon(() -> assertThat(users(fan, name)).startsWith(ada.id(), bob.id()));
        fan.unfollow(ada).follow(bob);
        soon(() -> assertThat(users(fan, name)).startsWith(bob.id(), ada.id()));
        soon(() -> assertThat(suggestedUsers(fan, name)).startsWith(bob.id(), ada.id()));
    }

    @Test
    void hashtagsAreCountedWhereEverybodySeesThem() {
        String tag = word();
        ada.post("#" + tag + "one");
        String second = ada.post("#" + tag + "one again");
        ada.post("#" + tag + "two");
        ada.post("#" + tag + "secret", "private");
        Person carol = plaza.person().hide(true);
        carol.post("#" + tag + "hidden");

        soon(
                () ->
                        assertThat(hashtags(bob, "#" + tag))
                                .containsExactly(tag + "one 2", tag + "two 1"));
        soon(
                () ->
                        assertThat(suggestedHashtags(bob, "#" + tag))
                                .containsExactly(tag + "one 2", tag + "two 1"));
        assertThat(suggested(bob, "#" + tag).json().get("users")).isEmpty();
        ada.api().delete("/api/posts/" + second).expect(204);
        soon(() -> assertThat(hashtags(bob, tag)).containsExactly(tag + "one 1", tag + "two 1"));
        carol.hide(false);
        soon(() -> assertThat(hashtags(bob, tag)).contains(tag + "hidden 1"));
        ada.hide(true);
        soon(() -> assertThat(hashtags(bob, tag)).containsExactly(tag + "hidden 1"));
        soon(() -> assertThat(suggestedHashtags(bob, tag)).doesNotContain(tag + "one 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'", "\"", "\\", "...", "-", "\"\"", "-\"", ":*", "!&|()", "<->", "%_", "#", "@",
                "from:", " ", "🏽", "\u200b"
            })
    void signsAloneFindNothing(String q) {
        for (String type : List.of("posts", "users", "hashtags")) {
            assertThat(ada.api().get(target(q, type)).expect(200).items()).isEmpty();
        }
        suggested(ada, q);
    }

    @Test
    void whatCannotBeSearchedForIsRefused() {
        String path = "/api/search";
        for (String q : List.of("", "a%00b", "%0b", "x".repeat(201), "x".repeat(6_000))) {
            for (String where :
                    List.of("?type=users&q=", "?q=", "?type=hashtags&q=", "/suggest?q=")) {
                Answer answer = ada.api().get(path + where + q).expect(422);
                assertThat(answer.errorFields()).containsExactly("q");
            }
        }
        assertThat(ada.api().get(path).expect(422).errorFields()).containsExactly("q");
        assertThat(ada.api().get(path + "?q=a&type=cats").expect(422).errorFields())
                .containsExactly("type");
        assertThat(ada.api().get(path + "/suggest?q=a&limit=21").expect(422).errorFields())
                .containsExactly("limit");
        assertThat(ada.api().get(path + "/suggest?q=a&limit=x").expect(422).errorFields())
                .containsExactly("limit");
        ada.api().get(path + "?q=a&cursor=abc").expect(400);
    }

    @Test
    void aRebuildWhilePeopleWriteLosesNothing() throws Exception {
        String word = word();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            made.add(ada.post(word + " " + i));
        }
        String gone = ada.post(word + " gone");
        soon(() -> assertThat(posts(bob, word)).hasSize(21));
        // An index that is wrong: one post is missing, and one is there that was never made.
        try (Wiring beside = plaza.beside()) {
            PostId missing = PostId.parse(made.getFirst()).orElseThrow();
            assertThat(
                            beside.ports()
                                    .get(SearchIndex.class)
                                    .updatePosts(List.of(), List.of(missing)))
                    .isEqualTo(1);
        }
        assertThat(posts(bob, word)).hasSize(20);

        try (var operations = plaza.operations();
                var writing = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer =
                    writing.submit(
                            () -> {
                                List<String> more = new ArrayList<>();
                                for (int i = 0; i < 40; i++) {
                                    more.add(bob.post(word + " more " + i));
                                }
                                ada.api().delete("/api/posts/" + gone).expect(204);
                                return more;
                            });
            operations.rebuildSearch(Quiet.PROGRESS);
            made.addAll(writer.get());
            operations.rebuildSearch(Quiet.PROGRESS);
        }

        within(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(posts(bob, word))
                                        .containsExactlyInAnyOrderElementsOf(made));
    }
}
