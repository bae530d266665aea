package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

@Tag("engine")
final class PostTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();

    @Test
    void aPostIsAnsweredWhole() {
        Instant before = Instant.now().minusMillis(5);
        String text =
                "Hello #Plaza #plaza, hello @"
                        + bob.username()
                        + " and @nobody_at_all_xyz: https://example.org/a?b=c";

        Answer made = ada.api().post("/api/posts", Map.of("text", text)).expect(201);

        assertThat(made.text("/text")).isEqualTo(text);
        assertThat(made.text("/author/id")).isEqualTo(ada.id());
        assertThat(made.text("/author/username")).isEqualTo(ada.username());
        assertThat(made.json().at("/entities/hashtags").toString()).isEqualTo("[\"plaza\"]");
        assertThat(made.json().at("/entities/mentions").size()).isEqualTo(1);
        assertThat(made.text("/entities/mentions/0/id")).isEqualTo(bob.id());
        assertThat(made.text("/entities/mentions/0/username")).isEqualTo(bob.username());
        assertThat(made.json().at("/entities/urls").toString())
                .isEqualTo("[\"https://example.org/a?b=c\"]");
        assertThat(made.json().get("media").isEmpty()).isTrue();
        assertThat(made.json().get("replyTo").isNull()).isTrue();
        assertThat(made.json().get("quoteOf").isNull()).isTrue();
        assertThat(made.json().get("editedAt").isNull()).isTrue();
        assertThat(made.text("/visibility")).isEqualTo("public");
        assertThat(made.text("/createdAt")).matches(".*T.*\\.[0-9]{3}Z");
        assertThat(Instant.parse(made.text("/createdAt"))).isBetween(before, Instant.now());
        assertThat(made.json().get("counts").toString())
                .isEqualTo("{\"likes\":0,\"reposts\":0,\"replies\":0,\"impressions\":0}");
        assertThat(bob.see(made.text("/id")).json()).isEqualTo(made.json());
    }

    @Test
    void textsOfEveryScriptComeBackToTheLetter() {
        List<String> texts =
                List.of(
                        "naïve cafe\u0301 – Ελληνικά – русский – 漢字 – 한글 – עברית – العربية",
                        "👩‍👩‍👧‍👦🏳️‍🌈 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠜎",
                        "line one\nline two\r\n\ttabbed",
                        "<script>alert('1')</script> & \"quotes\" \\ / %00 ' OR 1=1; --",
                        "{\"not\":\"json\"}",
                        "  blanks around  ");
        for (String text : texts) {
            String id = ada.post(text);
            assertThat(bob.see(id).text("/text")).isEqualTo(text);
        }
    }

    @Test
    void twoThousandCharactersFitWhateverTheyAre() {
        for (String character : List.of("x", "é", "漢", "😀")) {
            String longest = character.repeat(2_000);
            assertThat(bob.see(ada.post(longest)).text("/text")).isEqualTo(longest);
            Answer tooLong =
                    ada.api().post("/api/posts", Map.of("text", longest + character)).expect(422);
            assertThat(tooLong.errorFields()).containsExactly("text");
        }
    }

    @Test
    void whatNoDatabaseCouldKeepIsRefused() {
        for (String text : List.of("nul \u0000", "bell \u0007", "half \ud83d of a pair")) {
            String body =
                    "{\"text\":\""
                            + text.replace("\u0000", "\\u0000")
                                    .replace("\u0007", "\\u0007")
                                    .replace("\ud83d", "\\ud83d")
                            + "\"}";
            Answer answer = ada.api().send("POST", "/api/posts", body, Map.of());
            assertThat(answer.status()).as(answer.toString()).isIn(400, 422);
        }
        ada.api().post("/api/posts", Map.of("text", " \n\t ")).expect(422);
        ada.api().post("/api/posts", Map.of()).expect(422);
    }

    @Test
    void everyWrongFieldOfAPostIsNamedAtOnce() {
        Answer answer =
                ada.api()
                        .post(
                                "/api/posts",
                                Map.of(
                                        "text",
                                        "t".repeat(2_001),
                                        "mediaKeys",
                                        List.of("../../etc/passwd")))
                        .expect(422);

        assertThat(answer.errorFields()).containsExactlyInAnyOrder("text", "mediaKeys");
    }

    @Test
    void anEditKeepsTheEarlierTexts() {
        String id = ada.post("first #one");
        ada.api().patch("/api/posts/" + id, Map.of("text", "second #two")).expect(200);

        Answer edited =
                ada.api().patch("/api/posts/" + id, Map.of("text", "third #three")).expect(200);

        assertThat(edited.text("/text")).isEqualTo("third #three");
        assertThat(edited.json().at("/entities/hashtags").toString()).isEqualTo("[\"three\"]");
        assertThat(Instant.parse(edited.text("/editedAt")))
                .isAfterOrEqualTo(Instant.parse(edited.text("/createdAt")));
        assertThat(bob.see(id).json()).isEqualTo(edited.json());
        Answer history = bob.api().get("/api/posts/" + id + "/history").expect(200);
        assertThat(history.items().valueStream().map(item -> item.get("text").asString()))
                .containsExactly("first #one", "second #two", "third #three");
    }

    @Test
    void anEditMovesThePostToItsNewHashtags() {
        String before = "b" + Person.freshName();
        String after = "a" + Person.freshName();
        String id = ada.post("#" + before);

        ada.api().patch("/api/posts/" + id, Map.of("text", "#" + after)).expect(200);

        assertThat(bob.posts("/api/hashtags/" + before + "/posts")).isEmpty();
        assertThat(bob.posts("/api/hashtags/" + after + "/posts")).containsExactly(id);
    }

    @Test
    void onlyItsAuthorChangesOrDeletesAPost() {
        String open = ada.post("mine");
        String hidden = ada.post("mine alone", "private");

        bob.api().patch("/api/posts/" + open, Map.of("text", "yours")).expect(403);
        bob.api().delete("/api/posts/" + open).expect(403);
        bob.api().patch("/api/posts/" + hidden, Map.of("text", "yours")).expect(404);
        bob.api().delete("/api/posts/" + hidden).expect(404);
        assertThat(bob.see(open).text("/text")).isEqualTo("mine");
    }

    @Test
    void aDeletedPostIsGoneEverywhereAtOnce() {
        bob.follow(ada);
        String tag = "d" + Person.freshName();
        String id = ada.post("soon gone #" + tag);
        String quote = bob.publish(Map.of("text", "look", "quoteOf", id));
        bob.api().post("/api/posts/" + id + "/like").expect(200);
        bob.api().post("/api/posts/" + id + "/bookmark").expect(200);
        soon(() -> assertThat(bob.feed()).containsExactly(id));

        ada.api().delete("/api/posts/" + id).expect(204);

        for (Person viewer : List.of(ada, bob)) {
            viewer.see(id).expect(404);
            assertThat(viewer.posts(ada.path() + "/posts")).isEmpty();
            assertThat(viewer.posts("/api/hashtags/" + tag + "/posts")).isEmpty();
            assertThat(viewer.posts("/api/timeline")).doesNotContain(id);
            for (String list : List.of("history", "likes", "reposts", "replies", "ancestors")) {
                viewer.api().get("/api/posts/" + id + "/" + list).expect(404);
            }
        }
        assertThat(bob.feed()).isEmpty();
        for (String list : List.of("likes", "bookmarks")) {
            Answer places = bob.api().get("/api/users/me/" + list).expect(200);
            assertThat(places.items()).hasSize(1);
            assertThat(places.text("/items/0/id")).isEqualTo(id);
            assertThat(places.flag("/items/0/unavailable")).isTrue();
            assertThat(places.json().toString()).doesNotContain("soon gone");
        }
        assertThat(bob.sees(quote)).isTrue();
        ada.api().delete("/api/posts/" + id).expect(404);
        assertThat(ada.api().get("/api/users/me").expect(200).number("/counts/posts")).isZero();
    }

    @Test
    void theNumberOfPostsIsInTheProfile() {
        String root = ada.post("one");
        ada.post("two", "private");
        ada.reply(root, "a reply is not counted");

        assertThat(bob.api().get(ada.path()).number("/counts/posts")).isEqualTo(1);
        assertThat(ada.api().get(ada.path()).number("/counts/posts")).isEqualTo(2);
    }

    @Test
    void hashtagsAreTheSameHoweverTheyAreWritten() {
        String unique = Person.freshName();
        String upper = ada.post("#ZÜRICH" + unique);
        String lower = ada.post("text #zürich" + unique + " text");
        String other = ada.post("#東京" + unique);

        for (String tag : List.of("zürich" + unique, "ZÜRICH" + unique, "Zu\u0308rich" + unique)) {
            assertThat(bob.posts("/api/hashtags/" + Api.encoded(tag) + "/posts"))
                    .as(tag)
                    .containsExactly(lower, upper);
        }
        assertThat(bob.posts("/api/hashtags/" + Api.encoded("東京" + unique) + "/posts"))
                .containsExactly(other);
        assertThat(bob.posts("/api/hashtags/" + unique + "/posts")).isEmpty();
    }

    @Test
    void everybodyMentionedIsNamedOnceWhateverTheCase() {
        String name = bob.username();
        String id =
                ada.post("@" + name + " @" + name.toUpperCase(java.util.Locale.ROOT) + " @" + name);

        Answer post = bob.see(id);

        assertThat(post.json().at("/entities/mentions").size()).isEqualTo(1);
        assertThat(post.text("/entities/mentions/0/id")).isEqualTo(bob.id());
    }

    @Test
    void aQuoteNamesAPublicPostThatItsAuthorSees() {
        String open = ada.post("quote me");
        String closed = ada.post("not me", "followers");
        bob.follow(ada);

        Answer quote =
                bob.api().post("/api/posts", Map.of("text", "this", "quoteOf", open)).expect(201);

        assertThat(quote.text("/quoteOf")).isEqualTo(open);
        for (String wrong : List.of(closed, "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0", "nothing")) {
            Answer refused = bob.api().post("/api/posts", Map.of("text", "this", "quoteOf", wrong));
            assertThat(refused.expect(422).errorFields()).containsExactly("quoteOf");
        }
    }

    @Test
    void listsOfAnAuthorsPostsAreNewestFirstAndHoldNoReplies() {
        String first = ada.post("1");
        String second = ada.post("2");
        ada.reply(first, "a reply");
        String third = ada.post("3");

        assertThat(bob.posts(ada.path() + "/posts")).containsExactly(third, second, first);
        assertThat(
                        bob.api().all("/api/users/" + ada.username() + "/posts", 2).stream()
                                .map(post -> post.get("id").asString()))
                .containsExactly(third, second, first);
        assertThat(ada.posts("/api/users/me/posts")).containsExactly(third, second, first);
    }

    @Test
    void whatAPersonWroteFollowsTheirNewName() {
        String id = ada.post("hello");
        bob.see(id).expect(200);

        Map<String, Object> change = new HashMap<>();
        change.put("displayName", "Countess of Lovelace");
        ada.api().patch("/api/users/me", change).expect(200);

        assertThat(bob.see(id).text("/author/displayName")).isEqualTo("Countess of Lovelace");
    }
}
