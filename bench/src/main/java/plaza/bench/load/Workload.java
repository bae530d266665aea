package plaza.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Performs operations in the name of people drawn uniformly at random. Thread-safe; connections and
 * random generators are the callers'.
 */
public final class Workload {
    private static final byte[] SOME_ITEM = "\"items\":[{".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOME_ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);

    private final List<Person> people;

    public Workload(List<Person> people) {
        this.people = List.copyOf(people);
    }

    public List<Person> people() {
        return people;
    }

    /** The reply as it came, whatever its status. */
    public Reply perform(Operation operation, ApiConnection connection, RandomGenerator random)
            throws IOException {
        Person viewer = anybody(random);
        return switch (operation) {
            case EMPTY -> connection.get("/api/bench/empty", viewer.authorization());
            case STATIC_FEED -> connection.get("/api/bench/static-feed", viewer.authorization());
            case HOME_FEED -> readFeed(viewer, connection);
            case USER_TIMELINE ->
                    connection.get(
                            "/api/users/" + anybody(random).id() + "/posts",
                            viewer.authorization());
            case COMPOSE -> compose(viewer, connection, random);
        };
    }

    public Reply readFeed(Person viewer, ApiConnection connection) throws IOException {
        return connection.get("/api/feed", viewer.authorization());
    }

    public Reply compose(Person author, ApiConnection connection, RandomGenerator random)
            throws IOException {
        String json =
                "{\"text\":\"" + PostText.write(people, random) + "\",\"visibility\":\"public\"}";
        return connection.post("/api/posts", author.authorization(), json);
    }

    /** Whether there was something in the reply: an item in a list, an id in a new post. */
    public static boolean nonEmpty(Operation operation, Reply reply) {
        return reply.contains(operation == Operation.COMPOSE ? SOME_ID : SOME_ITEM);
    }

    private Person anybody(RandomGenerator random) {
        return people.get(random.nextInt(people.size()));
    }
}
