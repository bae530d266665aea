package plaza.bench.measure;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import plaza.bench.load.Person;
import plaza.bench.network.Network;

/** The rows of fan-outs: of posts by the most followed, one for each follower. Immutable. */
final class FanoutRows {
    private final Network network;
    private final List<UUID> ids;
    private final long seed;

    /** An entry of a reader's timeline. */
    record Row(UUID reader, Instant at, UUID post, UUID author) {}

    /**
     * @param people as many as the network has, in its order
     */
    FanoutRows(Network network, List<Person> people, long seed) {
        this.network = network;
        this.ids = people.stream().map(person -> UUID.fromString(person.id())).toList();
        this.seed = seed;
    }

    /** Without end, others for each number. */
    Iterator<Row> from(int number) {
        RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed + number);
        List<Integer> authors = network.mostFollowed();
        Deque<Row> next = new ArrayDeque<>();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Row next() {
                while (next.isEmpty()) {
                    int author = authors.get(random.nextInt(authors.size()));
                    UUID post = TimedIds.next(random);
                    Instant at = Instant.now();
                    for (int follower : network.followersOf(author)) {
                        next.add(new Row(ids.get(follower), at, post, ids.get(author)));
                    }
                }
                return next.remove();
            }
        };
    }
}
