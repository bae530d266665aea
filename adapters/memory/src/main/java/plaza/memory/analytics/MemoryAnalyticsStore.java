package plaza.memory.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.DayTotals;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Figures in memory. Thread-safe. */
public final class MemoryAnalyticsStore implements AnalyticsStore {
    private final Map<PostHour, PostFigures> hours = new HashMap<>();
    private final Map<UserDay, UserFigures> days = new HashMap<>();
    private final Map<PostId, Long> shown = new HashMap<>();
    private final Map<UUID, Instant> known = new HashMap<>();

    private record PostHour(PostId post, Instant hour) {}

    private record UserDay(UserId user, LocalDate day) {}

    @Override
    public synchronized void addActs(Collection<Interaction> acts, Instant now) {
        for (Interaction act : acts) {
            if (known.putIfAbsent(act.id(), now) == null) {
                if (act.post() != null) {
                    add(act.post(), act.at(), PostFigures.of(act.metric(), act.delta()));
                }
                add(act.person(), act.at(), UserFigures.of(act.metric(), act.delta()));
            }
        }
    }

    @Override
    public synchronized void addImpressions(Collection<Impression> impressions) {
        for (Impression it : impressions) {
            if (it.post() != null) {
                add(it.post(), it.hour(), PostFigures.impressions(it.count()));
                shown.merge(it.post(), (long) it.count(), Long::sum);
            }
            add(it.person(), it.hour(), it.figures());
        }
    }

    @Override
    public synchronized Map<PostId, Long> countImpressions(Collection<PostId> posts) {
        return posts.stream()
                .distinct()
                .collect(Collectors.toMap(post -> post, post -> shown.getOrDefault(post, 0L)));
    }

    @Override
    public synchronized void forgetPosts(Collection<PostId> posts) {
        Set<PostId> gone = Set.copyOf(posts);
        hours.keySet().removeIf(it -> gone.contains(it.post()));
        shown.keySet().removeAll(gone);
    }

    private void add(PostId post, Instant at, PostFigures figures) {
        hours.merge(
                new PostHour(post, at.truncatedTo(ChronoUnit.HOURS)), figures, PostFigures::plus);
    }

    private void add(UserId user, Instant at, UserFigures figures) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        days.merge(new UserDay(user, day), figures, UserFigures::plus);
    }

    @Override
    public synchronized Map<Instant, PostFigures> findHours(
            PostId post, Instant from, Instant until) {
        return hours.entrySet().stream()
                .filter(it -> it.getKey().post().equals(post))
                .filter(it -> !it.getKey().hour().isBefore(from))
                .filter(it -> it.getKey().hour().isBefore(until))
                .collect(Collectors.toMap(it -> it.getKey().hour(), Map.Entry::getValue));
    }

    @Override
    public synchronized Map<LocalDate, UserFigures> findDays(
            UserId user, LocalDate from, LocalDate until) {
        return days.entrySet().stream()
                .filter(it -> it.getKey().user().equals(user))
                .filter(it -> !it.getKey().day().isBefore(from))
                .filter(it -> it.getKey().day().isBefore(until))
                .collect(Collectors.toMap(it -> it.getKey().day(), Map.Entry::getValue));
    }

    @Override
    public synchronized DayTotals sumDay(LocalDate day) {
        return DayTotals.of(
                days.entrySet().stream()
                        .filter(it -> it.getKey().day().equals(day))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    @Override
    public synchronized int deleteHours(Instant before) {
        return delete(hours.keySet(), it -> it.hour().isBefore(before));
    }

    @Override
    public synchronized int deleteDays(LocalDate before) {
        return delete(days.keySet(), it -> it.day().isBefore(before));
    }

    @Override
    public synchronized int forgetActs(Instant before) {
        return delete(known.values(), at -> at.isBefore(before));
    }

    private static <T> int delete(Collection<T> all, Predicate<T> gone) {
        int before = all.size();
        all.removeIf(gone);
        return before - all.size();
    }
}
