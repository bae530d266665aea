package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;
import tools.jackson.databind.JsonNode;

/** Likes, reposts and bookmarks. */
@Tag("engine")
final class ReactionTest {
    private final RunningPlaza plaza = RunningPlaza.shared();
    private final Person ada = plaza.person();
    private final Person bob = plaza.person();
    private final String post = ada.post("like me");

    /** A kind of reaction, where its count is, and what marks it for the viewer. */
    private record Kind(String path, String count, String mark) {
        String of(String post) {
            return "/api/posts/" + post + "/" + path;
        }

        /** Where people find what they did. */
        String own() {
            return "/api/users/me/" + path + "s";
        }
    }

    static Stream<Kind> counted() {
        return Stream.of(
                new Kind("like", "/counts/likes", "/viewer/liked"),
                new Kind("repost", "/counts/reposts", "/viewer/reposted"));
    }

    static Stream<Kind> all() {
        return Stream.concat(
                counted(), Stream.of(new Kind("bookmark", "/counts/likes", "/viewer/bookmarked")));
    }

    @ParameterizedTest
    @MethodSource("all")
    void twiceIsAsOnceAndTakenBackIsGone(Kind kind) {
        long counts = kind.path().equals("bookmark") ? 0 : 1;
        for (int i = 0; i < 2; i++) {
            Answer answer = bob.api().post(kind.of(post)).expect(200);
            assertThat(answer.number(kind.count())).isEqualTo(counts);
            assertThat(answer.flag(kind.mark())).isTrue();
        }
        assertThat(bob.see(post).flag(kind.mark())).isTrue();
        assertThat(ada.see(post).flag(kind.mark())).isFalse();
        for (int i = 0; i < 2; i++) {
            Answer answer = bob.api().delete(kind.of(post)).expect(200);
            assertThat(answer.number(kind.count())).isZero();
            assertThat(answer.flag(kind.mark())).isFalse();
        }
        assertThat(bob.see(post).flag(kind.mark())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("counted")
    void whoDidItIsListedLatestFirst(Kind kind) {
        List<String> people =
                Stream.generate(plaza::person)
                        .limit(5)
                        .peek(person -> person.api().post(kind.of(post)).expect(200))
                        .map(Person::id)
                        .toList();

        assertThat(
                        bob.api().all(kind.of(post) + "s", 2).stream()
                                .map(person -> person.get("id").asString()))
                .containsExactlyElementsOf(people.reversed());
        assertThat(bob.see(post).number(kind.count())).isEqualTo(5);
    }

    @Test
    void theOwnLikesRepostsAndBookmarksAreListedLatestFirst() {
        String second = ada.post("me too");
        for (String one : List.of(second, post)) {
            bob.api().post("/api/posts/" + one + "/like").expect(200);
            bob.api().post("/api/posts/" + one + "/repost").expect(200);
            bob.api().post("/api/posts/" + one + "/bookmark").expect(200);
        }

        for (String list : List.of("likes", "reposts", "bookmarks")) {
            assertThat(bob.posts("/api/users/me/" + list)).containsExactly(post, second);
            assertThat(ada.posts("/api/users/me/" + list)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("counted")
    void manyAtOnceAreCountedToTheLast(Kind kind) throws Exception {
        List<Person> people = Stream.generate(plaza::person).limit(8).toList();

        Together.run(
                people.size() * 3,
                i -> people.get(i % people.size()).api().post(kind.of(post)).expect(200).status());

        assertThat(bob.see(post).number(kind.count())).isEqualTo(people.size());
        assertThat(bob.api().all(kind.of(post) + "s")).hasSize(people.size());
    }

    /** Every way in which a post goes out of a reader's sight. */
    private enum Loss {
        DELETED,
        AUTHOR_BLOCKS,
        READER_BLOCKS,
        AUTHOR_BECOMES_PRIVATE,
        READER_FOLLOWS_NO_LONGER;

        void befall(Person author, Person reader, String post) {
            switch (this) {
                case DELETED -> author.api().delete("/api/posts/" + post).expect(204);
                case AUTHOR_BLOCKS -> author.block(reader);
                case READER_BLOCKS -> reader.block(author);
                case AUTHOR_BECOMES_PRIVATE -> {
                    reader.unfollow(author);
                    author.hide(true);
                }
                case READER_FOLLOWS_NO_LONGER -> {
                    author.hide(true);
                    reader.unfollow(author);
                }
            }
        }
    }

    static Stream<Arguments> losses() {
        return all().flatMap(
                        kind -> Stream.of(Loss.values()).map(loss -> Arguments.of(kind, loss)));
    }

    @AbovePorts
    @ParameterizedTest
    @MethodSource("losses")
    void whatIsOutOfSightCanBeTakenBackAndTheOwnListSaysThatItIsThere(Kind kind, Loss loss) {
        Person author = plaza.person();
        Person reader = plaza.person().follow(author);
        String lost = author.post("now you see me");
        reader.api().post(kind.of(lost)).expect(200);
        loss.befall(author, reader, lost);
        reader.see(lost).expect(404);

        JsonNode items = reader.api().get(kind.own()).expect(200).items();
        assertThat(items.size()).isOne();
        JsonNode place = items.get(0);
        assertThat(place.propertyNames()).containsExactlyInAnyOrder("id", "unavailable", "viewer");
        assertThat(place.get("id").asString()).isEqualTo(lost);
        assertThat(place.get("unavailable").asBoolean()).isTrue();
        assertThat(place.at(kind.mark()).asBoolean()).isTrue();

        Answer answer = reader.api().delete(kind.of(lost)).expect(200);
        assertThat(answer.json().get("counts").isNull()).isTrue();
        assertThat(answer.flag(kind.mark())).isFalse();
        assertThat(reader.posts(kind.own())).isEmpty();
        if (loss != Loss.DELETED) {
            assertThat(author.see(lost).number(kind.count())).isZero();
        }
        assertThat(refusal(reader, kind, lost))
                .isEqualTo(refusal(reader, kind, "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0"));
    }

    @AbovePorts
    @ParameterizedTest
    @MethodSource("losses")
    void whoNeverReactedIsAnsweredAsIfThePostHadNeverBeen(Kind kind, Loss loss) {
        Person author = plaza.person();
        Person reader = plaza.person().follow(author);
        String lost = author.post("now you see me");
        plaza.person().api().post(kind.of(lost)).expect(200);
        loss.befall(author, reader, lost);

        assertThat(refusal(reader, kind, lost))
                .isEqualTo(refusal(reader, kind, "0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0"));
    }

    /** All that the refusal to take a reaction back says of the post. */
    private static Map<String, String> refusal(Person reader, Kind kind, String post) {
        Answer answer = reader.api().delete(kind.of(post)).expect(404);
        Map<String, String> said = new HashMap<>();
        answer.json()
                .properties()
                .forEach(
                        field ->
                                said.put(
                                        field.getKey(),
                                        field.getValue().toString().replace(post, "POST")));
        said.remove("requestId");
        return said;
    }

    @Test
    void whatIsNotThereCannotBeLiked() {
        for (Kind kind : all().toList()) {
            for (String id : List.of("0199a0c4-6ee3-7d5a-8c2f-3b1f6a52c1d0", "x", "%20")) {
                bob.api().post(kind.of(id)).expect(404);
                bob.api().delete(kind.of(id)).expect(404);
            }
        }
    }
}
