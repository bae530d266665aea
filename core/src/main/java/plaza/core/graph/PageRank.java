package plaza.core.graph;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * PageRank (L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank Citation Ranking: Bringing
 * Order to the Web, 1999) of the people of a graph: where a walk is found that goes on along one of
 * the follows of whoever it has come to, and now and then begins anew with anybody. All scores
 * together are 1. The same graph gives the same scores, to the last bit.
 */
final class PageRank {
    /** How likely a walk goes on rather than begins anew. */
    static final double DAMPING = 0.85;

    /** How much all scores together may still move when it is enough. */
    private static final double ENOUGH = 1e-8;

    /** Each takes at least 15 % of what is wrong away: then less than 1/3,000 of it is left. */
    private static final int MAX_ITERATIONS = 50;

    private PageRank() {}

    /**
     * The score of everybody, by number; whoever follows nobody passes on to all alike.
     *
     * @param goesOn asked before each iteration
     * @return empty where it does not go on
     */
    static Optional<double[]> of(CompactGraph graph, BooleanSupplier goesOn) {
        int people = graph.people();
        double[] scores = new double[people];
        Arrays.fill(scores, 1.0 / people);
        double[] next = new double[people];
        double moved = people == 0 ? 0 : 1;
        for (int i = 0; i < MAX_ITERATIONS && moved > ENOUGH; i++) {
            if (!goesOn.getAsBoolean()) {
                return Optional.empty();
            }
            moved = step(graph, scores, next);
            double[] before = scores;
            scores = next;
            next = before;
        }
        return Optional.of(scores);
    }

    /** Has everybody pass on what they have; says how far the scores moved together. */
    private static double step(CompactGraph graph, double[] scores, double[] next) {
        Arrays.fill(next, 0);
        double unled = 0;
        for (int person = 0; person < scores.length; person++) {
            int begin = graph.begin(person);
            int end = graph.end(person);
            if (begin == end) {
                unled += scores[person];
            }
            for (int follow = begin; follow < end; follow++) {
                next[graph.followed(follow)] += scores[person] / (end - begin);
            }
        }
        double anew = (1 - DAMPING + DAMPING * unled) / scores.length;
        double moved = 0;
        for (int person = 0; person < scores.length; person++) {
            next[person] = anew + DAMPING * next[person];
            moved += Math.abs(next[person] - scores[person]);
        }
        return moved;
    }
}
