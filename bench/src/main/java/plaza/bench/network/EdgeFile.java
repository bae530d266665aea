package plaza.bench.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.bench.network.Network.Follow;

/**
 * Reads undirected edges, one {@code a b} per line, as follows in both directions. Names are any
 * words; empty lines and lines that begin with {@code #} or {@code %} are comments. An edge that is
 * there twice counts once.
 */
public final class EdgeFile {
    private EdgeFile() {}

    /**
     * The network and what was wrong in the file.
     *
     * @param problems one text {@code file:line: …} for each line that was left out
     */
    public record Content(Network network, List<String> problems) {
        public Content {
            problems = List.copyOf(problems);
        }
    }

    public static Content read(Path file) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        Set<Follow> follows = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        // Names are only compared, never shown: Latin-1 takes every byte as it is.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#") || text.startsWith("%")) {
                    continue;
                }
                List<String> words = List.of(text.split("\\s+"));
                if (words.size() != 2) {
                    problems.add(
                            "%s:%d: expected two names, found %d"
                                    .formatted(file, number, words.size()));
                } else if (words.getFirst().equals(words.getLast())) {
                    problems.add("%s:%d: nobody follows themselves".formatted(file, number));
                } else {
                    int a = numberOf(words.getFirst(), numbers);
                    int b = numberOf(words.getLast(), numbers);
                    follows.add(new Follow(a, b));
                    follows.add(new Follow(b, a));
                }
            }
        }
        return new Content(new Network(numbers.size(), follows), problems);
    }

    private static int numberOf(String name, Map<String, Integer> numbers) {
        Integer known = numbers.putIfAbsent(name, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}
