package plaza.core.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.Fallback;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostViews;
import plaza.core.presence.Presence;

/** The figures of one's own posts, and of oneself. */
public final class Analytics {
    private static final Duration USUAL_HOURS = Duration.ofDays(7);
    private static final Duration MOST_HOURS = Duration.ofDays(31);
    private static final Duration USUAL_DAYS = Duration.ofDays(28);
    private static final Duration MOST_DAYS = Duration.ofDays(366);

    private final AnalyticsStore store;
    private final PostViews views;
    private final Presence presence;
    private final Clock clock;

    public Analytics(AnalyticsStore store, PostViews views, Presence presence, Clock clock) {
        this.store = store;
        this.views = views;
        this.presence = presence;
        this.clock = clock;
    }

    /**
     * What became of an own post, by hour.
     *
     * @param from null for a week before {@code to}
     * @param to null for now; at most 31 days after {@code from}
     * @throws DomainException NOT_FOUND for what the viewer may not see, FORBIDDEN for what others
     *     wrote
     */
    public PostAnalytics ofPost(
            UserId viewer, PostId post, @Nullable Instant from, @Nullable Instant to) {
        if (!views.require(viewer, post).author().id().equals(viewer)) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN, "Only its author may see the figures of a post.");
        }
        Span span = Span.of(from, to, ChronoUnit.HOURS, USUAL_HOURS, MOST_HOURS, clock.instant());
        Map<Instant, PostFigures> found = store.findHours(post, span.from(), span.until());
        List<HourFigures> hours = new ArrayList<>();
        for (Instant hour = span.from();
                hour.isBefore(span.until());
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            hours.add(new HourFigures(hour, found.getOrDefault(hour, PostFigures.NONE)));
        }
        return PostAnalytics.of(hours);
    }

    /**
     * What became of the viewer's posts, how often their profile was opened, and who came and went,
     * by day; and when they were last active.
     *
     * @param from null for four weeks before {@code to}
     * @param to null for now; at most 366 days after {@code from}
     */
    public UserAnalytics ofUser(UserId viewer, @Nullable Instant from, @Nullable Instant to) {
        Span span = Span.of(from, to, ChronoUnit.DAYS, USUAL_DAYS, MOST_DAYS, clock.instant());
        LocalDate first = day(span.from());
        LocalDate end = day(span.until());
        Map<LocalDate, UserFigures> found = store.findDays(viewer, first, end);
        return UserAnalytics.of(
                first.datesUntil(end)
                        .map(day -> new DayFigures(day, found.getOrDefault(day, UserFigures.NONE)))
                        .toList(),
                lastActive(viewer));
    }

    /** To the hour: it tells whether somebody else uses the account, not how they spend the day. */
    private @Nullable Instant lastActive(UserId viewer) {
        return Fallback.<List<Presence.State>>whenUnavailable(
                        () -> presence.find(viewer, List.of(viewer)), List::of)
                .stream()
                .map(Presence.State::lastActive)
                .filter(Objects::nonNull)
                .map(at -> at.truncatedTo(ChronoUnit.HOURS))
                .findFirst()
                .orElse(null);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
