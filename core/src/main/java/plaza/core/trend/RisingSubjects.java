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

/** Ranks what rises now, hashtags or posts. See ADR 17. */
final class RisingSubjects {
    /** Subjects that are compared; of more, those that the most people mention. */
    private static final int CANDIDATES = 500;

    private static final int SHOWN_HOURS = 24;

    /** Hours that the usual is made of: further back they weigh less than an eighth. */
    private static final int PAST_HOURS = 72;

    /** For so long the same answer is given, whoever asks. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Comparator<Trend> FASTEST_FIRST =
            Comparator.comparingDouble(Trend::velocity)
                    .thenComparingLong(Trend::people)
                    .reversed()
                    .thenComparing(Trend::subject);

    private final TrendCounter counter;
    private final int minPeople;
    private final Clock clock;
    // At most one for each country, the world, and posts.
    private final Map<String, Computed> computed = new ConcurrentHashMap<>();

    private record Computed(Instant at, List<Trend> trends) {}

    /**
     * @param minPeople so many different people must have mentioned a subject in this hour and the
     *     one before
     */
    RisingSubjects(TrendCounter counter, int minPeople, Clock clock) {
        this.counter = counter;
        this.minPeople = minPeople;
        this.clock = clock;
    }

    /** The subjects of a region that enough people mention, those that rise fastest first. */
    List<Trend> of(String region) {
        return computed.compute(region, this::compute).trends();
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
        List<String> mentioned =
                people.keySet().stream()
                        .filter(subject -> people.getOrDefault(subject, 0L) >= minPeople)
                        .toList();
        Map<String, Map<Instant, Long>> counts =
                counter.findCounts(region, mentioned, hour.minus(PAST_HOURS, ChronoUnit.HOURS));
        double elapsed = Duration.between(hour, now).toMillis() / 3_600_000.0;
        return mentioned.stream()
                .map(
                        subject ->
                                trend(
                                        subject,
                                        people.getOrDefault(subject, 0L),
                                        backwards(counts.getOrDefault(subject, Map.of()), hour),
                                        hour,
                                        elapsed))
                .sorted(FASTEST_FIRST)
                .toList();
    }

    private static Trend trend(
            String subject, long people, long[] counts, Instant hour, double elapsed) {
        List<HourCount> shown = new ArrayList<>(SHOWN_HOURS);
        for (int k = SHOWN_HOURS - 1; k >= 0; k--) {
            shown.add(new HourCount(hour.minus(k, ChronoUnit.HOURS), counts[k]));
        }
        return new Trend(subject, people, TrendScore.of(counts, elapsed), shown);
    }

    private static long[] backwards(Map<Instant, Long> counts, Instant hour) {
        long[] backwards = new long[PAST_HOURS + 1];
        for (int k = 0; k <= PAST_HOURS; k++) {
            backwards[k] = counts.getOrDefault(hour.minus(k, ChronoUnit.HOURS), 0L);
        }
        return backwards;
    }
}
