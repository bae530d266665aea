package plaza.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import plaza.contracts.media.SampleMedia;
import plaza.http.Api.Answer;
import plaza.http.Api.Person;
import tools.jackson.databind.JsonNode;

class PostApiTest {
    private final Api api = Running.API;
    private final Person ada = api.register();
    private final Person eve = api.register();

    @Test
    void aPostHasEverythingThatItsDescriptionNames() {
        Answer made =
                api.post(
                        ada,
                        "/api/posts",
                        "{\"text\":\"Hello #Plaza @%s https://example.com\"}"
                                .formatted(eve.username()));
        assertThat(made.status()).isEqualTo(201);
        JsonNode post = made.json();
        assertThat(post.propertyNames())
                .containsExactly(
                        "id",
                        "author",
                        "text",
                        "entities",
                        "media",
                        "replyTo",
                        "quoteOf",
                        "visibility",
                        "createdAt",
                        "editedAt",
                        "counts",
                        "viewer");
        assertThat(post.at("/author").propertyNames())
                .containsExactly("id", "username", "displayName", "avatarUrl", "verified");
        assertThat(post.at("/counts").propertyNames())
                .containsExactly("likes", "reposts", "replies", "impressions");
        assertThat(post.at("/viewer").propertyNames())
                .containsExactly("liked", "reposted", "bookmarked");
        assertThat(post.at("/entities/hashtags/0").asString()).isEqualTo("plaza");
        assertThat(post.at("/entities/mentions/0/id").asString()).isEqualTo(eve.id());
        assertThat(post.at("/entities/mentions/0/username").asString()).isEqualTo(eve.username());
        assertThat(post.at("/entities/urls/0").asString()).isEqualTo("https://example.com");
        assertThat(post.at("/visibility").asString()).isEqualTo("public");
        String id = post.at("/id").asString();
        assertThat(api.get(ada, "/api/posts/" + id).json()).isEqualTo(post);
    }

    @Test
    void anEditKeepsTheEarlierText() {
        String id = api.publish(ada, "first");
        Answer edited = api.patch(ada, "/api/posts/" + id, "{\"text\":\"second #tag\"}");
        assertThat(edited.text("text")).isEqualTo("second #tag");
        assertThat(edited.json().at("/editedAt").isNull()).isFalse();
        assertThat(edited.text("entities/hashtags/0")).isEqualTo("tag");
        Answer history = api.get(eve, "/api/posts/" + id + "/history");
        assertThat(history.json().at("/items").findValuesAsString("text"))
                .containsExactly("first", "second #tag");
        assertThat(api.patch(ada, "/api/posts/" + id, "{}").status()).isEqualTo(422);
    }

    @Test
    void onlyTheAuthorEditsAndDeletes() {
        String id = api.publish(ada, "mine");
        assertThat(api.patch(eve, "/api/posts/" + id, "{\"text\":\"x\"}").status()).isEqualTo(403);
        assertThat(api.delete(eve, "/api/posts/" + id).status()).isEqualTo(403);
        assertThat(api.delete(ada, "/api/posts/" + id).status()).isEqualTo(204);
        assertThat(api.get(ada, "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(api.delete(ada, "/api/posts/" + id).status()).isEqualTo(404);
    }

    @Test
    void aPrivatePostIs404ForOthers() {
        String id =
                api.post(ada, "/api/posts", "{\"text\":\"x\",\"visibility\":\"private\"}")
                        .text("id");
        assertThat(api.get(ada, "/api/posts/" + id).status()).isEqualTo(200);
        assertThat(api.get(eve, "/api/posts/" + id).status()).isEqualTo(404);
        assertThat(api.post(eve, "/api/posts/" + id + "/like").status()).isEqualTo(404);
    }

    @Test
    void likesRepostsAndBookmarksAnswerTheNewCountsAndAreIdempotent() {
        String post = "/api/posts/" + api.publish(ada, "hello");
        for (int i = 0; i < 2; i++) {
            JsonNode liked = api.post(eve, post + "/like").json();
            assertThat(liked.at("/counts/likes").asInt()).isEqualTo(1);
            assertThat(liked.at("/viewer/liked").asBoolean()).isTrue();
            JsonNode reposted = api.post(eve, post + "/repost").json();
            assertThat(reposted.at("/counts/reposts").asInt()).isEqualTo(1);
            JsonNode kept = api.post(eve, post + "/bookmark").json();
            assertThat(kept.at("/viewer/bookmarked").asBoolean()).isTrue();
        }
        assertThat(api.get(ada, post + "/likes").text("items/0/id")).isEqualTo(eve.id());
        assertThat(api.get(ada, post + "/reposts").text("items/0/id")).isEqualTo(eve.id());
        assertThat(api.get(eve, "/api/users/me/likes").json().at("/items").size()).isEqualTo(1);
        assertThat(api.get(eve, "/api/users/me/bookmarks").json().at("/items").size()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            assertThat(api.delete(eve, post + "/like").json().at("/counts/likes").asInt()).isZero();
            assertThat(api.delete(eve, post + "/repost").json().at("/counts/reposts").asInt())
                    .isZero();
            assertThat(
                            api.delete(eve, post + "/bookmark")
                                    .json()
                                    .at("/viewer/bookmarked")
                                    .asBoolean())
                    .isFalse();
        }
    }

    @Test
    void whatIsNotPublicIsNotReposted() {
        String id =
                api.post(ada, "/api/posts", "{\"text\":\"x\",\"visibility\":\"followers\"}")
                        .text("id");
        assertThat(api.post(ada, "/api/posts/" + id + "/repost").status()).isEqualTo(403);
    }

    @Test
    void repliesMakeATree() {
        String root = api.publish(ada, "root");
        String reply =
                api.post(eve, "/api/posts", "{\"text\":\"a\",\"replyTo\":\"" + root + "\"}")
                        .text("id");
        String nested =
                api.post(ada, "/api/posts", "{\"text\":\"b\",\"replyTo\":\"" + reply + "\"}")
                        .text("id");
        Answer level = api.get(ada, "/api/posts/" + root + "/replies");
        assertThat(level.json().at("/items").findValuesAsString("replyTo")).containsExactly(root);
        Answer ancestors = api.get(ada, "/api/posts/" + nested + "/ancestors");
        assertThat(ancestors.text("items/0/id")).isEqualTo(root);
        assertThat(ancestors.text("items/1/id")).isEqualTo(reply);
        assertThat(api.get(ada, "/api/posts/" + root).json().at("/counts/replies").asInt())
                .isEqualTo(1);
    }

    @Test
    void commentsAreRepliesByAnotherName() {
        String root = api.publish(ada, "root");
        Answer made =
                api.post(
                        eve,
                        "/api/comments",
                        "{\"postId\":\"" + root + "\",\"text\":\"well said\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("replyTo")).isEqualTo(root);
        Answer nested =
                api.post(
                        ada,
                        "/api/comments",
                        "{\"postId\":\"%s\",\"parentCommentId\":\"%s\",\"text\":\"thanks\"}"
                                .formatted(root, made.text("id")));
        assertThat(nested.text("replyTo")).isEqualTo(made.text("id"));
        assertThat(api.get(ada, "/api/comments/" + root).text("items/0/id"))
                .isEqualTo(made.text("id"));
        assertThat(api.post(eve, "/api/comments", "{\"text\":\"x\"}").status()).isEqualTo(422);
    }

    @Test
    void likesHaveTheirOwnPathToo() {
        String id = api.publish(ada, "hello");
        assertThat(api.post(eve, "/api/likes/" + id).json().at("/counts/likes").asInt())
                .isEqualTo(1);
        JsonNode count = api.get(ada, "/api/likes/" + id).json();
        assertThat(count.at("/counts/likes").asInt()).isEqualTo(1);
        assertThat(count.at("/viewer/liked").asBoolean()).isFalse();
        assertThat(api.delete(eve, "/api/likes/" + id).json().at("/counts/likes").asInt()).isZero();
    }

    @Test
    void reelsArePostsWithMedia() {
        String media = api.upload(ada);
        String body = "{\"text\":\"look\",\"mediaKeys\":[\"" + media + "\"]}";
        Answer reel = api.post(ada, "/api/reels", body);
        assertThat(reel.status()).as(reel.response().body()).isEqualTo(201);
        assertThat(reel.text("media/0/url")).isEqualTo("/api/media/" + media);
        api.publish(ada, "words only");
        assertThat(api.get(eve, "/api/reels/user/" + ada.id()).json().at("/items").size())
                .isEqualTo(1);
        api.post(eve, "/api/users/" + ada.id() + "/follow");
        await().until(
                        () ->
                                api.get(eve, "/api/reels/feed").json().at("/items").size() == 1
                                        && api.get(eve, "/api/feed").json().at("/items").size()
                                                == 2);
        assertThat(api.post(ada, "/api/reels", "{\"text\":\"no media\"}").status()).isEqualTo(422);
    }

    @Test
    void aFieldBehindTheFileAndAnEmptyFileAreRefused() {
        String file = new String(SampleMedia.png(4, 2), StandardCharsets.ISO_8859_1);
        String behind = "\r\n--bound\r\nContent-Disposition: form-data; name=purpose\r\n\r\nstory";
        Answer later =
                api.upload(ada, "post", (file + behind).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(later.status()).isEqualTo(422);
        assertThat(later.text("errors/0/message")).contains("last field");
        Answer empty = api.upload(ada, "post", new byte[0]);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.text("errors/0/message")).isEqualTo("is empty");
    }

    @Test
    void whatADeletedPostShowedIsItsOwnersAndMayBeUsedAgain() {
        String media = api.upload(ada);
        String body = "{\"text\":\"look\",\"mediaKeys\":[\"" + media + "\"]}";
        String id = api.post(ada, "/api/posts", body).text("id");
        assertThat(api.get(eve, "/api/media/" + media).status()).isEqualTo(200);

        assertThat(api.delete(ada, "/api/posts/" + id).status()).isEqualTo(204);

        assertThat(api.get(eve, "/api/media/" + media).status()).isEqualTo(404);
        assertThat(api.get(ada, "/api/media/" + media).status()).isEqualTo(200);
        assertThat(api.post(ada, "/api/posts", body).status()).isEqualTo(201);
        assertThat(api.get(eve, "/api/media/" + media).status()).isEqualTo(200);
    }

    @Test
    void hashtagsListPublicPostsWhateverTheirCase() {
        String tag = "Tag" + Api.freshName().replace("_", "");
        String id = api.publish(ada, "hello #" + tag);
        String path = "/api/hashtags/" + tag.toUpperCase(Locale.ROOT) + "/posts";
        assertThat(api.get(eve, path).text("items/0/id")).isEqualTo(id);
        assertThat(api.get(eve, "/api/hashtags/%E6%9D%B1%E4%BA%AC/posts").status()).isEqualTo(200);
    }

    @Test
    void theHomeFeedHasPostsAndRepostsOfThoseWhomOneFollows() {
        Person reader = api.register();
        api.post(reader, "/api/users/" + ada.id() + "/follow");
        String own = api.publish(ada, "from ada");
        String other = api.publish(eve, "from eve");
        api.post(ada, "/api/posts/" + other + "/repost");
        await().until(() -> api.get(reader, "/api/feed").json().at("/items").size() == 2);
        JsonNode items = api.get(reader, "/api/feed").json().at("/items");
        assertThat(items.at("/0/post/id").asString()).isEqualTo(other);
        assertThat(items.at("/0/repostedBy/id").asString()).isEqualTo(ada.id());
        assertThat(items.at("/1/post/id").asString()).isEqualTo(own);
        assertThat(items.at("/1/repostedBy").isNull()).isTrue();
    }

    @Test
    void thePublicTimelineIsBoundedByTimes() {
        JsonNode post = api.post(ada, "/api/posts", "{\"text\":\"now\"}").json();
        String at = post.at("/createdAt").asString();
        String id = post.at("/id").asString();
        assertThat(api.get(eve, "/api/timeline?limit=100&since=" + at).response().body())
                .contains(id);
        assertThat(api.get(eve, "/api/timeline?limit=100&until=" + at).response().body())
                .doesNotContain(id);
    }
}
