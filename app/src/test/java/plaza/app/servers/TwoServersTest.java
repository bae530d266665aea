package plaza.app.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;
import static plaza.app.testing.Eventually.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Ends;
import plaza.app.testing.Heard;
import plaza.app.testing.Person;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;
import plaza.contracts.Effort;

/** Two servers on one set of engines are one platform, also when one of them dies. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Ends.BACK - 1)
final class TwoServersTest {
    private static final int READERS = Effort.of(3, 5);
    private static final int POSTS = Effort.of(25, 60);

    private final Map<String, String> deployment = PlazaProcess.sharing();
    private final Path oneFolder = TestFolders.create("one");
    private final Path otherFolder = TestFolders.create("other");
    private PlazaProcess one = PlazaProcess.serve(oneFolder, deployment);
    private PlazaProcess other = PlazaProcess.serve(otherFolder, deployment);
    private Person ann = Person.join(one.nobody());
    private Person ben = Person.join(other.nobody());

    @BeforeEach
    void meet() {
        bringBack();
        ann = Person.join(one.nobody());
        ben = Person.join(other.nobody()).follow(ann);
    }

    /** Starts what a test has killed. */
    private void bringBack() {
        if (!one.isAlive()) {
            one = PlazaProcess.serve(oneFolder, deployment);
        }
        if (!other.isAlive()) {
            other = PlazaProcess.serve(otherFolder, deployment);
        }
    }

    @AfterAll
    void end() {
        one.close();
        other.close();
        TestFolders.delete(oneFolder);
        TestFolders.delete(otherFolder);
    }

    private static Person at(PlazaProcess server, Person person) {
        return new Person(
                server.nobody().as(person.token()), person.id(), person.username(), person.token());
    }

    @Test
    void whoLogsInAtOneIsKnownAtTheOtherUntilTheyLogOut() {
        Person there = at(other, ann);
        assertThat(there.api().get("/api/users/me").expect(200).text("/id")).isEqualTo(ann.id());

        ann.api().post("/api/auth/logout").expect(204);

        soon(() -> there.api().get("/api/users/me").expect(401));
    }

    @Test
    void whatChangesAtOneIsSeenAtTheOther() {
        Person there = at(other, ann);
        String post = ann.post("before");
        assertThat(there.see(post).expect(200).text("/text")).isEqualTo("before");
        there.api().get(ann.path()).expect(200);

        ann.api().patch("/api/users/me", Map.of("bio", "changed")).expect(200);
        ann.api().patch("/api/posts/" + post, Map.of("text", "after")).expect(200);

        soon(() -> assertThat(there.see(post).text("/text")).isEqualTo("after"));
        soon(() -> assertThat(there.api().get(ann.path()).text("/bio")).isEqualTo("changed"));
        ann.api().delete("/api/posts/" + post).expect(204);
        soon(() -> there.see(post).expect(404));
    }

    /** Of stories a server keeps nothing for itself: what it has, all have. */
    @Test
    void aStoryIsThereAndGoneAtBothAtOnce() {
        String key = ann.upload("story");
        assertThat(ben.api().get(ann.path() + "/stories").expect(200).items()).isEmpty();
        String story =
                "/api/stories/"
                        + ann.api()
                                .post("/api/stories", Map.of("mediaKey", key))
                                .expect(201)
                                .text("/id");
        for (Person ofBen : List.of(ben, at(one, ben))) {
            assertThat(ofBen.api().all("/api/stories")).hasSize(1);
            assertThat(ofBen.api().get(ann.path() + "/stories").expect(200).items()).hasSize(1);
            ofBen.api().get(story).expect(200);
            ofBen.api().get("/api/media/" + key).expect(200);
        }

        ann.api().delete(story).expect(204);

        for (Person ofBen : List.of(ben, at(one, ben))) {
            ofBen.api().get(story).expect(404);
            ofBen.api().get("/api/media/" + key).expect(404);
            assertThat(ofBen.api().get(ann.path() + "/stories").expect(200).items()).isEmpty();
            assertThat(ofBen.api().all("/api/stories")).isEmpty();
        }
    }

    @Test
    void whatHappensAtOneIsToldAtTheOther() {
        String post = ann.post("like me");
        soon(() -> assertThat(ann.api().all("/api/notifications")).hasSize(1));
        ann.follow(ben);
        try (Heard heard = Heard.by(Heard.Way.STREAM, at(other, ann), "")) {
            heard.ready();

            at(one, ben).api().post("/api/posts/" + post + "/like").expect(200);
            String later = at(one, ben).post("look");

            soon(() -> assertThat(heard.named("notifications")).hasSize(1));
            soon(() -> assertThat(heard.feed()).contains(later));
        }
    }

    /** The projections run in one of them: whichever it is, the other takes over. */
    @Test
    void whatWasPostedIsDeliveredOnceWhenOneDiesMeanwhile() throws Exception {
        List<Person> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Person reader = Person.join(other.nobody()).follow(ann).follow(ben);
            reader.feed();
            readers.add(reader);
        }
        for (PlazaProcess dying : List.of(one, other)) {
            deliverWhileOneDies(dying, dying == one ? other : one, readers);
            bringBack();
        }
    }

    private void deliverWhileOneDies(
            PlazaProcess dying, PlazaProcess surviving, List<Person> readers) throws Exception {
        Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
        var ended = new AtomicBoolean();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Person author : List.of(ann, ben)) {
                for (PlazaProcess server : List.of(dying, surviving)) {
                    writers.execute(() -> write(server, author, acknowledged, ended));
                }
            }
            within(Duration.ofMinutes(1)).until(() -> acknowledged.size() > POSTS);
            dying.kill();
            int before = acknowledged.size();
            within(Duration.ofMinutes(1)).until(() -> acknowledged.size() > before + POSTS);
            ended.set(true);
        }
        Person annThere = at(surviving, ann);
        Person benThere = at(surviving, ben);
        for (Person reader : readers) {
            Person there = at(surviving, reader);
            // What the one that died had begun may be finished by the other a little later.
            within(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> {
                                List<String> all = written(annThere, benThere);
                                assertThat(all).containsAll(acknowledged.keySet());
                                assertThat(there.feed()).containsExactlyElementsOf(all);
                            });
        }
    }

    private static List<String> written(Person... authors) {
        List<String> all = new ArrayList<>();
        for (Person author : authors) {
            all.addAll(author.posts(author.path() + "/posts"));
        }
        assertThat(all).doesNotHaveDuplicates();
        all.sort(Collections.reverseOrder());
        return all;
    }

    private static void write(
            PlazaProcess server,
            Person author,
            Map<String, Boolean> acknowledged,
            AtomicBoolean ended) {
        Api api = server.nobody().as(author.token());
        try {
            while (!ended.get()) {
                Answer answer =
                        api.trySend("POST", "/api/posts", "{\"text\":\"one more\"}", Map.of());
                if (answer.status() == 201) {
                    acknowledged.put(answer.text("/id"), true);
                } else if (answer.status() != 503) {
                    throw new AssertionError(answer.toString());
                }
            }
        } catch (IOException gone) {
            // The server was killed.
            assertThat(ended).isFalse();
        }
    }
}
