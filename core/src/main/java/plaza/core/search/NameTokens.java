package plaza.core.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Folds names into words, each after a blank, so that a typed text begins a word where {@code " " +
 * typed} occurs.
 */
public record NameTokens(String value) {
    /**
     * From which similarity on two words are taken for the same with a mistake in it: the default
     * of {@code pg_trgm.similarity_threshold}.
     */
    public static final double SIMILAR = 0.3;

    /** Shorter ones have too few trigrams to tell a mistake from another word. */
    public static final int MIN_SIMILAR = 3;

    public static NameTokens of(String... texts) {
        var names = new StringBuilder();
        for (String text : texts) {
            String words = typed(text);
            if (!words.isEmpty()) {
                names.append(' ').append(words);
            }
        }
        return new NameTokens(names.toString());
    }

    /** A typed text in the same form, without the blank before it; empty when it has no word. */
    public static String typed(String text) {
        return String.join(" ", Tokenizer.words(text));
    }

    /** A username as typed: lower case, without the sign before it. */
    static String username(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        return stripped.startsWith("@") ? stripped.substring(1) : stripped;
    }

    /** Whether a text of {@link #typed} begins one of the words, and goes on in the next ones. */
    public boolean begin(String typed) {
        return !typed.isEmpty() && value.contains(" " + typed);
    }

    /**
     * How much a typed text is like one of the words, or like all of them, in thousandths: shared
     * trigrams divided by all trigrams, as the function {@code similarity} of PostgreSQL's {@code
     * pg_trgm}. 0 when that is below {@link #SIMILAR}.
     */
    public int similarity(String typed) {
        if (typed.codePointCount(0, typed.length()) < MIN_SIMILAR) {
            return 0;
        }
        Set<String> wanted = trigrams(List.of(typed.split(" ", -1)));
        List<String> words = List.of(value.strip().split(" ", -1));
        double most = similarity(wanted, trigrams(words));
        for (String word : words) {
            most = Math.max(most, similarity(wanted, trigrams(List.of(word))));
        }
        return most < SIMILAR ? 0 : (int) Math.round(most * 1_000);
    }

    /** The words, each once: an index finds by their beginnings whatever {@link #begin}s so. */
    public Set<String> words() {
        return value.isEmpty() ? Set.of() : Set.copyOf(List.of(value.strip().split(" ", -1)));
    }

    /**
     * The trigrams of these words: what is like a typed text ({@link #similarity}) shares some with
     * it.
     */
    public static Set<String> trigrams(Collection<String> words) {
        return trigrams(List.copyOf(words));
    }

    private static double similarity(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return (double) shared / (one.size() + other.size() - shared);
    }

    private static Set<String> trigrams(List<String> words) {
        Set<String> trigrams = new HashSet<>();
        for (String word : words) {
            List<String> letters = new ArrayList<>(List.of(" ", " "));
            word.codePoints().mapToObj(Character::toString).forEach(letters::add);
            letters.add(" ");
            for (int i = 0; i + 2 < letters.size(); i++) {
                trigrams.add(String.join("", letters.subList(i, i + 3)));
            }
        }
        return trigrams;
    }
}
