package plaza.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class EnginesCommandTest {
    @TempDir Path data = Path.of("unset");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(Path.of("..").toAbsolutePath());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    @Test
    void aNameThatIsNothingIsWrongUsageAndSaysWhatThereIs() {
        assertThat(run("up", "oracle")).isEqualTo(2);
        assertThat(err.toString()).contains("'oracle'", "reels", "cassandra");
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    @Test
    void oneNodeOrThreeAreStartedAndNoOtherNumber() {
        assertThat(run("up", "redis", "--nodes", "2", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("plaza: --nodes must be 1 or 3, not 2");
    }

    @Test
    void whatHasOneNodeOnlyIsNotStartedAsThree() {
        assertThat(run("up", "neo4j", "--nodes", "3", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cassandra and redis");
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    @Test
    void statusKnowsTheNodesThatWereStartedHere() throws IOException {
        Files.createDirectories(data.resolve("redis4"));
        assertThat(run("status", "redis", "--data", data.toString())).isZero();
        assertThat(out.toString()).contains("redis ", "redis4").doesNotContain("redis5");
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("up", "down", "status", "logs");
    }

    @Test
    void statusKnowsEveryEngineOfABlueprint() {
        assertThat(run("status", "reels", "--data", data.toString())).isZero();
        assertThat(out.toString())
                .contains("cassandra", "mongodb", "neo4j", "opensearch", "redis", "s3");
    }

    @Test
    void stoppingWhatDoesNotRunIsNoError() {
        assertThat(run("down", "redis", "--data", data.toString())).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void logsOfAnEngineThatNeverRanAreAnError() {
        assertThat(run("logs", "neo4j", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Neo4j has no log");
    }
}
