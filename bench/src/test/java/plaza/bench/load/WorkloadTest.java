package plaza.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plaza.bench.FakePlaza;
import plaza.bench.network.Network;
import plaza.bench.network.Network.Follow;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

class WorkloadTest {
    private final RandomGenerator random = new SplittableRandom(1);
    private FakePlaza plaza;
    private ApiConnection connection;
    private List<Person> people;

    @BeforeEach
    void startWithThreePeople() throws IOException {
        plaza = new FakePlaza();
        connection = new ApiConnection(plaza.url());
        try (BenchApi api = new BenchApi(plaza.url());
                Progress progress =
                        Progress.begin(
                                "Accounts", 3, new PrintStream(PrintStream.nullOutputStream()))) {
            people = api.createAccounts(3, "t_", progress);
        }
    }

    @AfterEach
    void stop() {
        connection.close();
        plaza.close();
    }

    @Test
    void followsAreMadeAndTakenBackInTurnBesideTheNetwork() throws IOException {
        var network = new Network(3, Set.of(new Follow(0, 1), new Follow(1, 2), new Follow(2, 0)));
        var workload = new Workload(people, network);
        List<String> ofTheNetwork =
                network.follows().stream()
                        .map(
                                follow ->
                                        people.get(follow.follower()).id()
                                                + " "
                                                + people.get(follow.followed()).id())
                        .toList();

        for (int i = 0; i < 20; i++) {
            assertThat(workload.perform(Operation.FOLLOW, connection, random).nonEmpty()).isTrue();
            assertThat(plaza.followed())
                    .hasSize(1 - i % 2)
                    .doesNotContainAnyElementsOf(ofTheNetwork);
        }
        assertThat(plaza.acts()).hasSize(20).doesNotContain("in vain");
    }

    @Test
    void whereEverybodyFollowsEverybodyFollowsEndAndAreMadeAgain() throws IOException {
        var workload =
                new Workload(
                        people.subList(0, 2),
                        new Network(2, Set.of(new Follow(0, 1), new Follow(1, 0))));

        for (int i = 0; i < 4; i++) {
            workload.perform(Operation.FOLLOW, connection, random);
        }

        assertThat(plaza.acts().stream().filter(act -> !act.equals("in vain")))
                .extracting(act -> act.split(" ", -1)[0])
                .containsExactly("DELETE", "POST", "DELETE", "POST");
    }

    @Test
    void likesOfPostsThatWereComposedAreGivenAndTakenBackInTurn() throws IOException {
        var workload = new Workload(people);
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String answer = workload.perform(Operation.COMPOSE, connection, random).text();
            posts.add(answer.substring(7, 43));
        }

        for (int i = 0; i < 20; i++) {
            assertThat(workload.perform(Operation.LIKE, connection, random).nonEmpty()).isTrue();
            assertThat(plaza.liked()).hasSize(1 - i % 2);
            assertThat(plaza.liked()).allMatch(like -> posts.contains(like.substring(37)));
        }
        assertThat(plaza.acts()).hasSize(20).doesNotContain("in vain");
    }

    @Test
    void aLikeWithoutAPostIsAnError() {
        var tally = new Tally(Operation.LIKE, new ErrorLog());
        try (var load = new LoadGenerator(plaza.url(), 1, 1)) {
            load.closed(
                    new Workload(people),
                    Duration.ofNanos(1),
                    random -> Operation.LIKE,
                    Map.of(Operation.LIKE, tally));
        }

        assertThat(tally.errors()).isEqualTo(1);
    }

    @Test
    void anActThatTheServerDidNotDoIsNoAnswerToIt() throws IOException {
        var workload = new Workload(people);
        plaza.freeze();

        assertThat(workload.perform(Operation.FOLLOW, connection, random).nonEmpty()).isFalse();
    }
}
