package plaza.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plaza.bench.server.OfEngine;

class UnitsTest {
    private static OfEngine consumed(String table, String operation, double units) {
        return new OfEngine(
                "dynamodb",
                "capacity.units",
                Map.of("table", table, "operation", operation),
                units);
    }

    @Test
    void requestsReadOrWriteATableOrReadAStream() {
        Units units =
                Units.of(
                        List.of(
                                consumed("a-b-search", "Query", 1),
                                consumed("a-b-search", "BatchGetItem", 2),
                                consumed("a-b-stories", "TransactWriteItems", 4),
                                consumed("a-b-stories", "DeleteItem", 8),
                                consumed("a-b-journal", "GetRecords", 16),
                                new OfEngine("dynamodb", "requests.throttled", Map.of(), 32),
                                new OfEngine("redis", "capacity.units", Map.of(), 64)));

        assertThat(units.reads()).isEqualTo(3);
        assertThat(units.writes()).isEqualTo(12);
        assertThat(units.streamReads()).isEqualTo(16);
        assertThat(units.tables()).containsExactly("journal", "search", "stories");
        assertThat(units.on("stories").writes()).isEqualTo(12);
        assertThat(units.on("stories").reads()).isZero();
    }

    @Test
    void tablesWithoutAPrefixKeepTheirNames() {
        assertThat(
                        Units.of(
                                        List.of(
                                                consumed("search", "Query", 1),
                                                consumed("stories", "Query", 1)))
                                .tables())
                .containsExactly("search", "stories");
    }

    @Test
    void whatIsTakenOffMayBeMoreThanThereIs() {
        Units some = Units.of(List.of(consumed("users", "Query", 3)));
        Units other =
                Units.of(List.of(consumed("users", "Query", 1), consumed("posts", "PutItem", 2)));

        Units left = some.minus(other);
        assertThat(left.reads()).isEqualTo(2);
        assertThat(left.writes()).isEqualTo(-2);
        assertThat(left.plus(other).times(2).reads()).isEqualTo(6);
    }
}
