package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.testing.Answer;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

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
    void theOwnLikesAndBookmarksAreListedLatestFirst() {
        String second = ada.post("me too");
        for (String one : List.of(second, post)) {
            bob.api().post("/api/posts/" + one + "/like").expect(200);
            bob.api().post("/api/posts/" + one + "/bookmark").expect(200);
        }

        for (String list : List.of("likes", "bookmarks")) {
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
