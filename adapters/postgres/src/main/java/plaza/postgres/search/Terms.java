package plaza.postgres.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;
import plaza.core.search.Phrase;
import plaza.core.search.Phrase.Term;
import plaza.core.search.SearchablePost;
import plaza.core.search.Token;
import plaza.core.search.Tokenizer;

/**
 * Terms as the text forms of {@code tsvector} and {@code tsquery}. Hashtags and authors are terms
 * too, with a sign before them that no word has, so that one index answers all of a search.
 */
final class Terms {
    private static final String HASHTAG = "#";
    private static final String AUTHOR = "@";

    private Terms() {}

    static String vector(SearchablePost post) {
        var vector = new StringBuilder(vector(post.text()));
        vector.append(' ').append(author(post.author()));
        for (String hashtag : post.hashtags()) {
            vector.append(' ').append(hashtag(hashtag));
        }
        return vector.toString();
    }

    static String vector(String text) {
        Map<String, StringBuilder> positions = new LinkedHashMap<>();
        for (Token token : Tokenizer.tokens(text)) {
            StringBuilder places =
                    positions.computeIfAbsent(token.term(), _ -> new StringBuilder());
            places.append(places.isEmpty() ? ":" : ",").append(token.position() + 1);
        }
        return positions.entrySet().stream()
                .map(each -> quoted(each.getKey()) + each.getValue())
                .collect(Collectors.joining(" "));
    }

    static String author(UserId author) {
        return quoted(AUTHOR + author);
    }

    static String hashtag(String hashtag) {
        return quoted(HASHTAG + hashtag);
    }

    /** Every term of every phrase, wherever it stands; null without any. */
    static @Nullable String words(List<Phrase> phrases) {
        List<String> terms = new ArrayList<>();
        phrases.forEach(phrase -> phrase.terms().forEach(term -> terms.add(term(term))));
        return all(terms);
    }

    /** The terms of a phrase at their distances. */
    static String phrase(Phrase phrase) {
        var query = new StringBuilder();
        int before = 0;
        for (Term term : phrase.terms()) {
            if (!query.isEmpty()) {
                query.append(" <").append(term.offset() - before).append("> ");
            }
            query.append(term(term));
            before = term.offset();
        }
        return query.toString();
    }

    static @Nullable String all(List<String> queries) {
        return queries.isEmpty()
                ? null
                : queries.stream().map(query -> "(" + query + ")").collect(Collectors.joining("&"));
    }

    private static String term(Term term) {
        return quoted(term.text()) + (term.prefix() ? ":*" : "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
