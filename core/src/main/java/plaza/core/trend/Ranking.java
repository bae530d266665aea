package plaza.core.trend;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order of {@link TrendCounter#listTop}. */
public final class Ranking {
    private Ranking() {}

    /** The subjects with the largest counts, largest first, ties by subject. */
    public static List<String> largest(Map<String, Long> counts, int limit) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
