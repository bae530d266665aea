package plaza.dynamodb.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Values;

/**
 * Entries of home timelines as items: {@code USER#<reader>, ENTRY#<time>#<post>}, one for each way
 * that a post came.
 */
final class TimelineItems {
    static final String POST = "postId";

    /** How long an entry stays: twice as long as a timeline stays warm. */
    private static final Duration KEPT = Duration.ofDays(60);

    private static final String ENTRY = "ENTRY#";
    private static final String END = "~";
    private static final String AUTHOR = "authorId";
    private static final String REPOSTED_BY = "repostedBy";
    private static final String AT = "at";

    private TimelineItems() {}

    static String partition(UserId reader) {
        return "USER#" + reader;
    }

    static boolean isEntry(Item item) {
        return item.key().sk().startsWith(ENTRY);
    }

    /** Where an entry stands, as a text in whose order they come. */
    static String place(TimelinePosition position) {
        return Values.sorted(position.at()) + "#" + position.post();
    }

    static String sortKey(TimelinePosition position) {
        return ENTRY + place(position);
    }

    static Key key(UserId reader, TimelinePosition position) {
        return new Key(partition(reader), sortKey(position));
    }

    static Item item(UserId reader, TimelineEntry entry, Instant now) {
        return Item.at(key(reader, entry.position()))
                .with(POST, entry.post())
                .with(AUTHOR, entry.author())
                .with(REPOSTED_BY, entry.repostedBy())
                .with(AT, entry.at())
                .expiring(now.plus(KEPT));
    }

    static TimelineEntry entry(Item item) {
        String repostedBy = item.optionalText(REPOSTED_BY);
        return new TimelineEntry(
                item.post(POST),
                item.user(AUTHOR),
                repostedBy == null ? null : new UserId(UUID.fromString(repostedBy)),
                item.instant(AT));
    }

    /** The entries behind a position, or all, latest first. */
    static Query behind(UserId reader, @Nullable TimelinePosition before) {
        return Query.of(partition(reader), ENTRY)
                .descending()
                .after(before == null ? null : sortKey(before));
    }

    /** From which time on a post may stand in a timeline: none does before it was posted. */
    static Query since(UserId reader, PostId post) {
        return Query.between(partition(reader), ENTRY + Values.sorted(post.time()), ENTRY + END);
    }
}
