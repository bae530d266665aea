package plaza.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;

/** People who write, like and follow as fast as they can, and note what the server promised. */
final class Writers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Promises promises;
    private final Api nobody;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();

    /**
     * What was acknowledged.
     *
     * @param posts ids of posts by the token of their author
     * @param messages ids of messages by the id of their sender
     * @param tried texts of all posts and messages that were sent, acknowledged or not
     */
    record Promises(
            Map<String, List<String>> posts,
            Map<String, Set<String>> likes,
            Map<String, Set<String>> follows,
            Map<String, Set<String>> messages,
            Set<String> tried) {
        Promises() {
            this(
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    ConcurrentHashMap.newKeySet());
        }
    }

    Writers(Api nobody, Promises promises) {
        this.nobody = nobody;
        this.promises = promises;
    }

    /** Begins to write as this person, until the server is gone. */
    void post(Person author) {
        post(author, "writes");
    }

    /** As {@link #post(Person)}, about something. */
    void post(Person author, String what) {
        List<String> mine =
                promises.posts()
                        .computeIfAbsent(
                                author.id(),
                                id -> java.util.Collections.synchronizedList(new ArrayList<>()));
        untilGone(
                author,
                (api, number) -> {
                    String text = author.username() + " " + what + " " + mine.size() + "/" + number;
                    promises.tried().add(text);
                    mine.add(post(api, text));
                });
    }

    private String post(Api api, String text) throws IOException {
        Answer answer = api.trySend("POST", "/api/posts", "{\"text\":\"" + text + "\"}", Map.of());
        return expect(answer, 201).text("/id");
    }

    /** Begins to say things in a chat as this person. */
    void say(Person sender, String chat) {
        Set<String> mine =
                promises.messages()
                        .computeIfAbsent(sender.id(), id -> ConcurrentHashMap.newKeySet());
        untilGone(
                sender,
                (api, number) -> {
                    String text = sender.username() + " says " + mine.size() + "/" + number;
                    promises.tried().add(text);
                    Answer answer =
                            api.trySend(
                                    "POST",
                                    chat + "/messages",
                                    "{\"content\":\"" + text + "\"}",
                                    Map.of());
                    mine.add(expect(answer, 201).text("/id"));
                });
    }

    /** Begins to like these posts as this person. */
    void like(Person person, List<String> posts) {
        Set<String> mine =
                promises.likes().computeIfAbsent(person.id(), id -> ConcurrentHashMap.newKeySet());
        List<String> left = posts.stream().filter(post -> !mine.contains(post)).toList();
        untilGone(
                person,
                (api, number) -> {
                    if (number == left.size()) {
                        throw new Done();
                    }
                    String post = left.get(number);
                    expect(
                            api.trySend("POST", "/api/posts/" + post + "/like", null, Map.of()),
                            200);
                    mine.add(post);
                });
    }

    /** Begins to follow these people as this person. */
    void follow(Person person, List<Person> others) {
        Set<String> mine =
                promises.follows()
                        .computeIfAbsent(person.id(), id -> ConcurrentHashMap.newKeySet());
        List<Person> left = others.stream().filter(other -> !mine.contains(other.id())).toList();
        untilGone(
                person,
                (api, number) -> {
                    if (number == left.size()) {
                        throw new Done();
                    }
                    Person other = left.get(number);
                    expect(api.trySend("POST", other.path() + "/follow", null, Map.of()), 200);
                    mine.add(other.id());
                });
    }

    private interface Deed {
        void doIt(Api api, int number) throws IOException;
    }

    /** There is nothing left to do. */
    private static final class Done extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private void untilGone(Person person, Deed deed) {
        running.incrementAndGet();
        threads.execute(
                () -> {
                    Api api = nobody.as(person.token());
                    try {
                        for (int number = 0; ; number++) {
                            deed.doIt(api, number);
                            acknowledged.incrementAndGet();
                        }
                    } catch (IOException gone) {
                        running.decrementAndGet();
                    }
                });
    }

    /** A server whose database is killed a moment before itself may still say 503. */
    private Answer expect(Answer answer, int status) throws IOException {
        if (answer.status() == 503) {
            throw new IOException("the database is gone");
        }
        if (answer.status() != status) {
            surprises.add(answer.toString());
            throw new IOException("surprise");
        }
        return answer;
    }

    /** Waits until so much more was acknowledged. */
    void await(int more) {
        int goal = acknowledged.get() + more;
        Eventually.within(PATIENCE).until(() -> acknowledged.get() >= goal || !surprises.isEmpty());
    }

    /** Waits until everybody has noticed that the server is gone. */
    @Override
    public void close() {
        Eventually.within(PATIENCE).until(() -> running.get() == 0);
        threads.close();
        assertThat(surprises).isEmpty();
    }
}
