package plaza.core.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;

/** What all people's figures come to, for operators, without telling of anybody. See ADR 89. */
public final class PlatformAnalytics {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration MOST = Duration.ofDays(31);

    private final AnalyticsStore store;
    private final Clock clock;

    PlatformAnalytics(AnalyticsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The sums of each day, oldest first.
     *
     * @param from null for a week before {@code to}
     * @param to null for now; at most 31 days after {@code from}
     * @throws DomainException INVALID where it ends before it begins, or is too long
     */
    public List<PlatformDay> days(@Nullable Instant from, @Nullable Instant to) {
        Span span = Span.of(from, to, ChronoUnit.DAYS, USUAL, MOST, clock.instant());
        LocalDate first = LocalDate.ofInstant(span.from(), ZoneOffset.UTC);
        LocalDate end = LocalDate.ofInstant(span.until(), ZoneOffset.UTC);
        return first.datesUntil(end).map(day -> PlatformDay.of(day, store.sumDay(day))).toList();
    }
}
