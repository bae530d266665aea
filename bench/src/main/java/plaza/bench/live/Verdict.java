package plaza.bench.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import plaza.bench.live.Arrivals.Arrival;
import plaza.bench.live.Authors.Posted;

/** Compares what listeners heard with what they should have. For one thread. */
public final class Verdict {
    private static final int DIGITS = 3;

    private final Map<String, Posted> posts = new HashMap<>();
    private final Map<Integer, Integer> postsOf = new HashMap<>();
    private final Histogram micros = new Histogram(DIGITS);
    private long expected;
    private long heard;
    private long missing;
    private long doubled;
    private long foreign;
    private long disordered;

    public Verdict(List<Posted> posted) {
        for (Posted post : posted) {
            posts.put(post.id(), post);
            postsOf.merge(post.author(), 1, Integer::sum);
        }
    }

    /** How many posts somebody who follows these authors should hear of. */
    public int expectedOf(Set<Integer> followed) {
        return followed.stream().mapToInt(author -> postsOf.getOrDefault(author, 0)).sum();
    }

    /**
     * Adds a listener. A post is out of order when it came after one that was begun only after this
     * one had been answered: which of two posts that were made at the same time is first, nobody
     * knows.
     */
    public void add(Set<Integer> followed, List<Arrival> arrivals) {
        Set<String> seen = new HashSet<>();
        long latestBegun = Long.MIN_VALUE;
        for (Arrival arrival : arrivals) {
            Posted post = posts.get(arrival.post());
            if (post == null || !followed.contains(post.author())) {
                foreign++;
            } else if (!seen.add(post.id())) {
                doubled++;
            } else {
                if (latestBegun != Long.MIN_VALUE && latestBegun - post.answered() > 0) {
                    disordered++;
                }
                if (latestBegun == Long.MIN_VALUE || post.begun() - latestBegun > 0) {
                    latestBegun = post.begun();
                }
                micros.recordValue(Math.max(0, arrival.nanos() - post.answered()) / 1_000);
            }
        }
        int wanted = expectedOf(followed);
        expected += wanted;
        heard += seen.size();
        missing += wanted - seen.size();
    }

    public long expected() {
        return expected;
    }

    public long heard() {
        return heard;
    }

    public long missing() {
        return missing;
    }

    public long doubled() {
        return doubled;
    }

    /** What came to somebody who does not follow its author. */
    public long foreign() {
        return foreign;
    }

    public long disordered() {
        return disordered;
    }

    /** From the post's answer to the update; 0 where the update was faster. */
    public double percentileMs(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    public boolean isFine() {
        return expected > 0 && missing == 0 && doubled == 0 && foreign == 0 && disordered == 0;
    }
}
