package plaza.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads while Plaza is built for them, with a script in the place of Maven. */
final class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "plaza");

    @TempDir Path root;

    private record Ran(int exitCode, List<String> lines) {}

    @BeforeEach
    void copyTheLauncher() throws IOException {
        Files.copy(LAUNCHER, root.resolve("plaza"));
        Files.createDirectories(root.resolve("adapters/one"));
        Files.createDirectories(maven().resolve("bin"));
    }

    private Path maven() {
        return root.resolve("maven");
    }

    @Test
    void theFirstStartSaysWhatIsFetchedAndBuilt() throws Exception {
        mavenWrites(
                """
                n=0
                while [ $n -lt 250 ]; do
                    echo "[INFO] Downloaded from central: https://example.org/a$n.jar (1 kB at 2 kB/s)"
                    n=$((n + 1))
                done
                echo '[INFO] Building Plaza core 0.1.0-SNAPSHOT                    [2/15]'
                echo '[INFO] Building jar: somewhere'
                echo '[INFO] Building Plaza adapter: Redis 0.1.0-SNAPSHOT          [3/15]'
                echo '[ERROR] the compiler found something'
                exit 1
                """);

        Ran serve = run("serve");

        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.lines())
                .containsSubsequence(
                        "100 files fetched …",
                        "200 files fetched …",
                        "Building part 2/15: Plaza core …",
                        "Building part 3/15: Plaza adapter: Redis …",
                        "[ERROR] the compiler found something");
        assertThat(serve.lines()).noneMatch(line -> line.contains("somewhere"));
        assertThat(serve.lines().getLast())
                .startsWith("plaza: the build failed; all of its output is in ")
                .endsWith(".log");
    }

    @Test
    void servingBuildsNeitherTheBenchNorWithAnalysis() throws Exception {
        mavenWrites("echo \"[ERROR] asked for: $*\"; exit 1");

        Ran serve = run("serve");

        assertThat(serve.lines())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("[ERROR] asked for: ")
                                        .contains("-Dplaza.quick", "-T 2", "-pl app -am")
                                        .doesNotContain("bench"));
    }

    @Test
    void aHeapThatIsNoSizeIsRefusedWhereverItIsSet() throws Exception {
        assertThat(run("serve", "--heap", "12").lines())
                .containsExactly("plaza: the heap must be a size like 512m or 2g, not 12");

        Path file = root.resolve("own.yaml");
        Files.writeString(file, "server:\n  port: 1\nheap: 'much'");
        assertThat(run("doctor", "--config=" + file).lines())
                .containsExactly("plaza: the heap must be a size like 512m or 2g, not much");
    }

    @Test
    void aHeapThatNoServerStartsWithIsAskedForWronglyAndNotLeftToTheJvm() throws Exception {
        for (String heap : List.of("0g", "16m", "63MiB")) {
            Ran serve = run("serve", "--heap", heap);

            assertThat(serve.lines())
                    .containsExactly("plaza: the heap must be 64m or more, not " + heap);
            assertThat(serve.exitCode()).isEqualTo(2);
        }
        assertThat(run("serve", "--heap", "99999999999999g").lines())
                .containsExactly(
                        "plaza: the heap must be a size like 512m or 2g, not 99999999999999g");
    }

    @Test
    void testingExplainsItselfWithoutMaven() throws Exception {
        mavenWrites("echo asked");

        Ran help = run("test", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.lines().getFirst()).startsWith("Usage: plaza test [--fast] [--full]");
    }

    @Test
    void whatTestingIsAskedForIsHandedToMaven() throws Exception {
        mavenWrites("echo \"[ERROR] asked for $*\"; exit 1");

        assertThat(run("test", "-Dtest=One", "--full", "-X").lines())
                .contains(
                        "[ERROR] asked for -B -ntp -T 2 verify -Dplaza.test.full=true -Dtest=One -X");
        assertThat(run("test", "--fast").lines())
                .contains("[ERROR] asked for -B -ntp -T 2 verify -DexcludedGroups=engine");
    }

    @Test
    void whatMavenDoesNotTakeIsSaidInItsWords() throws Exception {
        mavenWrites(
                "echo 'Unrecognized option: --bogus'; echo; echo 'usage: mvn [options]'; echo ' -am'; exit 1");

        Ran test = run("test", "--bogus");

        assertThat(test.exitCode()).isEqualTo(2);
        assertThat(test.lines())
                .containsExactly(
                        "Unrecognized option: --bogus",
                        "plaza: Maven did not begin; what can be said here: ./plaza test --help");
    }

    @Test
    void theMavenOnThePathBuildsWhereItIsNewEnough() throws Exception {
        write(maven().resolve("bin/mvn"), maven("3.8.1", "of the path"));
        write(root.resolve("mvnw"), maven("3.9.16", "of the wrapper"));

        assertThat(runWithMavenOnThePath("serve").lines()).contains("[ERROR] of the path");
    }

    @Test
    void whereMavenIsTooOldTheWrapperFetchesOne() throws Exception {
        for (String version : List.of("3.6.3", "3.8.0", "2.2.1", "of nobody")) {
            write(maven().resolve("bin/mvn"), maven(version, "of the path"));
            write(root.resolve("mvnw"), maven("3.9.16", "of the wrapper"));

            assertThat(runWithMavenOnThePath("serve").lines())
                    .as(version)
                    .contains("[ERROR] of the wrapper")
                    .doesNotContain("[ERROR] of the path");
        }
    }

    @Test
    void aWrapperThatCannotFetchMavenSaysWhyAndWhatToDo() throws Exception {
        write(maven().resolve("bin/mvn"), maven("3.6.3", "of the path"));
        write(root.resolve("mvnw"), "echo 'no way to the repository' >&2; exit 1");

        Ran serve = runWithMavenOnThePath("serve");

        assertThat(serve.exitCode()).isEqualTo(1);
        assertThat(serve.lines()).contains("no way to the repository");
        assertThat(serve.lines().getLast())
                .startsWith("plaza: Maven could not be fetched")
                .contains("MAVEN_HOME");
    }

    /** A Maven that says its version, and fails to build with these words. */
    private static String maven(String version, String words) {
        return """
        case "$*" in
            *-version) echo 'Apache Maven %s (abc)' ;;
            *) echo '[ERROR] %s'; exit 1 ;;
        esac
        """
                .formatted(version, words);
    }

    private void mavenWrites(String script) throws IOException {
        write(maven().resolve("bin/mvn"), script);
    }

    private static void write(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(String... arguments) throws IOException, InterruptedException {
        return run(environment -> environment.put("MAVEN_HOME", maven().toString()), arguments);
    }

    private Ran runWithMavenOnThePath(String... arguments)
            throws IOException, InterruptedException {
        return run(
                environment -> {
                    environment.remove("MAVEN_HOME");
                    environment.merge(
                            "PATH",
                            maven().resolve("bin").toString(),
                            (was, bin) -> bin + ":" + was);
                },
                arguments);
    }

    private Ran run(Consumer<Map<String, String>> change, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(root.resolve("plaza").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        change.accept(builder.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out.lines().toList());
    }
}
