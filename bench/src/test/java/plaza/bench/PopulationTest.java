package plaza.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plaza.bench.load.ApiConnection;
import plaza.bench.load.ErrorLog;
import plaza.bench.load.LoadGenerator;
import plaza.bench.load.Operation;
import plaza.bench.load.Person;
import plaza.bench.load.Tally;
import plaza.bench.load.Workload;
import plaza.bench.network.Network;
import plaza.bench.network.Network.Follow;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

/** A server that is slow and busy is filled all the same. */
class PopulationTest {
    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());
    private static final Network NETWORK = new Network(2, Set.of(new Follow(0, 1)));

    private FakePlaza plaza;
    private BenchApi api;
    private LoadGenerator load;

    @BeforeEach
    void start() throws IOException {
        plaza = new FakePlaza();
        api = new BenchApi(plaza.url());
        load = LoadGenerator.patient(plaza.url(), 2, 1);
    }

    @AfterEach
    void stop() {
        load.close();
        api.close();
        plaza.close();
    }

    @Test
    void followsThatAreTurnedAwayAreSentAgain() throws IOException {
        try (Progress progress = Progress.begin("Some", 3, NOWHERE);
                var connection = new ApiConnection(plaza.url())) {
            List<Person> people = api.createAccounts(2, "t_", progress);
            plaza.turnAway(2);

            api.createFollows(NETWORK.follows(), people, progress);

            var workload = new Workload(people);
            workload.compose(people.get(1), connection, new SplittableRandom(1));
            assertThat(workload.readFeed(people.get(0), connection).nonEmpty()).isTrue();
        }
    }

    @Test
    void postsThatAreTurnedAwayAreSentAgainAndAreNoErrors() {
        var population = new Population(api, load, NOWHERE);
        var workload = new Workload(population.settle(NETWORK), NETWORK);
        var tally = new Tally(Operation.COMPOSE, new ErrorLog());
        plaza.turnAway(3);

        population.post(workload, 5, tally);

        assertThat(plaza.texts()).hasSize(5);
        assertThat(tally.answers()).isEqualTo(5);
        assertThat(tally.errors()).isZero();
    }
}
