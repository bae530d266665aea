package plaza.core.trend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ranks the hashtags that rise now. See ADR 17. */
public final class Trends {
    /** Hashtags that are compared; of more, those that the most people use. */
    private static final int CANDIDATES = 500;

    private static final int SHOWN_HOURS = 24;

    /** Hours that the usual is made of: further back they weigh less than an eighth. */
    private static final int PAST_HOURS = 72;

    /** The most that can be asked for. */
    private static final int KEPT = 100;

    /** For so long the same answer is given, whoever asks. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Comparator<Trend> FASTEST_FIRST =
            Comparator.comparingDouble(Trend::velocity)
                    .thenComparingLong(Trend::people)
                    .reversed()
                    .thenComparing(Trend::hashtag);

    private final TrendCounter counter;
    private final int minPeople;
    private final Clock clock;
    // At most one for each country and the world.
    private final Map<String, Computed> computed = new ConcurrentHashMap<>();

    private record Computed(Instant at, List<Trend> trends) {}

    /**
     * @param minPeople so many different people must have used a hashtag in this hour and the one
     *     before
     */
    public Trends(TrendCounter counter, int minPeople, Clock clock) {
        this.counter = counter;
        this.minPeople = minPeople;
        this.clock = clock;
    }

    /**
     * The hashtags of a region, those that rise fastest first.
     *
     * @param region a country's code, or null for the world
     * @param limit at most 100
     */
    public List<Trend> list(@Nullable String region, int limit) {
        List<Trend> trends = computed.compute(Regions.named(region), this::compute).trends();
        return trends.subList(0, Math.min(limit, trends.size()));
    }

    /** One at a time for a region, so that many who ask at once ask the store once. */
    private Computed compute(String region, @Nullable Computed last) {
        Instant now = clock.instant();
        if (last != null && Duration.between(last.at(), now).abs().compareTo(FRESH) < 0) {
            return last;
        }
        return new Computed(now, trends(region, now));
    }

    private List<Trend> trends(String region, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Instant before = hour.minus(1, ChronoUnit.HOURS);
        Map<String, Long> people =
                counter.countPeople(region, counter.listTop(region, before, CANDIDATES), before);
        List<String> used =
                people.keySet().stream()
                        .filter(tag -> people.getOrDefault(tag, 0L) >= minPeople)
                        .toList();
        Map<String, Map<Instant, Long>> counts =
                counter.findCounts(region, used, hour.minus(PAST_HOURS, ChronoUnit.HOURS));
        double elapsed = Duration.between(hour, now).toMillis() / 3_600_000.0;
        return used.stream()
                .map(
                        tag ->
                                trend(
                                        tag,
                                        people.getOrDefault(tag, 0L),
                                        backwards(counts.getOrDefault(tag, Map.of()), hour),
                                        hour,
                                        elapsed))
                .sorted(FASTEST_FIRST)
                .limit(KEPT)
                .toList();
    }

    private static Trend trend(
            String hashtag, long people, long[] counts, Instant hour, double elapsed) {
        List<HourCount> shown = new ArrayList<>(SHOWN_HOURS);
        for (int k = SHOWN_HOURS - 1; k >= 0; k--) {
            shown.add(new HourCount(hour.minus(k, ChronoUnit.HOURS), counts[k]));
        }
        return new Trend(hashtag, people, TrendScore.of(counts, elapsed), shown);
    }

    private static long[] backwards(Map<Instant, Long> counts, Instant hour) {
        long[] backwards = new long[PAST_HOURS + 1];
        for (int k = 0; k <= PAST_HOURS; k++) {
            backwards[k] = counts.getOrDefault(hour.minus(k, ChronoUnit.HOURS), 0L);
        }
        return backwards;
    }
}
