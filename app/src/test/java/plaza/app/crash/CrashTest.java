package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;
import tools.jackson.databind.JsonNode;

/** Real processes, killed with -9 in the middle of writing, several times in a row. */
@Tag("engine")
final class CrashTest {
    /** More where there is time for them. */
    private static final int ROUNDS = Integer.getInteger("plaza.crash.rounds", 2);

    private static final int DEEDS = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path data = TestFolders.create("crash");

    @AfterEach
    void delete() {
        // Where a test has failed, a PostgreSQL whose server was killed is still there.
        PlazaProcess.findPostgres(data).ifPresent(ProcessHandle::destroyForcibly);
        TestFolders.delete(data);
    }

    @Test
    void whatWasAcknowledgedOutlivesTheServer() {
        outlives(PlazaProcess::kill);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "plaza.test.blueprint",
            matches = "(?!solo).*",
            disabledReason = "only solo\'s database dies with its server")
    void whatWasAcknowledgedOutlivesTheServerAndItsDatabase() {
        outlives(PlazaProcess::killWithPostgres);
    }

    private void outlives(Consumer<PlazaProcess> killing) {
        var promises = new Writers.Promises();
        List<Person> authors = new ArrayList<>();
        List<Person> followers = new ArrayList<>();
        List<String> likeable = new ArrayList<>();
        List<Person> followable = new ArrayList<>();
        PlazaProcess server = PlazaProcess.serve(data);
        try {
            prepare(server, authors, followers, likeable, followable);
            String room = room(authors);
            for (int round = 0; round < ROUNDS; round++) {
                try (var writers = new Writers(server.nobody(), promises)) {
                    authors.forEach(writers::post);
                    authors.forEach(author -> writers.say(author, room));
                    writers.like(followers.getFirst(), likeable);
                    writers.follow(followers.getLast(), followable);
                    writers.await(DEEDS);
                    killing.accept(server);
                }
                server = PlazaProcess.serve(data);
                nothingIsLost(server.nobody(), promises, authors, followers);
                nothingSaidIsLost(server.nobody(), promises, authors, room);
            }
            assertThat(server.terminate()).isIn(0, 143);
        } finally {
            server.close();
        }
    }

    private static void prepare(
            PlazaProcess server,
            List<Person> authors,
            List<Person> followers,
            List<String> likeable,
            List<Person> followable) {
        for (int i = 0; i < 4; i++) {
            authors.add(Person.join(server.nobody()));
        }
        for (int i = 0; i < 3; i++) {
            Person follower = Person.join(server.nobody());
            authors.forEach(follower::follow);
            follower.feed();
            followers.add(follower);
        }
        Person popular = Person.join(server.nobody());
        for (int i = 0; i < 80; i++) {
            likeable.add(popular.post("likeable " + i));
        }
        for (int i = 0; i < 8; i++) {
            followable.add(Person.join(server.nobody()));
        }
    }

    private static String room(List<Person> members) {
        List<String> ids = members.stream().map(Person::id).toList();
        return "/api/chats/"
                + members.getFirst()
                        .api()
                        .post("/api/chats", Map.of("name", "Room", "members", ids))
                        .expect(201)
                        .text("/id");
    }

    /** Everybody reads the same, in the same order. */
    private static void nothingSaidIsLost(
            Api nobody, Writers.Promises promises, List<Person> members, String room) {
        List<JsonNode> said = nobody.as(members.getFirst().token()).all(room + "/messages");
        List<String> ids = said.stream().map(message -> message.get("id").asString()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(promises.tried())
                .containsAll(said.stream().map(message -> message.get("text").asString()).toList());
        promises.messages().values().forEach(mine -> assertThat(ids).containsAll(mine));
        for (Person member : members) {
            assertThat(nobody.as(member.token()).all(room + "/messages", "/id")).isEqualTo(ids);
        }
    }

    private static void nothingIsLost(
            Api nobody, Writers.Promises promises, List<Person> authors, List<Person> followers) {
        List<String> everything = new ArrayList<>();
        for (Person author : authors) {
            List<JsonNode> posts = nobody.as(author.token()).all(author.path() + "/posts");
            List<String> ids = posts.stream().map(post -> post.get("id").asString()).toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).containsAll(promises.posts().getOrDefault(author.id(), List.of()));
            // Nothing is there that was not sent; what was not acknowledged may be.
            assertThat(promises.tried())
                    .containsAll(posts.stream().map(post -> post.get("text").asString()).toList());
            everything.addAll(ids);
        }
        everything.sort(Collections.reverseOrder());
        Set<String> ours = new HashSet<>(everything);
        for (Person follower : followers) {
            Api api = nobody.as(follower.token());
            within(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    api.all("/api/feed", "/post/id").stream()
                                                            .filter(ours::contains))
                                            .containsExactlyElementsOf(everything));
        }
        Person liker = followers.getFirst();
        assertThat(nobody.as(liker.token()).all("/api/users/me/likes", "/id"))
                .doesNotHaveDuplicates()
                .containsAll(promises.likes().getOrDefault(liker.id(), Set.of()));
        Person last = followers.getLast();
        assertThat(nobody.as(last.token()).all(last.path() + "/following", "/id"))
                .doesNotHaveDuplicates()
                .containsAll(promises.follows().getOrDefault(last.id(), Set.of()));
    }

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndTheFirstIsNotDisturbed() {
        try (var server = PlazaProcess.serve(data)) {
            Person person = Person.join(server.nobody());

            PlazaProcess.Outcome second = PlazaProcess.run(data, "serve", "--port", "0");

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("already serves", data.toString());
            person.post("still here");
        }
    }

    @Test
    void anEndBySignalLeavesNoProcessBehind() {
        Optional<ProcessHandle> postgres;
        try (var server = PlazaProcess.serve(data)) {
            Person.join(server.nobody()).post("the last words");
            postgres = PlazaProcess.findPostgres(data);
            assertThat(postgres.stream()).allMatch(ProcessHandle::isAlive);

            assertThat(server.terminate()).as(server.errors()).isIn(0, 143);
        }

        within(PATIENCE).until(() -> postgres.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}
