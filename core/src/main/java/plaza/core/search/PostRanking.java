package plaza.core.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;

/**
 * The order of the posts that a search finds: {@code score = relevance × recency}.
 *
 * <p>Relevance is what the engine says of text and query: more for a text that has the terms more
 * often, and less for a longer text. Recency halves with every {@link #HALF_LIFE}: the exponential
 * prior of X. Li and W. B. Croft, <i>Time-based language models</i>, CIKM 2003; it does not fall
 * below {@link #FLOOR}, so that among old posts relevance still decides.
 *
 * <p>A word that everybody uses has too many posts to rank. So the newest {@link #BLOCK} matches
 * are ranked, and behind them the next {@link #BLOCK}: every match is reached, and a page costs the
 * same however many there are.
 */
public final class PostRanking {
    /** After how long a post counts half. */
    public static final Duration HALF_LIFE = Duration.ofDays(3);

    /** What even the oldest post counts. */
    public static final double FLOOR = 0.1;

    /** How many matches are ranked together. */
    public static final int BLOCK = 1_000;

    private PostRanking() {}

    /** A post that matches. */
    public record Candidate(PostId id, double relevance) {}

    /**
     * Matches next to each other in time.
     *
     * @param candidates in any order
     * @param floor the smallest id that was looked at, and null when nothing smaller matches
     */
    public record Block(List<Candidate> candidates, @Nullable PostId floor) {
        public Block {
            candidates = List.copyOf(candidates);
        }
    }

    /** Finds the matches of a search in an engine. */
    @FunctionalInterface
    public interface Matches {
        /**
         * The newest {@link #BLOCK} posts that match.
         *
         * @param before only those with a smaller id
         * @param floor only those with this id or a larger one, or null
         */
        Block find(PostSearch search, PostId before, @Nullable PostId floor);
    }

    private record Scored(PostId id, double score) implements Comparable<Scored> {
        private static final Comparator<Scored> ORDER =
                Comparator.comparingDouble(Scored::score).thenComparing(Scored::id).reversed();

        @Override
        public int compareTo(Scored other) {
            return ORDER.compare(this, other);
        }
    }

    /** A page of what a search finds. */
    public static Page<PostId> page(PostSearch search, PageRequest page, Matches matches) {
        PostPlace place = PostPlace.of(page.cursor(), search);
        Block block = matches.find(search, place.before(), place.floor());
        List<Scored> rest = ranked(block, place);
        Function<Scored, Cursor> position =
                each -> place.behind(block.floor(), each.score(), each.id()).toCursor();
        if (rest.size() > page.limit()) {
            return Page.of(rest, page.limit(), position).map(Scored::id);
        }
        // Within the floor of a block that was full once, posts may be fewer by now.
        PostId floor = place.floor() == null ? block.floor() : place.floor();
        return Page.of(rest, floor == null ? null : place.below(floor).toCursor(), position)
                .map(Scored::id);
    }

    private static List<Scored> ranked(Block block, PostPlace place) {
        List<Scored> scored = new ArrayList<>(block.candidates().size());
        for (Candidate candidate : block.candidates()) {
            var each = new Scored(candidate.id(), score(candidate, place.asOf()));
            if (place.last() == null
                    || each.compareTo(new Scored(place.last(), place.score())) > 0) {
                scored.add(each);
            }
        }
        scored.sort(Comparator.naturalOrder());
        return scored;
    }

    private static double score(Candidate candidate, Instant asOf) {
        return candidate.relevance() * recency(Duration.between(candidate.id().time(), asOf));
    }

    static double recency(Duration age) {
        double halves = Math.max(0, age.toMillis()) / (double) HALF_LIFE.toMillis();
        return FLOOR + (1 - FLOOR) * Math.pow(2, -halves);
    }
}
