package plaza.dynamodb.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelinePosition;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Table;

/**
 * What timelines say of themselves: {@code USER#<reader>, EXTENT}, whether they are warm, and how
 * far down they go, in an epoch. A floor never sinks while an epoch lasts. Thread-safe.
 */
final class TimelineExtents {
    /** How long a timeline stays warm: half as long as its entries are there. */
    private static final Duration WARM = Duration.ofDays(30);

    /** Behind all entries, so that one query from the end finds it with the latest of them. */
    private static final String EXTENT = "EXTENT";

    private static final String EPOCH = "epoch";
    private static final String WARM_UNTIL = "warmUntil";
    private static final String FLOOR = "floor";

    private final Table feed;

    TimelineExtents(Table feed) {
        this.feed = feed;
    }

    /**
     * How much of a timeline there is.
     *
     * @param floor the {@linkplain TimelineItems#place place} above which it is whole; null where
     *     there is nothing below
     */
    record Extent(boolean warm, @Nullable String floor) {
        static final Extent NONE = new Extent(false, null);
    }

    static Key key(UserId reader) {
        return new Key(TimelineItems.partition(reader), EXTENT);
    }

    Extent find(UserId reader, UUID epoch) {
        return feed.get(key(reader)).map(item -> of(item, epoch)).orElse(Extent.NONE);
    }

    static Extent of(Item item, UUID epoch) {
        if (!epoch.toString().equals(item.optionalText(EPOCH))) {
            return Extent.NONE;
        }
        Instant until = item.optionalInstant(WARM_UNTIL);
        return new Extent(until != null && Instant.now().isBefore(until), item.optionalText(FLOOR));
    }

    void warm(UserId reader, UUID epoch) {
        Instant until = Instant.now().plus(WARM);
        change(
                reader,
                epoch,
                Change.none().set(WARM_UNTIL, until),
                Condition.is(EPOCH, epoch),
                Item.at(key(reader)).with(WARM_UNTIL, until));
    }

    void raiseFloor(UserId reader, UUID epoch, TimelinePosition floor) {
        String place = TimelineItems.place(floor);
        change(
                reader,
                epoch,
                Change.none().set(FLOOR, place),
                Condition.is(EPOCH, epoch)
                        .and(Condition.missing(FLOOR).or(Condition.below(FLOOR, place))),
                Item.at(key(reader)).with(FLOOR, place));
    }

    /** Changes what there is of this epoch, or begins anew where there is something of another. */
    private void change(UserId reader, UUID epoch, Change change, Condition isOfEpoch, Item first) {
        if (!feed.update(key(reader), change, isOfEpoch)) {
            feed.put(
                    first.with(EPOCH, epoch), Condition.absent().or(Condition.isNot(EPOCH, epoch)));
        }
    }
}
