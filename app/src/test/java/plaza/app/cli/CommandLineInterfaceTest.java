package plaza.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.demo.DemoRun;

class CommandLineInterfaceTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLineInterface cli =
            new CommandLineInterface(
                    new PlatformForTests(),
                    new Environment(Map.of(), null, false),
                    new PrintWriter(out),
                    new PrintWriter(err));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sing",
                "serve --prt 1",
                "serve extra",
                "serve --port",
                "serve --port many",
                "serve --seed 3",
                "serve --blueprint trio",
                "serve --config /nowhere/plaza.yaml",
                "import",
                "import csv file",
                "import ldbc",
                "token",
                "admin",
                "admin a b",
                "rebuild",
                "rebuild everything",
            })
    void wrongUsageIsOneLineAndExitCode2(String line) {
        assertThat(cli.run(words(line))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("plaza: ");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "import --help",
                "import ldbc --help",
                "import edges -h",
                "token --help",
                "admin --help",
                "rebuild --help",
                "rebuild timelines --help",
                "doctor --help",
            })
    void everyCommandExplainsItself(String line) {
        assertThat(cli.run(words(line))).isZero();
        assertThat(out.toString()).startsWith("Usage: plaza ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theHelpNamesTheLaunchersCommandsAndHidesTheBuilds() {
        cli.run("--help");

        assertThat(out.toString())
                .contains("engines", "bench", "test", "serve")
                .doesNotContain("warmup");
    }

    /** It shows the first line of what each says. */
    @Test
    void theHelpEndsNoSentenceInTheMiddle() {
        for (String line : List.of("", "import", "rebuild", "ledger")) {
            cli.run(words((line + " --help").strip()));
        }

        String text = out.toString().replaceAll("\\s+", " ");
        assertThat(text)
                .contains("mends it. ledger", "the books.")
                .doesNotContain(", ledger")
                .doesNotEndWith("the ");
    }

    @Test
    void aNetworkThatWasBegunWithOneNumberDoesNotGoOnWithAnother() {
        DemoRun.begin(folder, 3);

        assertThat(cli.run("serve", "--demo", "--seed", "4", "--data", folder.toString()))
                .isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("--seed 3", folder.toString());
    }

    @Test
    void whatReadsDataMakesNoDirectoryWhereThereAreNone() {
        Path none = folder.resolve("none");

        for (String line :
                List.of("token ann", "admin ann", "rebuild search", "reconcile", "ledger check")) {
            assertThat(cli.run(words(line + " --data " + none))).isEqualTo(1);
        }

        assertThat(err.toString().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("--data", none.toString()));
        assertThat(none).doesNotExist();
    }

    @Test
    void aWordThatIsNearlyRightIsGuessed() {
        cli.run("serv");

        assertThat(err.toString()).contains("serve");
    }

    @Test
    void aDataDirectoryThatIsAFileIsExitCode1() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(cli.run("serve", "--data", file.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("is a file");
    }

    @Test
    void whereAnErrorComesFromIsShownOnDemand() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        cli.run("serve", "--verbose", "--data", file.toString());

        assertThat(err.toString()).contains("\tat plaza.app.data.DataDirectory");
    }

    @Test
    void whatIsToBeImportedMustBeThere() {
        assertThat(cli.run("import", "ldbc", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(cli.run("import", "edges", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(2);
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeAnythingIsFilled() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            Path data = folder.resolve("data");

            assertThat(cli.run("serve", "--demo", "--port", port, "--data", data.toString()))
                    .isEqualTo(1);

            assertThat(err.toString().lines()).hasSize(1);
            assertThat(err.toString()).contains("Port " + port, "cannot be used", "--port");
            assertThat(data.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void aDirectoryWithSomethingInItIsNotFilled() throws IOException {
        Path file = Files.createFile(folder.resolve("something"));

        assertThat(cli.run("serve", "--demo", "--data", folder.toString())).isEqualTo(1);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("--demo", "empty", folder.toString());
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    }
}
