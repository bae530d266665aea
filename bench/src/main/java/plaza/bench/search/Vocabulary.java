package plaza.bench.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

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

    private final double[] sums;

    /**
     * @param words how many there are
     */
    public Vocabulary(int words) {
        sums = new double[words];
        double sum = 0;
        for (int rank = 0; rank < words; rank++) {
            sum += 1 / (rank + 1 + SHIFT);
            sums[rank] = sum;
        }
    }

    public int size() {
        return sums.length;
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
        double point = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
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
