package plaza.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import plaza.bench.load.Toggles.Toggle;
import plaza.bench.network.Network;
import plaza.bench.network.Network.Follow;

/**
 * Performs operations in the name of people drawn uniformly at random. Thread-safe; connections and
 * random generators are the callers'.
 */
public final class Workload {
    private static final byte[] SOME_ITEM = "\"items\":[{".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SOME_ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUOTE = {'"'};

    /** Enough that two who like at the same time seldom meet. */
    private static final int MOST_POSTS = 10_000;

    /** In a network where everybody follows everybody there is nobody else. */
    private static final int TRIES = 100;

    private final List<Person> people;
    private final Network network;
    private final List<String> posts = Collections.synchronizedList(new ArrayList<>());
    private final Toggles follows = new Toggles("following");
    private final Toggles likes = new Toggles("liked");

    /** For people of whom nobody follows anybody. */
    public Workload(List<Person> people) {
        this(people, new Network(people.size(), Set.of()));
    }

    /**
     * @param people as many as the network has, in its order
     */
    public Workload(List<Person> people, Network network) {
        this.people = List.copyOf(people);
        this.network = network;
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
                    connection
                            .get(
                                    "/api/users/" + anybody(random).id() + "/posts",
                                    viewer.authorization())
                            .expecting(SOME_ITEM);
            case COMPOSE -> compose(viewer, connection, random);
            case FOLLOW -> follows.next(connection, () -> follow(random));
            case LIKE -> like(viewer, connection, random);
        };
    }

    public Reply readFeed(Person viewer, ApiConnection connection) throws IOException {
        return connection.get("/api/feed", viewer.authorization()).expecting(SOME_ITEM);
    }

    /** Its post can be liked later on. */
    public Reply compose(Person author, ApiConnection connection, RandomGenerator random)
            throws IOException {
        String json =
                "{\"text\":\"" + PostText.write(people, random) + "\",\"visibility\":\"public\"}";
        Reply reply =
                connection.post("/api/posts", author.authorization(), json).expecting(SOME_ID);
        int before = reply.indexOf(SOME_ID, 0);
        if (reply.ok() && before >= 0 && posts.size() < MOST_POSTS) {
            int begin = before + SOME_ID.length;
            posts.add(reply.text(begin, reply.indexOf(QUOTE, begin)));
        }
        return reply;
    }

    /** The network stays as it is: nobody ends for long a follow that is part of it. */
    private Toggle follow(RandomGenerator random) {
        int follower = random.nextInt(people.size());
        int followed = other(follower, random);
        for (int i = 0; i < TRIES && network.has(new Follow(follower, followed)); i++) {
            follower = random.nextInt(people.size());
            followed = other(follower, random);
        }
        return new Toggle(
                "/api/users/" + people.get(followed).id() + "/follow",
                people.get(follower).authorization(),
                !network.has(new Follow(follower, followed)));
    }

    private int other(int person, RandomGenerator random) {
        return (person + 1 + random.nextInt(people.size() - 1)) % people.size();
    }

    private Reply like(Person viewer, ApiConnection connection, RandomGenerator random)
            throws IOException {
        if (posts.isEmpty()) {
            throw new IOException("There is no post to like.");
        }
        return likes.next(
                connection,
                () ->
                        new Toggle(
                                "/api/posts/" + posts.get(random.nextInt(posts.size())) + "/like",
                                viewer.authorization(),
                                true));
    }

    private Person anybody(RandomGenerator random) {
        return people.get(random.nextInt(people.size()));
    }
}
