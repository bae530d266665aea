package plaza.app.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A network, and what follows from it in the plainest way: nothing of the server's code takes part.
 * People are numbers in the order in which they joined.
 */
final class PlainNetwork {
    private final List<Set<Integer>> follows = new ArrayList<>();
    private final List<Set<Integer>> requests = new ArrayList<>();
    private final List<Set<Integer>> blocks = new ArrayList<>();
    private final List<Set<Integer>> mutes = new ArrayList<>();
    private final Set<Integer> hidden = new TreeSet<>();
    private final Set<Integer> suspended = new TreeSet<>();

    private PlainNetwork(int people) {
        for (int i = 0; i < people; i++) {
            follows.add(new TreeSet<>());
            requests.add(new TreeSet<>());
            blocks.add(new TreeSet<>());
            mutes.add(new TreeSet<>());
        }
    }

    /**
     * The friendships of the LDBC Social Network Benchmark, in both directions.
     *
     * @param directory as for {@link LdbcNetwork#read}
     */
    static PlainNetwork ldbc(Path directory) {
        LdbcNetwork ldbc = LdbcNetwork.read(directory);
        List<String> names = List.copyOf(ldbc.people());
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        var network = new PlainNetwork(names.size());
        for (String name : names) {
            for (String friend : ldbc.friendsOf(name)) {
                network.follows(numbers.getOrDefault(name, -1))
                        .add(numbers.getOrDefault(friend, -1));
            }
        }
        return network;
    }

    /** Lines of two numbers, each an edge in both directions. */
    static PlainNetwork edges(Path file) throws IOException {
        List<String[]> lines =
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("%"))
                        .map(line -> line.strip().split("\\s+", -1))
                        .toList();
        Map<String, Integer> numbers = new HashMap<>();
        for (String[] line : lines) {
            numbers.putIfAbsent(line[0], numbers.size());
            numbers.putIfAbsent(line[1], numbers.size());
        }
        var network = new PlainNetwork(numbers.size());
        for (String[] line : lines) {
            int one = numbers.getOrDefault(line[0], -1);
            int other = numbers.getOrDefault(line[1], -1);
            network.follows(one).add(other);
            network.follows(other).add(one);
        }
        return network;
    }

    /**
     * People who mostly follow those who joined shortly before, and some who are followed by many,
     * so that chains are long and short; with private accounts, requests, blocks, mutes, and people
     * who are gone.
     */
    static PlainNetwork generated(int people, long seed) {
        var random = new Random(seed);
        var network = new PlainNetwork(people);
        for (int person = 0; person < people; person++) {
            if (random.nextInt(10) == 0) {
                network.hidden.add(person);
            }
            if (random.nextInt(25) == 0) {
                network.suspended.add(person);
            }
        }
        for (int person = 0; person < people; person++) {
            int count = random.nextInt(6);
            for (int i = 0; i < count; i++) {
                int near = person - 4 + random.nextInt(9);
                int star = random.nextInt(1 + random.nextInt(people));
                network.follow(random, person, random.nextInt(5) == 0 ? star : near);
            }
            network.stand(random, person, people);
        }
        return network;
    }

    private void follow(Random random, int person, int other) {
        if (other < 0 || other >= follows.size() || other == person) {
            return;
        }
        boolean asks = hidden.contains(other) && random.nextBoolean();
        if (asks && !follows(person).contains(other)) {
            requests.get(person).add(other);
        } else if (!asks && !requests.get(person).contains(other)) {
            follows(person).add(other);
        }
    }

    private void stand(Random random, int person, int people) {
        int other = random.nextInt(people);
        if (other == person) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> mutes.get(person).add(other);
            case 1 -> {
                // A block ends follows and requests; later ones would be refused.
                if (!follows(person).contains(other)
                        && !follows(other).contains(person)
                        && !requests.get(person).contains(other)
                        && !requests.get(other).contains(person)) {
                    blocks.get(person).add(other);
                }
            }
            default -> {
                // Most leave each other alone.
            }
        }
    }

    int size() {
        return follows.size();
    }

    Set<Integer> follows(int person) {
        return follows.get(person);
    }

    Set<Integer> requests(int person) {
        return requests.get(person);
    }

    Set<Integer> blocks(int person) {
        return blocks.get(person);
    }

    Set<Integer> mutes(int person) {
        return mutes.get(person);
    }

    Set<Integer> hidden() {
        return hidden;
    }

    Set<Integer> suspended() {
        return suspended;
    }

    int followCount() {
        return follows.stream().mapToInt(Set::size).sum();
    }

    /** Whether somebody exists for another. */
    boolean sees(int viewer, int person) {
        return !suspended.contains(person)
                && !blocks(viewer).contains(person)
                && !blocks(person).contains(viewer);
    }

    private boolean looksInto(int viewer, int person) {
        return sees(viewer, person)
                && (!hidden.contains(person)
                        || viewer == person
                        || follows(viewer).contains(person));
    }

    /** Somebody suggested, and how many of those whom the viewer follows follow them. */
    record Suggested(int person, int shared) {}

    /** Friends of friends, most shared first, then who joined latest. */
    List<Suggested> suggestions(int viewer) {
        Map<Integer, Integer> shared = new HashMap<>();
        for (int friend : follows(viewer)) {
            if (sees(viewer, friend)) {
                for (int candidate : follows(friend)) {
                    if (candidate != viewer
                            && sees(viewer, candidate)
                            && !follows(viewer).contains(candidate)
                            && !requests(viewer).contains(candidate)
                            && !mutes(viewer).contains(candidate)) {
                        shared.merge(candidate, 1, Integer::sum);
                    }
                }
            }
        }
        return shared.entrySet().stream()
                .map(entry -> new Suggested(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparing(Suggested::shared)
                                .thenComparing(Suggested::person)
                                .reversed())
                .toList();
    }

    /**
     * How many follows everybody is away from a viewer, by one breadth-first search; −1 where there
     * is no chain. A chain goes through people whom the viewer may look into.
     */
    int[] distances(int viewer) {
        int[] distances = new int[size()];
        java.util.Arrays.fill(distances, -1);
        distances[viewer] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(viewer));
        while (!queue.isEmpty()) {
            int person = queue.remove();
            if (person == viewer || looksInto(viewer, person)) {
                for (int next : follows(person)) {
                    if (distances[next] < 0) {
                        distances[next] = distances[person] + 1;
                        queue.add(next);
                    }
                }
            }
        }
        return distances;
    }

    /** Whether people, in this order, are a chain that the viewer may be told. */
    boolean isChain(int viewer, List<Integer> people) {
        for (int i = 1; i < people.size(); i++) {
            int person = people.get(i - 1);
            if (!follows(person).contains(people.get(i)) || (i > 1 && !looksInto(viewer, person))) {
                return false;
            }
        }
        return true;
    }
}
