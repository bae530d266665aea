package plaza.dynamodb.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.search.Phrase.Term;
import plaza.core.search.TermPositions;
import plaza.core.search.Token;
import plaza.core.search.Token.Kind;
import plaza.core.search.Tokenizer;

/**
 * The terms of a text in their order, as they are stored: with a blank between them, and a sign
 * behind those of scripts that put none between words. What was stored says by which items a text
 * is found, whatever a later {@link Tokenizer} makes of it.
 */
final class Words implements TermPositions {
    /**
     * Different terms of one text. A text of a post has at most 2,000 code points, and each term
     * begins with one of its own: only compatibility forms, of which some are taken apart into
     * eighteen, make more.
     */
    static final int MOST = 2_000;

    private static final char UNSPACED = '*';
    private static final String WORD = "WORD#";
    private static final String CHARACTER = "CHARACTER#";

    private final NavigableMap<String, NavigableSet<Integer>> words = new TreeMap<>();

    /** By their first characters, where the script puts no blanks between words. */
    private final Map<String, NavigableSet<Integer>> characters = new HashMap<>();

    /** What was made by {@link #stored}. */
    Words(String stored) {
        int position = 0;
        for (String word : stored.isEmpty() ? List.<String>of() : List.of(stored.split(" ", -1))) {
            boolean unspaced = word.charAt(word.length() - 1) == UNSPACED;
            String term = unspaced ? word.substring(0, word.length() - 1) : word;
            words.computeIfAbsent(term, _ -> new TreeSet<>()).add(position);
            if (unspaced) {
                characters.computeIfAbsent(first(term), _ -> new TreeSet<>()).add(position);
            }
            position++;
        }
    }

    /** A text as it is stored. */
    static String stored(String text) {
        List<String> stored = new ArrayList<>();
        Set<String> different = new HashSet<>();
        for (Token token : Tokenizer.tokens(text)) {
            if (different.add(token.term()) && different.size() > MOST) {
                break;
            }
            stored.add(isUnspaced(token.kind()) ? token.term() + UNSPACED : token.term());
        }
        return String.join(" ", stored);
    }

    private static boolean isUnspaced(Kind kind) {
        return switch (kind) {
            case PAIR, LAST, SINGLE -> true;
            case WORD, EMOJI -> false;
        };
    }

    /** The first character of a term. */
    static String first(String term) {
        return term.substring(0, term.offsetByCodePoints(0, 1));
    }

    Set<String> terms() {
        return words.keySet();
    }

    /** The lists in which a post of this text is found, each with where in the text. */
    Map<String, Set<Integer>> lists() {
        Map<String, Set<Integer>> lists = new HashMap<>();
        words.forEach(
                (term, positions) -> {
                    // A character by itself is found among those that begin so.
                    if (!characters.containsKey(term)) {
                        lists.put(WORD + term, positions);
                    }
                });
        characters.forEach((character, positions) -> lists.put(CHARACTER + character, positions));
        return lists;
    }

    /** The list in which all posts with a term are; null where there is none for it. */
    static @Nullable String list(Term term) {
        if (isCharacter(term.text())) {
            return CHARACTER + term.text();
        }
        return term.prefix() ? null : WORD + term.text();
    }

    /** Whether a list is one of {@link #list}, and not of hashtags or authors. */
    static boolean isOfWords(String list) {
        return list.startsWith(WORD) || list.startsWith(CHARACTER);
    }

    /** Whether the list of a term has no other posts, and says where it stands. */
    static boolean isExact(Term term) {
        return term.prefix() == isCharacter(term.text());
    }

    private static boolean isCharacter(String term) {
        if (term.codePointCount(0, term.length()) != 1) {
            return false;
        }
        List<Token> tokens = Tokenizer.tokens(term);
        return tokens.size() == 1 && tokens.getFirst().kind() == Kind.SINGLE;
    }

    @Override
    public int size() {
        return words.size();
    }

    @Override
    public Set<Integer> positions(Term term) {
        if (!term.prefix()) {
            return words.getOrDefault(term.text(), new TreeSet<>());
        }
        return words.tailMap(term.text(), true).entrySet().stream()
                .takeWhile(each -> each.getKey().startsWith(term.text()))
                .flatMap(each -> each.getValue().stream())
                .collect(Collectors.toSet());
    }
}
