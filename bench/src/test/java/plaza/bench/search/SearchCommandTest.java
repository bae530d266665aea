package plaza.bench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import plaza.bench.FakePlaza;
import plaza.bench.load.Person;
import plaza.bench.report.Progress;
import plaza.bench.server.BenchApi;

/** The measurement of searching, against a server that answers from memory. */
class SearchCommandTest {
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private int run(FakePlaza plaza, String... more) {
        try (var stream = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            var command =
                    new SearchCommand(
                            null,
                            stream,
                            stream,
                            (server, network) -> {
                                try (var api = new BenchApi(server);
                                        Progress progress = Progress.begin("People", 1, stream)) {
                                    List<Person> people =
                                            api.createAccounts(network.users(), "s_", progress);
                                    return people;
                                }
                            });
            List<String> arguments =
                    new ArrayList<>(List.of("--url", plaza.url().toString(), "--users", "20"));
            arguments.addAll(List.of("--posts", "50", "--seconds", "2", "--connections", "4"));
            arguments.addAll(List.of(more));
            return new CommandLine(command).execute(arguments.toArray(String[]::new));
        }
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyKindOfSearchIsMeasured() throws IOException {
        try (var plaza = new FakePlaza()) {
            assertThat(run(plaza)).as(text()).isZero();
        }

        assertThat(text()).contains("20 people", "errors: 0", "found after");
        for (QueryKind kind : QueryKind.values()) {
            assertThat(text()).contains(kind.name().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void aServerThatFailsIsReported() throws IOException {
        try (var plaza = new FakePlaza()) {
            plaza.failEvery(10);
            assertThat(run(plaza)).isEqualTo(1);
        }

        assertThat(text()).doesNotContain("errors: 0").contains("500");
    }

    @Test
    void wordsAreDifferentAndTheFirstAreUsedMost() {
        Set<String> words = new HashSet<>();
        IntStream.range(0, 20_000).forEach(rank -> words.add(Vocabulary.word(rank)));
        assertThat(words).hasSize(20_000).allMatch(word -> word.matches("[a-z]{4,}"));

        var random = new Random(1);
        var vocabulary = new Vocabulary(1_000);
        int[] drawn = new int[1_000];
        IntStream.range(0, 100_000).forEach(_ -> drawn[vocabulary.draw(random)]++);
        // 1/(r + 3.7): the first is drawn 15 times as often as the hundredth or so.
        assertThat(drawn[0]).isBetween(10 * drawn[99], 60 * Math.max(1, drawn[99]));
        assertThat(drawn[0]).isGreaterThan(drawn[5]);
    }
}
