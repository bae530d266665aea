package plaza.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import plaza.bench.network.Weights;

/**
 * Words that are used as often as those of a language: the word of rank {@code r} with a frequency
 * proportional to {@code 1 / (r + 2.7)} (B. Mandelbrot's form of Zipf's law; 1953). The same
 * numbers give the same words. Immutable.
 */
public final class Vocabulary {
    private static final double SHIFT = 2.7;
    private static final List<String> SYLLABLES =
            List.of(
                    "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri",
                    "so", "tu", "va", "we", "xi", "yo", "zu");

    private final Weights ranks;

    /**
     * @param words how many there are
     */
    public Vocabulary(int words) {
        ranks = new Weights(words, rank -> 1 / (rank + 1 + SHIFT));
    }

    /** The word of a rank, the most used being 0. */
    public static String word(int rank) {
        var word = new StringBuilder();
        int left = rank + SYLLABLES.size();
        while (left > 0) {
            word.insert(0, SYLLABLES.get(left % SYLLABLES.size()));
            left /= SYLLABLES.size();
        }
        return word.toString();
    }

    /** A rank, drawn as often as it is used. */
    public int draw(RandomGenerator random) {
        return ranks.draw(random);
    }

    /** A text of so many words. */
    public String text(int words, RandomGenerator random) {
        List<String> text = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            text.add(word(draw(random)));
        }
        return String.join(" ", text);
    }
}
