package plaza.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                {"baseline":{"staticFeed":{"perSecond":1.5},"rawInsert":{"rowsPerSecond":2.5}},
                 "ops":{"homeFeed":{"perSecond":3.5,"p50Ms":4.5,"p99Ms":5.5,"errors":6.5,"nonEmpty":7.5},
                  "userTimeline":{"perSecond":8.5,"p50Ms":9.5,"p99Ms":10.5,"errors":11.5,"nonEmpty":12.5},
                  "compose":{"perSecond":13.5,"p50Ms":14.5,"p99Ms":15.5,"errors":16.5,"nonEmpty":17.5}},
                 "fanout":{"deliveriesPerSecond":18.5,"visibleP99Ms":19.5},
                 "memory":{"serverMiB":20.5,"postgresMiB":21.5},"startup":{"readyMs":22.5}}
                """;
        JsonMapper json = JsonMapper.builder().build();
        assertThat(json.readTree(JsonReport.of(new Figures(values, Optional.empty()))))
                .isEqualTo(json.readTree(expected));
    }

    @Test
    void jsonSaysNullOfWhatWasNotMeasuredAndWritesNoExponents() {
        Figures figures =
                new Figures(
                        Map.of(Figure.RAW_INSERT, 312345678.9, Figure.COMPOSE_ERRORS, 0.0),
                        Optional.empty());
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
        Figures figures =
                new Figures(
                        Map.of(
                                Figure.HOME_FEED, 3_000.0,
                                Figure.STATIC_FEED, 6_250.0,
                                Figure.HOME_PER_STATIC, 0.48,
                                Figure.HOME_FEED_NON_EMPTY, 0.999,
                                Figure.VISIBLE_P99, 1_000.0,
                                Figure.ALL_ERRORS, 2.0),
                        Optional.of("HOME_FEED answered 500"));
        assertThat(Table.of(figures))
                .anyMatch(
                        line -> line.matches(" +home feed +3,000 +staticFeed +6,250 +0.48 +99.9 %"))
                .anyMatch(line -> line.contains("Errors: 2, first: HOME_FEED answered 500"))
                .contains(
                        "  MISS  home feed at least 0.5 × staticFeed: 0.48",
                        "  --    deliveries at least 0.5 × rawInsert: not measured",
                        "  ok    visible within 1,000 ms at the 99th percentile: 1,000",
                        "  MISS  no errors: 2");
    }

    private static Figures run(double mix, double errors, Optional<String> error) {
        return new Figures(Map.of(Figure.MIX, mix, Figure.ALL_ERRORS, errors), error);
    }
}
