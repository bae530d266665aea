package plaza.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole command against a server process that answers from memory. */
class BenchTest {
    @TempDir private Path directory;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void aRunMeasuresEverythingAndWritesIt() throws IOException {
        Path json = directory.resolve("bench.json");
        int code =
                bench(
                        Launcher.ofFake(directory, ""),
                        "--users",
                        "60",
                        "--posts",
                        "5",
                        "--seconds",
                        "2",
                        "--connections",
                        "8",
                        "--runs",
                        "2",
                        "--json",
                        json.toString());

        assertThat(code).as(text()).isZero();
        JsonNode figures = JsonMapper.builder().build().readTree(Files.readString(json));
        for (String operation :
                new String[] {"homeFeed", "userTimeline", "compose", "follow", "like"}) {
            JsonNode figure = figures.path("ops").path(operation);
            assertThat(figure.path("perSecond").asDouble()).isPositive();
            assertThat(figure.path("cpuMs").isNumber()).isTrue();
            assertThat(figure.path("p50Ms").asDouble()).isPositive();
            assertThat(figure.path("p99Ms").asDouble())
                    .isGreaterThanOrEqualTo(figure.path("p50Ms").asDouble());
            assertThat(figure.path("errors").asLong()).isZero();
            assertThat(figure.path("nonEmpty").asDouble()).isGreaterThan(0.9);
        }
        JsonNode empty = figures.path("baseline").path("empty");
        assertThat(empty.path("perSecond").asDouble()).isPositive();
        assertThat(empty.path("cpuMs").asDouble()).isPositive();
        assertThat(figures.path("baseline").path("staticFeed").path("perSecond").asDouble())
                .isPositive();
        assertThat(figures.path("baseline").path("rawInsert").path("rowsPerSecond").isNull())
                .isTrue();
        assertThat(figures.path("baseline").path("rawCommit").path("perSecond").isNull()).isTrue();
        assertThat(figures.path("idle").path("cpuShare").isNumber()).isTrue();
        assertThat(figures.path("fanout").path("deliveriesPerSecond").asDouble()).isPositive();
        assertThat(figures.path("fanout").path("visibleP99Ms").asDouble()).isPositive();
        assertThat(figures.path("memory").path("serverMiB").asDouble()).isEqualTo(100);
        assertThat(figures.path("startup").path("readyMs").asDouble()).isPositive();
        assertThat(text()).contains("60 people", "Run 2 of 2", "ok    no errors: 0");
    }

    /** The server is its own engine here, which is found by its port, and another is elsewhere. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void enginesAreMeasuredWhereTheyAreFound() throws IOException {
        Path json = directory.resolve("bench.json");
        int code =
                bench(
                        Launcher.ofFake(directory, ""),
                        "--users",
                        "20",
                        "--posts",
                        "2",
                        "--seconds",
                        "1",
                        "--connections",
                        "2",
                        "--json",
                        json.toString());

        assertThat(code).as(text()).isZero();
        JsonNode figures = JsonMapper.builder().build().readTree(Files.readString(json));
        assertThat(figures.at("/engines/postgres/cpuMs/compose").isNumber()).isTrue();
        assertThat(figures.at("/engines/remote/cpuMs/compose").isNull()).isTrue();
        assertThat(figures.at("/memory/postgresMiB").asDouble()).isPositive();
        assertThat(figures.at("/machine/otherShare").asDouble()).isBetween(0.0, 1.0);
        assertThat(text())
                .containsPattern("Processor ms each +server +postgres +remote +all\n")
                .containsPattern("compose +[\\d.]+ +[\\d.]+ +– +–\n");
    }

    @Test
    void growthComparesWithATenfoldNetworkFromAFile() throws IOException {
        Path edges = Files.writeString(directory.resolve("edges"), "a b\nb c\nc\na c\nc d\n");
        int code =
                bench(
                        Launcher.ofFake(directory, ""),
                        "--edges",
                        edges.toString(),
                        "--seconds",
                        "1",
                        "--connections",
                        "4",
                        "--growth");
        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains(edges + ":3: expected two names, found 1")
                .contains("4 people, 8 follows")
                .contains("With 40 people, 80 follows")
                .contains("Growth by 10: p99 of the home feed");
    }

    @Test
    void blueprintsAreMeasuredInTurnAndSetBesideEachOther() throws IOException {
        Path json = directory.resolve("bench.json");
        Path started = directory.resolve("started");
        Path fake = Launcher.ofFake(Files.createDirectory(directory.resolve("fake")), "");
        int code =
                bench(
                        Launcher.of(
                                directory,
                                "echo \"$* $PLAZA_MONGODB_DATABASE\" >> '%s'; exec '%s' \"$@\""
                                        .formatted(started, fake)),
                        "--users",
                        "20",
                        "--seconds",
                        "1",
                        "--connections",
                        "2",
                        "--blueprints",
                        "solo,reels",
                        "--json",
                        json.toString());
        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("On solo:", "On reels:")
                .containsPattern("solo +reels\n")
                .containsPattern("home feed, per second +[\\d.,]+ +[\\d.,]+ +× [\\d.,]+\n");
        assertThat(Files.readString(json)).contains("\"solo\" : {", "\"reels\" : {");
        List<String> starts = Files.readAllLines(started);
        assertThat(starts).hasSize(4).allMatch(line -> line.matches(".* bench[0-9a-f]{12}"));
        assertThat(starts.get(0)).contains("--blueprint solo").isEqualTo(starts.get(1));
        assertThat(starts.get(2)).contains("--blueprint reels").isEqualTo(starts.get(3));
        assertThat(starts.get(0)).isNotEqualTo(starts.get(2));
    }

    @Test
    void errorsOfTheServerMakeItFail() throws IOException {
        int code =
                bench(
                        Launcher.ofFake(directory, "--failing"),
                        "--users",
                        "20",
                        "--seconds",
                        "1",
                        "--connections",
                        "1");
        assertThat(code).isEqualTo(1);
        assertThat(text()).contains("answered 500");
    }

    @Test
    void aServerThatDoesNotStartIsOneLineAndExitCodeOne() throws IOException {
        int code = bench(Launcher.of(directory, "echo 'no disk'; exit 1"), "--users", "20");
        assertThat(code).isEqualTo(1);
        assertThat(text())
                .contains("plaza bench: The server did not become ready; it said: no disk");
    }

    @Test
    void aServerThatDiesOnTheWayIsOneLineWithItsLastWords() throws IOException {
        int code = bench(Launcher.ofFake(directory, "--dying"), "--users", "20", "--seconds", "1");
        assertThat(code).isEqualTo(1);
        assertThat(text())
                .containsPattern("plaza bench: The server ended; it said: .*out of memory\n");
    }

    @Test
    void wrongUsageIsExitCodeTwoAndOneLine() throws IOException {
        assertThat(bench(null)).isEqualTo(2);
        assertThat(bench(directory, "--users", "1")).isEqualTo(2);
        assertThat(bench(directory, "--seconds", "soon")).isEqualTo(2);
        assertThat(bench(directory, "--edges", "absent")).isEqualTo(2);
        assertThat(bench(directory, "--keep", directory.toString())).isEqualTo(2);
        assertThat(bench(directory, "--json", "absent/bench.json")).isEqualTo(2);
        assertThat(bench(directory, "--url", "https://example.org")).isEqualTo(2);
        assertThat(bench(directory, "--unknown")).isEqualTo(2);
        assertThat(bench(directory, "--blueprints", "solo,reels", "--growth")).isEqualTo(2);
        assertThat(text().lines())
                .hasSize(9)
                .contains("plaza bench: --users must be at least 2")
                .allMatch(line -> line.startsWith("plaza bench: "));
    }

    @Test
    void helpNamesEveryOption() throws IOException {
        assertThat(bench(directory, "--help")).isZero();
        assertThat(text())
                .contains(
                        "--users",
                        "--posts",
                        "--edges",
                        "--seconds",
                        "--connections",
                        "--json",
                        "--seed",
                        "--keep",
                        "--growth",
                        "--url",
                        "--blueprints",
                        "--runs",
                        "follows",
                        "likes",
                        "alone");
    }

    private int bench(@Nullable Path launcher, String... arguments) throws IOException {
        try (PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            CommandLine line = Main.commandLine(new BenchCommand(launcher, stream, stream));
            line.setOut(writer(stream)).setErr(writer(stream));
            return line.execute(arguments);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
