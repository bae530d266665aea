package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import plaza.app.importing.PlainNetwork.Suggested;
import plaza.app.wiring.Wiring;
import plaza.contracts.Effort;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.account.Account;
import plaza.core.graph.Connections;
import plaza.core.graph.FollowSuggestion;
import plaza.core.graph.PersonView;

/**
 * Everybody's suggestions, and the chains between many, are those that a plain search of the whole
 * network finds.
 *
 * <p>{@code -Dplaza.ldbc=DIR} and {@code -Dplaza.edges=FILE} run the same on networks of one's own.
 */
@Tag("engine")
final class ConnectionsComparisonTest {
    private static final int MAX_LENGTH = 6;

    /** More than anybody is suggested in networks of a few thousand people. */
    private static final int ALL = 5_000;

    /** To how many others chains are looked for from each person. */
    private static final int TARGETS = Effort.of(50, 150);

    @Test
    void everybodysConnectionsAreWhatFollowsFromTheNetwork(TestReporter reporter) throws Exception {
        String ldbc = System.getProperty("plaza.ldbc");
        String edges = System.getProperty("plaza.edges");
        if (ldbc != null) {
            compare(reporter, "LDBC", PlainNetwork.ldbc(Path.of(ldbc)));
        }
        if (edges != null) {
            compare(reporter, "edges", PlainNetwork.edges(Path.of(edges)));
        }
        if (ldbc == null && edges == null) {
            compare(reporter, "generated", PlainNetwork.generated(150, 20261125));
        }
    }

    private static void compare(TestReporter reporter, String name, PlainNetwork network) {
        try (var people = new NetworkInDatabase(network);
                // Another one than it was taken in with: its caches hold nothing yet.
                Wiring wiring = people.open()) {
            Connections connections = wiring.platform().get(Connections.class);
            var suggestions = new Timings();
            int suggested = 0;
            for (int viewer = 0; viewer < network.size(); viewer++) {
                if (!network.suspended().contains(viewer)) {
                    suggested += suggestions(network, people, connections, viewer, suggestions);
                }
            }
            var paths = new Timings();
            int[] lengths = new int[MAX_LENGTH + 2];
            var random = new Random(1);
            for (int viewer = 0; viewer < network.size(); viewer++) {
                if (!network.suspended().contains(viewer)) {
                    paths(network, people, connections, viewer, random, lengths, paths);
                }
            }
            reporter.publishEntry(
                    ("%s: %d people, %d follows; %d suggestions compared, %s; %d paths, %s; by"
                                    + " length 0 to 6 and none: %s")
                            .formatted(
                                    name,
                                    network.size(),
                                    network.followCount(),
                                    suggested,
                                    suggestions,
                                    paths.count(),
                                    paths,
                                    Arrays.toString(lengths)));
            // Chains of every length, and none at all: otherwise the network shows too little.
            assertThat(lengths[1]).isPositive();
            assertThat(lengths[3]).isPositive();
            if (name.equals("generated")) {
                assertThat(IntStream.of(lengths)).allMatch(count -> count > 0);
            }
        }
    }

    /** Compares one person's suggestions, all of them and those of one page. */
    private static int suggestions(
            PlainNetwork network,
            NetworkInDatabase people,
            Connections connections,
            int viewer,
            Timings timings) {
        List<Suggested> expected = network.suggestions(viewer);
        Account account = people.person(viewer);
        List<FollowSuggestion> page = timings.time(() -> connections.suggest(account.id(), 20));
        List<FollowSuggestion> all = connections.suggest(account.id(), ALL);

        assertThat(all.stream().map(one -> suggested(people, one)))
                .as("suggestions for %d", viewer)
                .containsExactlyElementsOf(expected);
        assertThat(page).isEqualTo(all.subList(0, Math.min(20, all.size())));
        for (FollowSuggestion one : all) {
            List<Integer> via =
                    one.via().stream().map(person -> people.number(person.account())).toList();
            assertThat(via)
                    .hasSize(Math.min(Connections.VIA, one.shared()))
                    .doesNotHaveDuplicates()
                    .allMatch(friend -> network.follows(viewer).contains(friend))
                    .allMatch(
                            friend ->
                                    network.follows(friend)
                                            .contains(people.number(one.person().account())));
        }
        return all.size();
    }

    private static Suggested suggested(NetworkInDatabase people, FollowSuggestion suggestion) {
        return new Suggested(people.number(suggestion.person().account()), suggestion.shared());
    }

    private static void paths(
            PlainNetwork network,
            NetworkInDatabase people,
            Connections connections,
            int viewer,
            Random random,
            int[] lengths,
            Timings timings) {
        int[] distances = network.distances(viewer);
        List<Integer> targets =
                new ArrayList<>(IntStream.range(0, network.size()).boxed().toList());
        Collections.shuffle(targets, random);
        for (int target : targets.subList(0, Math.min(TARGETS, targets.size()))) {
            if (network.sees(viewer, target)) {
                int length = distances[target];
                boolean none = length < 0 || length > MAX_LENGTH;
                lengths[none ? MAX_LENGTH + 1 : length]++;
                Account from = people.person(viewer);
                Account to = people.person(target);
                if (none) {
                    DomainException refusal =
                            catchThrowableOfType(
                                    DomainException.class,
                                    () -> timings.time(() -> connections.path(from.id(), to)));
                    assertThat(refusal).as("from %d to %d", viewer, target).isNotNull();
                    assertThat(refusal.kind()).isEqualTo(ErrorKind.NOT_FOUND);
                } else {
                    List<PersonView> chain = timings.time(() -> connections.path(from.id(), to));
                    List<Integer> numbers =
                            chain.stream().map(person -> people.number(person.account())).toList();
                    assertThat(numbers)
                            .as("from %d to %d", viewer, target)
                            .hasSize(length + 1)
                            .startsWith(viewer)
                            .endsWith(target);
                    assertThat(network.isChain(viewer, numbers)).isTrue();
                }
            }
        }
    }
}
