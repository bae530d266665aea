package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.wiring.Wiring;
import plaza.core.account.Account;
import plaza.core.graph.Connections;
import plaza.core.graph.FollowSuggestion;
import plaza.core.id.UserId;

/**
 * Somebody follows 300 people, each of whom follows 300 of 30,000 others: suggestions and chains
 * come with a few calls of the stores, also where nothing is cached.
 */
@Tag("engine")
final class WideNetworkTest {
    private static final int FRIENDS = 300;
    private static final int CROWD = 30_000;

    /** Calls of ports, which are as many for three people as for three hundred. */
    private static final long MOST_CALLS = 20;

    private static final String FILL =
            """
            SET LOCAL session_replication_role = replica;
            CREATE FUNCTION person(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                'SELECT (''00000000-0000-7000-8000-'' || lpad(to_hex(n), 12, ''0''))::uuid';
            INSERT INTO users (user_id, username, email, password_hash, display_name,
                               followers_count, following_count)
                SELECT person(n), 'w' || n, 'w' || n || '@x.invalid', '!', 'w' || n,
                    CASE WHEN n = 0 THEN 0 WHEN n <= 300 THEN 1 ELSE 3 END,
                    CASE WHEN n <= 300 THEN 300 ELSE 0 END
                FROM generate_series(0, 30300) n;
            INSERT INTO follows SELECT person(0), person(f), now() FROM generate_series(1, 300) f;
            INSERT INTO follows
                SELECT person(f), person(301 + (f * 97 + k * 101) % 30000), now()
                FROM generate_series(1, 300) f, generate_series(0, 299) k;
            ANALYZE users, follows;
            """;

    @Test
    void suggestionsAndChainsTakeAFewCallsHoweverManyArePassed() throws SQLException {
        try (var people = new NetworkInDatabase(PlainNetwork.generated(0, 0))) {
            fill(people);
            int[] shared = new int[CROWD];
            for (int friend = 1; friend <= FRIENDS; friend++) {
                for (int k = 0; k < 300; k++) {
                    shared[(friend * 97 + k * 101) % CROWD]++;
                }
            }
            var meters = new SimpleMeterRegistry();
            try (Wiring wiring = people.open(meters)) {
                Connections connections = wiring.platform().get(Connections.class);
                long opened = calls(meters);
                List<FollowSuggestion> found = connections.suggest(person(0), 100);
                long suggested = calls(meters);
                assertThat(found).hasSize(100);
                for (FollowSuggestion one : found) {
                    int number = number(one.person().account());
                    assertThat(one.shared()).isEqualTo(shared[number - 301]);
                }
                Account far = found.getFirst().person().account();
                assertThat(connections.path(person(0), far)).hasSize(3);

                assertThat(suggested - opened).isBetween(1L, MOST_CALLS);
                assertThat(calls(meters) - suggested).isBetween(1L, MOST_CALLS);
            }
        }
    }

    private static long calls(MeterRegistry meters) {
        return meters.find("plaza.port").timers().stream().mapToLong(Timer::count).sum();
    }

    private static void fill(NetworkInDatabase people) throws SQLException {
        // The schema is there once the platform has been opened.
        try (Connection sql = people.connect();
                var statement = sql.createStatement()) {
            sql.setAutoCommit(false);
            statement.execute(FILL);
            sql.commit();
        }
    }

    private static UserId person(int number) {
        return UserId.parse("00000000-0000-7000-8000-%012x".formatted(number)).orElseThrow();
    }

    private static int number(Account person) {
        return Integer.parseInt(person.username().substring(1));
    }
}
