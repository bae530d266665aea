package plaza.dynamodb.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import plaza.core.Batch;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.DayTotals;
import plaza.core.analytics.Impression;
import plaza.core.analytics.Interaction;
import plaza.core.analytics.PostFigures;
import plaza.core.analytics.UserFigures;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * Figures in the table {@code analytics}, see {@link FigureItems}, and {@code ACT#<id>, ACT} for
 * acts that are known. What a transaction takes of acts or impressions is added together, or not at
 * all; more than that in several. Thread-safe.
 */
public final class DynamoAnalyticsStore implements AnalyticsStore {
    /** Each is known by one item and changes at most two; a transaction takes a hundred. */
    private static final int ACTS = 30;

    /** Each changes at most three. */
    private static final int IMPRESSIONS = 30;

    private static final String SINCE = "since";

    private final Dynamo dynamo;
    private final Table table;
    private final Periods hours;
    private final Periods days;
    private final Periods acts;

    public DynamoAnalyticsStore(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.table = dynamo.table(Shape.ANALYTICS);
        this.hours = new Periods(table, "HOURS");
        this.days = new Periods(table, "DAYS");
        this.acts = new Periods(table, "ACTS");
    }

    private static Key act(UUID id) {
        return new Key("ACT#" + id, "ACT");
    }

    @Override
    public void addActs(Collection<Interaction> all, Instant now) {
        Map<UUID, Interaction> wanted = new LinkedHashMap<>();
        all.forEach(act -> wanted.putIfAbsent(act.id(), act));
        if (wanted.isEmpty()) {
            return;
        }
        // What is found by time first: what is counted can always be found when it is old.
        acts.note(Map.of(FigureItems.hour(now), wanted.keySet()));
        note(sum(wanted.values()));
        Batch.split(wanted.values(), ACTS).forEach(some -> addSome(some, now));
    }

    private static Sums sum(Collection<Interaction> acts) {
        var sums = new Sums();
        acts.forEach(sums::add);
        return sums;
    }

    private void note(Sums sums) {
        hours.note(sums.hours());
        days.note(sums.days());
    }

    private void addSome(List<Interaction> some, Instant now) {
        List<Interaction> left = new ArrayList<>(some);
        while (!left.isEmpty()) {
            List<Write> writes = new ArrayList<>();
            left.forEach(
                    act ->
                            writes.add(
                                    Write.putting(
                                            table,
                                            Item.at(act(act.id())).with(SINCE, now),
                                            Condition.absent())));
            writes.addAll(sum(left).writes(table));
            Set<Integer> known = dynamo.refused(writes);
            if (known.isEmpty()) {
                return;
            }
            List<Interaction> fresh = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                if (!known.contains(i)) {
                    fresh.add(left.get(i));
                }
            }
            left = fresh;
        }
    }

    @Override
    public void addImpressions(Collection<Impression> impressions) {
        for (List<Impression> some : Batch.split(impressions, IMPRESSIONS)) {
            var sums = new Sums();
            some.forEach(sums::add);
            note(sums);
            dynamo.transact(sums.writes(table));
        }
    }

    @Override
    public Map<PostId, Long> countImpressions(Collection<PostId> posts) {
        Map<PostId, Long> counts = new HashMap<>();
        posts.forEach(post -> counts.put(post, 0L));
        table.getAll(posts.stream().map(FigureItems::total).toList())
                .values()
                .forEach(
                        item ->
                                counts.put(
                                        item.post(FigureItems.POST),
                                        item.count(FigureItems.SHOWN)));
        return counts;
    }

    @Override
    public void forgetPosts(Collection<PostId> posts) {
        List<Query> queries =
                posts.stream()
                        .distinct()
                        .map(post -> Query.all(FigureItems.partition(post)))
                        .toList();
        table.deleteAll(
                table.queryAll(queries).stream().flatMap(List::stream).map(Item::key).toList());
    }

    @Override
    public Map<Instant, PostFigures> findHours(PostId post, Instant from, Instant until) {
        Map<Instant, PostFigures> found = new HashMap<>();
        table.query(
                        Query.between(
                                FigureItems.partition(post),
                                FigureItems.ofHour(post, FigureItems.hour(from)).sk(),
                                FigureItems.ofHour(post, FigureItems.hour(until)).sk()))
                .forEach(
                        item -> {
                            Instant hour = FigureItems.hour(item);
                            if (!hour.isBefore(from) && hour.isBefore(until)) {
                                found.put(hour, FigureItems.posts(item));
                            }
                        });
        return found;
    }

    @Override
    public Map<LocalDate, UserFigures> findDays(UserId user, LocalDate from, LocalDate until) {
        Map<LocalDate, UserFigures> found = new HashMap<>();
        table.query(
                        Query.between(
                                FigureItems.partition(user),
                                FigureItems.ofDay(user, FigureItems.day(from)).sk(),
                                FigureItems.ofDay(user, FigureItems.day(until)).sk()))
                .forEach(
                        item -> {
                            LocalDate day = FigureItems.day(item);
                            if (day.isBefore(until)) {
                                found.put(day, FigureItems.user(item));
                            }
                        });
        return found;
    }

    /** Reads the item of everybody of whom there is one. */
    @Override
    public DayTotals sumDay(LocalDate day) {
        List<Key> people =
                days.ids(day.toString()).stream()
                        .map(id -> FigureItems.ofDay(new UserId(id), day.toString()))
                        .toList();
        return DayTotals.of(table.getAll(people).values().stream().map(FigureItems::user).toList());
    }

    @Override
    public int deleteHours(Instant before) {
        return delete(
                hours,
                FigureItems.hour(before),
                (id, hour) -> FigureItems.ofHour(new PostId(id), hour));
    }

    @Override
    public int deleteDays(LocalDate before) {
        return delete(days, before.toString(), (id, day) -> FigureItems.ofDay(new UserId(id), day));
    }

    private int delete(Periods periods, String before, BiFunction<UUID, String, Key> figures) {
        int deleted = 0;
        for (String period : periods.before(before)) {
            List<UUID> ids = periods.ids(period);
            table.deleteAll(ids.stream().map(id -> figures.apply(id, period)).toList());
            periods.forget(period, ids);
            periods.forget(period);
            deleted += ids.size();
        }
        return deleted;
    }

    @Override
    public int forgetActs(Instant before) {
        int deleted = 0;
        String behind = FigureItems.hour(before.plus(1, ChronoUnit.HOURS));
        Condition isOld = Condition.before(SINCE, before);
        for (String hour : acts.before(behind)) {
            List<UUID> ids = acts.ids(hour);
            List<Boolean> gone = table.map(ids, id -> table.delete(act(id), isOld));
            deleted += (int) gone.stream().filter(Boolean::booleanValue).count();
            // Of those that stay some are younger, and some are known since another time.
            boolean isOver = !Instant.parse(hour).plus(1, ChronoUnit.HOURS).isAfter(before);
            List<UUID> done = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                if (isOver || gone.get(i)) {
                    done.add(ids.get(i));
                }
            }
            acts.forget(hour, done);
            acts.forget(hour);
        }
        return deleted;
    }
}
