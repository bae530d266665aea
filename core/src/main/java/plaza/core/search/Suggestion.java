package plaza.core.search;

import java.util.Comparator;
import java.util.Optional;

/**
 * Something that may be meant.
 *
 * @param key names it: the id of a person, a hashtag
 * @param names what is typed when it is meant
 * @param weight how many follow, or use it
 */
public record Suggestion(Kind kind, String key, NameTokens names, long weight) {
    /** What is suggested. */
    public enum Kind {
        USER,
        HASHTAG
    }

    public static Suggestion of(SearchableUser user) {
        return new Suggestion(Kind.USER, user.id().toString(), user.names(), user.followers());
    }

    public static Suggestion of(HashtagCount hashtag) {
        return new Suggestion(
                Kind.HASHTAG, hashtag.hashtag(), NameTokens.of(hashtag.hashtag()), hashtag.posts());
    }

    /**
     * How well a suggestion fits, in its order.
     *
     * @param similarity in thousandths; more than all of them when a word begins so
     */
    public record Match(String key, int similarity, long weight) implements Comparable<Match> {
        private static final int BEGINS = 1_001;
        private static final Comparator<Match> ORDER =
                Comparator.comparingInt(Match::similarity)
                        .thenComparingLong(Match::weight)
                        .reversed()
                        .thenComparing(Match::key);

        @Override
        public int compareTo(Match other) {
            return ORDER.compare(this, other);
        }
    }

    /** How well it fits a text of {@link NameTokens#typed}, if it does. */
    public Optional<Match> match(String typed) {
        int similarity = names.begin(typed) ? Match.BEGINS : names.similarity(typed);
        return similarity == 0 ? Optional.empty() : Optional.of(new Match(key, similarity, weight));
    }
}
