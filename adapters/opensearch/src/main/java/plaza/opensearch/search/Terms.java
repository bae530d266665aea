package plaza.opensearch.search;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.Token;
import plaza.core.search.Tokenizer;

/**
 * Terms as text that OpenSearch cuts at its blanks and at nothing else. Each whole term ends with a
 * sign that no term has, and the index holds all of its beginnings too: so a term with the sign is
 * the whole word, one without it a beginning, and both may stand in one phrase.
 */
final class Terms {
    /** After a whole term. */
    static final String END = "¶";

    /** A place of a phrase where anything may stand. */
    static final String ANY = "§";

    /** Code points of the longest beginning: a term and its end. */
    static final int LONGEST = 65;

    private Terms() {}

    static String text(String text) {
        return Tokenizer.tokens(text).stream()
                .map(Token::term)
                .map(term -> term + END)
                .collect(Collectors.joining(" "));
    }

    /** Of words that are cut already, with a blank between them. */
    static String words(String words) {
        return words.isBlank()
                ? ""
                : List.of(words.strip().split(" ", -1)).stream()
                        .map(word -> word + END)
                        .collect(Collectors.joining(" "));
    }

    /** Words of which the last may go on. */
    static Map<String, Object> beginning(String field, String words) {
        String whole = words(words);
        return phrase(field, whole.substring(0, whole.length() - END.length()));
    }

    static Map<String, Object> phrase(String field, Phrase phrase) {
        var text = new StringBuilder();
        int place = 0;
        for (Term term : phrase.terms()) {
            for (; place < term.offset(); place++) {
                text.append(ANY).append(' ');
            }
            text.append(term.text()).append(term.prefix() ? "" : END).append(' ');
            place++;
        }
        return phrase(field, text.toString());
    }

    private static Map<String, Object> phrase(String field, String text) {
        return Map.of("match_phrase", Map.of(field, text));
    }
}
