package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.app.testing.CommandLine;
import plaza.app.testing.PlazaProcess.Outcome;
import plaza.app.testing.TestDatabase;
import plaza.app.testing.TestFolders;

/**
 * Whatever is wrong with a file is told with its place, and what is right comes in all the same.
 */
@Tag("engine")
final class ImportProblemTest {
    private static final int POSTS = 12;

    private final TestDatabase database = TestDatabase.create();
    private final Path files = TestFolders.create("import");
    private final Path data = TestFolders.create("import-data");
    private final CommandLine commandLine = database.commandLine(data);

    @AfterEach
    void close() {
        TestFolders.delete(data);
        TestFolders.delete(files);
    }

    private Outcome ldbc() {
        return commandLine.run("import", "ldbc", files.toString());
    }

    private Path file(String table) {
        return files.resolve("dynamic").resolve(table + "_0_0.csv");
    }

    private void change(String table, UnaryOperator<List<String>> change) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(table)));
        Files.write(file(table), change.apply(lines));
    }

    private void changeLine(String table, int line, UnaryOperator<String> change)
            throws IOException {
        change(
                table,
                lines -> {
                    lines.set(line - 1, change.apply(lines.get(line - 1)));
                    return lines;
                });
    }

    private void isReported(Outcome outcome, String table, int line, String what) {
        assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(1);
        String place = file(table) + (line == 0 ? "" : ":" + line) + ":";
        assertThat(outcome.err().lines())
                .as(outcome.err())
                .anyMatch(text -> text.contains(place) && text.contains(what));
        assertThat(outcome.err()).doesNotContain("\tat ", "internal error");
    }

    private long users() {
        return database.count("SELECT count(*) FROM users");
    }

    private long posts() {
        return database.count("SELECT count(*) FROM tweets WHERE reply_to_tweet_id IS NULL");
    }

    @Test
    void aMissingFileIsNamedAndWhatCameBeforeItStays() throws IOException {
        LdbcSample.write(files, POSTS);
        Files.delete(file("post"));

        isReported(ldbc(), "post", 0, "no such file");

        assertThat(users()).isEqualTo(LdbcSample.PEOPLE);
        assertThat(database.count("SELECT count(*) FROM follows")).isPositive();
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("post", 1, header -> header.replace("content", "contents"));

        isReported(ldbc(), "post", 1, "content");

        assertThat(users()).isEqualTo(LdbcSample.PEOPLE);
    }

    @Test
    void aLineWithTooFewColumnsIsLeftOut() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("post", 4, line -> line.substring(0, line.lastIndexOf('|')));

        isReported(ldbc(), "post", 4, "columns");

        assertThat(posts()).isEqualTo(POSTS - 1);
    }

    @Test
    void aTimeThatIsNoneIsNamed() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("post", 3, line -> line.replaceFirst("2010-[^|]*", "yesterday"));

        isReported(ldbc(), "post", 3, "yesterday");

        assertThat(posts()).isEqualTo(POSTS - 1);
    }

    @Test
    void aPersonThatDoesNotExistIsNamedWhereverTheyAreMeant() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("post", 2, line -> line.substring(0, line.lastIndexOf('|')) + "|42");
        change(
                "person_knows_person",
                lines -> {
                    lines.add("42|43|2010-01-01T00:00:00.000+0000");
                    return lines;
                });
        int last = Files.readAllLines(file("person_knows_person")).size();

        Outcome outcome = ldbc();

        isReported(outcome, "post", 2, "42");
        isReported(outcome, "person_knows_person", last, "42");
        assertThat(posts()).isEqualTo(POSTS - 1);
    }

    @Test
    void bytesThatAreNoUtf8AreFoundInTheirLine() throws IOException {
        LdbcSample.write(files, POSTS);
        byte[] bytes = Files.readAllBytes(file("post"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String[] lines = text.split("\n", -1);
        lines[5] = lines[5].replace("127.0.0.1", "\u00ff\u00fe");
        Files.write(file("post"), String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));

        isReported(ldbc(), "post", 6, "UTF-8");

        assertThat(users()).isEqualTo(LdbcSample.PEOPLE);
    }

    @Test
    void answersToNothingAreNamed() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("comment", 2, line -> line.replaceFirst("\\|[0-9]*\\|[0-9]*$", "|999|"));

        isReported(ldbc(), "comment", 2, "999");
    }

    @Test
    void textsThatAreTooLongAreLeftOutAndNamed() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("post", 3, line -> line.replace("About thing", "x".repeat(2_001)));

        isReported(ldbc(), "post", 3, "text");

        assertThat(posts()).isEqualTo(POSTS - 1);
    }

    @Test
    void whatWasWrongIsMendedByImportingAgain() throws IOException {
        LdbcSample.write(files, POSTS);
        changeLine("post", 3, line -> line + "|surplus");
        assertThat(ldbc().exitCode()).isEqualTo(1);

        LdbcSample.write(files, POSTS);
        Outcome outcome = ldbc();

        assertThat(outcome.exitCode()).as(outcome.toString()).isZero();
        assertThat(posts()).isEqualTo(POSTS);
    }

    @Test
    void aFolderThatHoldsNoNetworkIsRefused() {
        Outcome outcome = ldbc();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(files.toString());
        assertThat(commandLine.run("import", "ldbc", files + "/nowhere").exitCode()).isEqualTo(1);
        assertThat(commandLine.run("import", "ldbc").exitCode()).isEqualTo(2);
        assertThat(commandLine.run("import").exitCode()).isEqualTo(2);
    }

    @Test
    void edgesBecomeFollowsInBothDirectionsAndWrongLinesAreNamed() throws IOException {
        Path edges = files.resolve("network.edges");
        Files.writeString(edges, "% a comment\n0 1\n1 2\n\nthree 4\n2 0\n1 0\n5 5\n");

        Outcome outcome = commandLine.run("import", "edges", edges.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(edges + ":5:").contains(edges + ":8:");
        assertThat(outcome.out()).contains("Imported 3 users, 3 friendships.");
        assertThat(database.count("SELECT count(*) FROM follows")).isEqualTo(6);
        Outcome again = commandLine.run("import", "edges", edges.toString());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(database.count("SELECT count(*) FROM follows")).isEqualTo(6);
    }

    @Test
    void aLineThatIsTooLongIsNamedAndNotHeldInMemory() throws IOException {
        Path edges = files.resolve("network.edges");
        Files.writeString(edges, "0 1\n" + "7".repeat(TextFile.LONGEST_LINE + 1) + "\n1 2\n");

        Outcome outcome = commandLine.run("import", "edges", edges.toString());

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains(edges + ":2: is longer than 1000000 characters");
        Files.writeString(edges, "# nobody\n");
        assertThat(commandLine.run("import", "edges", edges.toString()).out())
                .contains("Imported nothing.");
    }
}
