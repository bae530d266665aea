package plaza.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plaza.bench.cost.CostCommand;
import plaza.bench.cost.FakeCloud;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The measurement of what operations cost, against a server that takes what it says. */
class CostCommandTest {
    private static final String PRICES =
            """
            currency = EUR
            region = here
            date = 2026-12-01
            source = nobody
            write.perMillion = 1000
            read.perMillion = 500
            streams.perMillion = 1
            storage.perGbMonth = 1
            """;

    @TempDir private Path directory;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private int run(String engine, String... more) throws IOException {
        try (var cloud = new FakeCloud(engine);
                var stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            List<String> arguments =
                    new ArrayList<>(List.of("cost", "--url", cloud.url().toString()));
            arguments.addAll(List.of("--times", "2", "--warm-up", "1"));
            arguments.addAll(List.of("--idle", "0", "--settle", "0"));
            arguments.addAll(List.of(more));
            return Main.commandLine(new BenchCommand(null, stream, stream))
                    .addSubcommand(new CostCommand(null, stream, stream))
                    .setErr(new PrintWriter(stream, true, StandardCharsets.UTF_8))
                    .execute(arguments.toArray(String[]::new));
        }
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private Path prices(String lines) throws IOException {
        return Files.writeString(directory.resolve("prices"), lines);
    }

    @Test
    void eachOperationIsToldWithItsUnitsAndItsPrice() throws IOException {
        Path json = directory.resolve("cost.json");
        int code = run("dynamodb", "--prices", "" + prices(PRICES), "--json", "" + json);

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains("Prices of 2026-12-01: EUR 1000.0 a million writes", "; here")
                .contains("| a like | 0.0 | 3.0 | 3.0000 | journal 1.0 w, posts 2.0 w |")
                .contains("| a home page, cached | 1.0 | 0.0 | 0.5000 | users 1.0 r |")
                .contains("| a delivery, of these 50 | 0.0 | 0.0 | 0.0000 |  |")
                .contains("Idle, an hour of a server: 0 reads, 0 writes")
                .contains("| 30 home pages | 15,000 | 15,000 |")
                .contains("| 10 likes | 30,000 | 30,000 |")
                .contains("| together | 54,500 | 54,500 |");
        JsonNode told = JsonMapper.builder().build().readTree(Files.readString(json));
        assertThat(told.at("/prices/currency").asString()).isEqualTo("EUR");
        JsonNode registering = told.at("/operations/0");
        assertThat(registering.at("/operation").asString()).isEqualTo("register");
        assertThat(registering.at("/writes").asDouble()).isEqualTo(3);
        assertThat(registering.at("/costPer1000").asDouble()).isEqualTo(3);
        assertThat(registering.at("/tables/posts/writes").asDouble()).isEqualTo(2);
        assertThat(told.at("/dayOfAMillionPeople/cached").asDouble()).isEqualTo(54_500);
    }

    @Test
    void thePricesThatComeWithItAreDated() throws IOException {
        assertThat(run("dynamodb")).as(text()).isZero();
        assertThat(text()).containsPattern("Prices of \\d{4}-\\d\\d-\\d\\d: USD 0\\.625 ");
    }

    @Test
    void aServerThatIsNotOnDynamoDbIsRefused() throws IOException {
        assertThat(run("postgres")).isEqualTo(1);
        assertThat(text())
                .contains("keeps nothing in DynamoDB")
                .contains("serve --bench --blueprint cloud");
    }

    @Test
    void pricesThatAreNoneAreRefused() throws IOException {
        assertThat(run("dynamodb", "--prices", directory.resolve("none").toString())).isEqualTo(1);
        assertThat(text()).contains("cannot be read");

        assertThat(run("dynamodb", "--prices", "" + prices(PRICES.replace("500", "dear"))))
                .isEqualTo(1);
        assertThat(text()).contains("'read.perMillion' must be a price like 0.625, not 'dear'");

        assertThat(run("dynamodb", "--prices", "" + prices(PRICES + "reads = 1\n"))).isEqualTo(1);
        assertThat(text()).contains("has the line 'reads'");

        assertThat(run("dynamodb", "--prices", "" + prices("currency = EUR\n"))).isEqualTo(1);
        assertThat(text()).contains("lacks the line 'region = …'");
    }

    @Test
    void aFileThatCannotBeWrittenIsWrongUsage() throws IOException {
        assertThat(run("dynamodb", "--json", directory.resolve("none/a").toString())).isEqualTo(2);
        assertThat(text()).contains("--json: no directory");
    }
}
