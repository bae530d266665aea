package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plaza.app.testing.Heard;
import plaza.app.testing.Heard.Way;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/**
 * What comes live to whoever listens, wherever timelines are kept. Authors with more than three
 * followers are not pushed here.
 */
interface UpdateContract {
    RunningPlaza plaza();

    private Person person() {
        return plaza().person();
    }

    /** Makes somebody so well known that their posts are pulled. */
    private Person famous() {
        Person famous = person();
        for (int i = 0; i < 4; i++) {
            person().follow(famous);
        }
        return famous;
    }

    /** Posts a last one and waits for it: what should not have come would have come before. */
    private void settle(Person followed, Heard... all) {
        String last = followed.post("the last one");
        for (Heard heard : all) {
            soon(() -> assertThat(heard.feed()).contains(last));
        }
    }

    @ParameterizedTest
    @EnumSource
    default void newPostsComeOnceInOrderAndAreInTheFeedByThen(Way way) {
        Person ada = person();
        Person star = famous();
        Person reader = person().follow(ada).follow(star);
        try (Heard heard = Heard.by(way, reader, "?topics=feed").ready()) {
            List<String> posts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                posts.add((i % 2 == 0 ? ada : star).post("post " + i));
                String latest = posts.getLast();
                soon(() -> assertThat(heard.feed()).contains(latest));
                assertThat(reader.feed().getFirst()).isEqualTo(latest);
            }
            assertThat(heard.feed()).containsExactlyElementsOf(posts);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void whateverBreaksEachPostComesOnceAndInOrder(Way way) throws Exception {
        Person ada = person();
        Person star = famous();
        Person reader = person().follow(ada).follow(star);
        List<String> posts = new CopyOnWriteArrayList<>();
        AtomicBoolean posting = new AtomicBoolean(true);
        var connections = new AtomicInteger();
        List<String> got = new ArrayList<>();
        String place;
        try (Heard first = Heard.by(way, reader, "?topics=feed").ready()) {
            place = first.lastId();
        }
        Thread author =
                Thread.startVirtualThread(
                        () -> {
                            for (int i = 0; i < 60 || (i < 600 && connections.get() < 5); i++) {
                                posts.add((i % 3 == 0 ? star : ada).post("post " + i));
                            }
                            posting.set(false);
                        });
        while (posting.get() || got.size() < posts.size()) {
            int wanted = connections.incrementAndGet() % 4;
            try (Heard heard = Heard.by(way, reader, "?topics=feed&lastEventId=" + place).ready()) {
                soon(() -> assertThat(!posting.get() || heard.feed().size() >= wanted).isTrue());
                if (!posting.get()) {
                    int missing = posts.size() - got.size();
                    soon(() -> assertThat(heard.feed()).hasSizeGreaterThanOrEqualTo(missing));
                }
                List<Heard.News> all = heard.all();
                assertThat(all.getFirst().name()).isEqualTo("ready");
                for (Heard.News each : all) {
                    if (each.name().equals("feed")) {
                        got.add(each.data().path("postId").asString());
                    }
                    place = each.id().isEmpty() ? place : each.id();
                }
            }
        }
        author.join();
        assertThat(connections).hasValueGreaterThan(3);
        assertThat(got).containsExactlyElementsOf(posts);
    }

    @Test
    default void onlyWhatTheReaderMaySeeComes() {
        Person ada = person();
        Person muted = person();
        Person blocking = person();
        Person unfollowed = person();
        Person hidden = person();
        Person stranger = person();
        Person reader = person().follow(ada).follow(muted).follow(blocking).follow(unfollowed);
        hidden.hide(true);
        try (Heard stream = Heard.by(Way.STREAM, reader, "?topics=feed").ready();
                Heard socket = Heard.by(Way.SOCKET, reader, "?topics=feed").ready()) {
            reader.mute(muted);
            blocking.block(reader);
            reader.unfollow(unfollowed);
            reader.follow(hidden);
            for (Person one : List.of(muted, blocking, unfollowed, hidden, stranger, reader)) {
                one.post("not for the reader");
            }
            ada.post("for nobody", "private");
            String answered = ada.post("a post");
            ada.reply(answered, "replies are no news");
            String followers = ada.post("for followers", "followers");
            settle(ada, stream, socket);
            for (Heard heard : List.of(stream, socket)) {
                assertThat(heard.feed()).startsWith(answered, followers).hasSize(3);
            }
        }
    }

    @Test
    default void whatBecameHiddenWhileTheReaderWasAwayDoesNotComeAfterwards() {
        Person ada = person();
        Person bob = person();
        Person reader = person().follow(ada).follow(bob);
        String place;
        String deleted;
        String kept;
        try (Heard heard = Heard.by(Way.STREAM, reader, "?topics=feed").ready()) {
            place = heard.lastId();
            deleted = ada.post("deleted soon");
            kept = ada.post("kept");
            bob.post("blocked soon");
            soon(() -> assertThat(heard.feed()).hasSize(3));
        }
        ada.api().delete("/api/posts/" + deleted).expect(204);
        reader.block(bob);
        try (Heard heard = Heard.stream(reader, "?topics=feed", place).ready()) {
            settle(ada, heard);
            assertThat(heard.feed()).startsWith(kept).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    default void ofNotificationsComesWhatTheListHasByThen(Way way) {
        Person reader = person();
        String post = reader.post("like me");
        Person liking = person();
        Person following = person();
        Person deleting = person();
        Person hiding = person();
        Person editing = person();
        Person losing = person();
        reader.follow(losing);
        String place;
        try (Heard heard = Heard.by(way, reader, "?topics=notifications").ready()) {
            place = heard.lastId();
        }
        String mention = "@" + reader.username();
        liking.api().post("/api/posts/" + post + "/like").expect(200);
        following.follow(reader);
        String deleted = deleting.post(mention);
        hiding.post(mention);
        String edited = editing.post(mention);
        losing.post(mention, "followers");
        soon(() -> assertThat(reader.api().all("/api/notifications")).hasSize(6));

        liking.api().delete("/api/posts/" + post + "/like").expect(200);
        following.unfollow(reader);
        deleting.api().delete("/api/posts/" + deleted).expect(204);
        hiding.hide(true);
        editing.api().patch("/api/posts/" + edited, Map.of("text", "nobody")).expect(200);
        losing.block(reader).unblock(reader);
        soon(() -> assertThat(reader.api().all("/api/notifications")).isEmpty());
        person().reply(post, "the last one");
        soon(() -> assertThat(reader.api().all("/api/notifications")).hasSize(1));

        try (Heard heard =
                Heard.by(way, reader, "?topics=notifications&lastEventId=" + place).ready()) {
            soon(() -> assertThat(heard.named("notifications")).isNotEmpty());
            assertThat(heard.named("notifications"))
                    .extracting(news -> news.data().path("type").asString())
                    .containsExactly("reply");
        }
    }

    @Test
    default void aRepostComesWhenItIsNewInTheFeed() {
        Person author = person();
        Person ada = person();
        Person star = famous();
        Person reader = person().follow(ada).follow(star);
        Person knows = person().follow(ada).follow(author);
        try (Heard heard = Heard.by(Way.STREAM, reader, "?topics=feed").ready();
                Heard other = Heard.by(Way.STREAM, knows, "?topics=feed").ready()) {
            String post = author.post("pass me on");
            soon(() -> assertThat(other.feed()).containsExactly(post));
            ada.api().post("/api/posts/" + post + "/repost").expect(200);
            soon(() -> assertThat(heard.feed()).containsExactly(post));
            assertThat(heard.named("feed").getFirst().data().path("repostedBy").asString())
                    .isEqualTo(ada.id());
            star.api().post("/api/posts/" + post + "/repost").expect(200);
            settle(ada, heard, other);
            assertThat(heard.feed()).hasSize(2);
            assertThat(other.feed()).hasSize(2);
            String starred = author.post("pass me on, too");
            star.api().post("/api/posts/" + starred + "/repost").expect(200);
            soon(() -> assertThat(heard.feed()).contains(starred));
        }
    }

    @Test
    default void aStreamThatAsksForNothingTellsWhatIsOnesOwn() {
        Person ada = person();
        Person reader = person().follow(ada);
        String post = reader.post("like me");
        try (Heard heard = Heard.by(Way.STREAM, reader, "").ready()) {
            ada.api().post("/api/posts/" + post + "/like").expect(200);
            soon(() -> assertThat(heard.named("notifications")).hasSize(1));
            String news = ada.post("news");
            soon(() -> assertThat(heard.feed()).contains(news));
        }
    }

    @Test
    default void countsComeToThoseWhoWatchThePost() {
        Person ada = person();
        Person reader = person();
        String post = ada.post("watch me");
        try (Heard heard = Heard.by(Way.STREAM, reader, "?posts=" + post).ready()) {
            soon(() -> assertThat(heard.named("posts")).hasSize(1));
            reader.api().post("/api/posts/" + post + "/like").expect(200);
            soon(
                    () ->
                            assertThat(
                                            heard.named("posts")
                                                    .getLast()
                                                    .data()
                                                    .at("/counts/likes")
                                                    .asInt())
                                    .isEqualTo(1));
            ada.api().send("PATCH", "/api/posts/" + post, "{\"text\":\"x\"}", Map.of()).expect(200);
            reader.api().delete("/api/posts/" + post + "/like").expect(200);
            soon(
                    () ->
                            assertThat(
                                            heard.named("posts")
                                                    .getLast()
                                                    .data()
                                                    .at("/counts/likes")
                                                    .asInt())
                                    .isZero());
        }
    }
}
