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
                {"baseline":{"empty":{"perSecond":1.5,"cpuMs":2.5},
                             "staticFeed":{"perSecond":3.5},"rawInsert":{"rowsPerSecond":4.5}},
                 "ops":{"homeFeed":{"perSecond":5.5,"cpuMs":6.5,"p50Ms":7.5,"p99Ms":8.5,"errors":9.5,"nonEmpty":10.5},
                  "userTimeline":{"perSecond":11.5,"cpuMs":12.5,"p50Ms":13.5,"p99Ms":14.5,"errors":15.5,"nonEmpty":16.5},
                  "compose":{"perSecond":17.5,"cpuMs":18.5,"p50Ms":19.5,"p99Ms":20.5,"errors":21.5,"nonEmpty":22.5}},
                 "fanout":{"deliveriesPerSecond":23.5,"visibleP99Ms":24.5},
                 "memory":{"serverMiB":25.5,"postgresMiB":26.5},"startup":{"readyMs":27.5}}
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
                                Figure.EMPTY_CPU, 0.25,
                                Figure.HOME_FEED, 3_000.0,
                                Figure.HOME_FEED_CPU, 0.5,
                                Figure.HOME_CPU_PER_EMPTY, 2.0,
                                Figure.STATIC_FEED, 6_250.0,
                                Figure.HOME_PER_STATIC, 0.48,
                                Figure.HOME_FEED_NON_EMPTY, 0.999,
                                Figure.VISIBLE_P99, 1_000.0,
                                Figure.ALL_ERRORS, 2.0),
                        Optional.of("HOME_FEED answered 500"));
        assertThat(Table.of(figures))
                .anyMatch(
                        line ->
                                line.matches(
                                        " +home feed +3,000 +0.50 +staticFeed +6,250 +0.48 +99.9 %"))
                .anyMatch(line -> line.matches(" +empty +– +0.25"))
                .contains(
                        "  processor time: a home feed is 2 × an empty request, a user timeline – × a home feed")
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
