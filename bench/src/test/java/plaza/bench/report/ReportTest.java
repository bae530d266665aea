package plaza.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    @Test
    void jsonHasExactlyTheseNames() {
        Map<Figure, Double> values = new EnumMap<>(Figure.class);
        double value = 0.5;
        for (Figure figure : Figure.values()) {
            values.put(figure, ++value);
        }
        String expected =
                """
                {"baseline":{"empty":{"perSecond":1.5,"cpuMs":2.5},
                             "staticFeed":{"perSecond":3.5},"rawInsert":{"rowsPerSecond":4.5},
                             "rawCommit":{"perSecond":5.5}},
                 "ops":{
                  "homeFeed":{"perSecond":6.5,"cpuMs":7.5,"p50Ms":8.5,"p99Ms":9.5,"errors":10.5,"nonEmpty":11.5},
                  "userTimeline":{"perSecond":12.5,"cpuMs":13.5,"p50Ms":14.5,"p99Ms":15.5,"errors":16.5,"nonEmpty":17.5},
                  "compose":{"perSecond":18.5,"cpuMs":19.5,"p50Ms":20.5,"p99Ms":21.5,"errors":22.5,"nonEmpty":23.5},
                  "follow":{"perSecond":24.5,"cpuMs":25.5,"p50Ms":26.5,"p99Ms":27.5,"errors":28.5,"nonEmpty":29.5},
                  "like":{"perSecond":30.5,"cpuMs":31.5,"p50Ms":32.5,"p99Ms":33.5,"errors":34.5,"nonEmpty":35.5}},
                 "fanout":{"deliveriesPerSecond":36.5,"visibleP99Ms":37.5},
                 "memory":{"serverMiB":38.5,"postgresMiB":39.5},"startup":{"readyMs":40.5},
                 "idle":{"cpuShare":41.5},"machine":{"otherShare":42.5},
                 "engines":{"postgres":{"cpuMs":{"empty":null,"homeFeed":null,"userTimeline":null,
                  "compose":0.25,"follow":null,"like":null}}}}
                """;
        JsonMapper json = JsonMapper.builder().build();
        assertThat(
                        json.readTree(
                                JsonReport.of(
                                        figures(
                                                values,
                                                Map.of(
                                                        "postgres",
                                                        Map.of(Figure.COMPOSE_CPU, 0.25)),
                                                ""))))
                .isEqualTo(json.readTree(expected));
    }

    @Test
    void jsonSaysNullOfWhatWasNotMeasuredAndWritesNoExponents() {
        Figures figures =
                figures(
                        Map.of(Figure.RAW_INSERT, 312345678.9, Figure.COMPOSE_ERRORS, 0.0),
                        Map.of(),
                        "");
        assertThat(JsonReport.of(figures))
                .contains("\"rowsPerSecond\" : 312346000")
                .contains("\"errors\" : 0,")
                .contains("\"readyMs\" : null");
    }

    @Test
    void theMedianIsOfEachFigureAndErrorsAddUp() {
        Figures median =
                Figures.median(
                        List.of(
                                run(10, 1, Optional.empty()),
                                run(90, 0, Optional.of("first")),
                                run(20, 2, Optional.of("second"))));
        assertThat(median.get(Figure.MIX)).hasValue(20);
        assertThat(median.get(Figure.ALL_ERRORS)).hasValue(3);
        assertThat(median.of("postgres", Figure.COMPOSE_CPU)).hasValue(2);
        assertThat(median.of("postgres", Figure.LIKE_CPU)).isEmpty();
        assertThat(median.firstError()).hasValue("first");
        assertThat(median.get(Figure.READY)).isEmpty();
    }

    @Test
    void theMedianOfTwoLiesBetweenThem() {
        assertThat(
                        Figures.median(
                                        List.of(
                                                run(10, 0, Optional.empty()),
                                                run(20, 0, Optional.empty())))
                                .get(Figure.MIX))
                .hasValue(15);
    }

    @Test
    void theTableShowsValueBaselineAndRatioAndEveryTarget() {
        Map<Figure, Double> values =
                new EnumMap<>(
                        Map.of(
                                Figure.EMPTY_CPU, 0.25,
                                Figure.HOME_FEED, 3_000.0,
                                Figure.HOME_FEED_CPU, 0.5,
                                Figure.HOME_CPU_PER_EMPTY, 2.0,
                                Figure.STATIC_FEED, 6_250.0,
                                Figure.HOME_PER_STATIC, 0.48,
                                Figure.HOME_FEED_NON_EMPTY, 0.999,
                                Figure.VISIBLE_P99, 300.0,
                                Figure.ALL_ERRORS, 2.0));
        values.put(Figure.COMPOSE, 500.0);
        values.put(Figure.COMPOSE_CPU, 2.5);
        values.put(Figure.RAW_COMMIT, 2_500.0);
        values.put(Figure.COMPOSE_PER_RAW, 0.2);
        values.put(Figure.IDLE, 0.002);
        Figures figures = figures(values, Map.of(), "HOME_FEED answered 500");
        assertThat(Table.of(figures))
                .anyMatch(
                        line ->
                                line.matches(
                                        " +home feed +3,000 +0.50 +staticFeed +6,250 +0.48 +99.9 %"))
                .anyMatch(line -> line.matches(" +compose +500 +2.50 +rawCommit +2,500 +0.20 +–"))
                .anyMatch(line -> line.matches(" +empty +– +0.25"))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "  processor time: a home feed is 2 × an empty request, a user timeline – × a home feed"))
                .anyMatch(line -> line.startsWith("Idle: 0.2 % of a core. Memory: "))
                .anyMatch(line -> line.contains("Errors: 2, first: HOME_FEED answered 500"))
                .contains(
                        "  MISS  home feed at least 0.5 × staticFeed: 0.48",
                        "  --    deliveries at least 0.5 × rawInsert: not measured",
                        "  MISS  compose at least 0.25 × rawCommit: 0.20",
                        "  ok    processor time of a home feed at most 2.5 × empty: 2",
                        "  ok    visible within 300 ms at the 99th percentile, at 70 % of the mix: 300",
                        "  ok    idle server at most 0.003 of a core: 0.0020",
                        "  MISS  no errors: 2");
    }

    @Test
    void whatServerAndEnginesTakeIsAddedUpWhereAllAreKnown() {
        Map<Figure, Double> server = Map.of(Figure.COMPOSE_CPU, 2.0, Figure.LIKE_CPU, 1.0);
        Figures figures =
                figures(
                        server,
                        Map.of(
                                "redis", Map.of(Figure.COMPOSE_CPU, 0.5),
                                "cassandra", Map.of(Figure.COMPOSE_CPU, 3.0, Figure.LIKE_CPU, 0.0)),
                        "");

        assertThat(figures.all(Figure.COMPOSE_CPU)).hasValue(5.5);
        assertThat(figures.all(Figure.LIKE_CPU)).isEmpty();
        assertThat(figures.all(Figure.FOLLOW_CPU)).isEmpty();
        assertThat(Table.of(figures))
                .anyMatch(
                        line -> line.matches(" +Processor ms each +server +cassandra +redis +all"))
                .anyMatch(line -> line.matches(" +compose +2 +3 +0.50 +5.50"))
                .anyMatch(line -> line.matches(" +like, unlike +1 +0 +– +–"));
    }

    @Test
    void latenciesArePromisedOfSoloAlone() {
        assertThat(verdictsOn(Optional.of("reels")))
                .noneMatch(line -> line.contains("visible within"))
                .noneMatch(line -> line.contains("each operation of the mix"))
                .anyMatch(line -> line.contains("follow within 30 ms"));
        assertThat(verdictsOn(Optional.of("solo")))
                .anyMatch(line -> line.contains("visible within"));
        assertThat(verdictsOn(Optional.empty())).anyMatch(line -> line.contains("visible within"));
    }

    private static List<String> verdictsOn(Optional<String> blueprint) {
        return Table.of(new Figures(Map.of(), new TreeMap<>(), blueprint, Optional.empty()));
    }

    private static Figures run(double mix, double errors, Optional<String> error) {
        return new Figures(
                Map.of(Figure.MIX, mix, Figure.ALL_ERRORS, errors),
                new TreeMap<>(Map.of("postgres", Map.of(Figure.COMPOSE_CPU, mix / 10))),
                Optional.empty(),
                error);
    }

    private static Figures figures(
            Map<Figure, Double> values, Map<String, Map<Figure, Double>> engines, String error) {
        return new Figures(
                values,
                new TreeMap<>(engines),
                Optional.empty(),
                Optional.of(error).filter(text -> !text.isEmpty()));
    }
}
