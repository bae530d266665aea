package plaza.dynamodb.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/**
 * What was told, in the table {@code journal}. A position is the number of an entry. The table is
 * what counts; where its stream is followed, most reads are answered by what that brought.
 * Thread-safe.
 */
final class JournalLog {
    /** How late it may be heard, where the stream is, that something was written. */
    private static final Duration CHECKED = Duration.ofSeconds(1);

    /** How long it is not looked up again what was pruned, where nothing is found. */
    private static final Duration KNOWN = Duration.ofSeconds(10);

    /** Between two readings of the stream. */
    private static final Duration FOLLOWED = Duration.ofSeconds(3);

    private static final int PAGE = 100;

    private final Table journal;
    private final LogEnds ends;
    private final LogItems items;
    private final RecentLog recent = new RecentLog();
    private final LogAppender appender;
    private volatile long checkedAt = longAgo();
    private volatile long followedAt = longAgo();
    private volatile long prunedKnownAt = longAgo();

    /** What is known of it: everything up to there is gone, or is going. */
    private volatile long pruned;

    /**
     * @param patience how long other processes may be faster
     */
    JournalLog(Dynamo dynamo, EventCodec codec, Duration patience) {
        this.journal = dynamo.table(Shape.JOURNAL);
        this.ends = new LogEnds(dynamo);
        this.items = new LogItems(new EventTexts(codec));
        this.appender = new LogAppender(dynamo, ends, items, recent, patience);
    }

    private static long longAgo() {
        return System.nanoTime() - Duration.ofDays(1).toNanos();
    }

    /** As {@link LogAppender#append}. */
    OptionalLong append(List<String> entry, List<Write> along) {
        return appender.append(entry, along);
    }

    /** The place of the last entry. */
    JournalPosition end() {
        return LogItems.position(ends.end());
    }

    /** Takes what the stream has brought, and that it was read. */
    void hear(List<Item> written, long readAt) {
        written.stream().filter(LogItems::isOne).forEach(item -> recent.hear(items.entries(item)));
        followedAt = readAt;
    }

    /** The entries behind a place, without a gap. */
    List<JournalEntry> readAfter(JournalPosition position, int limit) {
        JournalPosition from = LogItems.position(Math.max(position.major(), pruned));
        List<JournalEntry> known = heard(from, limit);
        JournalPosition end = last(known, from);
        if (known.size() >= limit || (recent.isEnd(end) && isCurrent())) {
            return known;
        }
        long now = System.nanoTime();
        Found found = query(end.major(), limit - known.size());
        recent.read(end, found.entries());
        if (found.all() && recent.isEnd(last(found.entries(), end))) {
            checkedAt = now;
        }
        return Stream.concat(known.stream(), found.entries().stream()).toList();
    }

    private static JournalPosition last(List<JournalEntry> entries, JournalPosition before) {
        return entries.isEmpty() ? before : entries.getLast().position();
    }

    private boolean isCurrent() {
        return System.nanoTime() - checkedAt < CHECKED.toNanos() && isFollowed();
    }

    /** Whether the stream was read just now. */
    boolean isFollowed() {
        return System.nanoTime() - followedAt < FOLLOWED.toNanos();
    }

    /** What is known behind a place without asking. */
    List<JournalEntry> heard(JournalPosition position, int limit) {
        return recent.after(position, limit);
    }

    /**
     * What is in the table.
     *
     * @param all whether there is no more
     */
    private record Found(List<JournalEntry> entries, boolean all) {}

    private Found query(long behind, int limit) {
        List<JournalEntry> found = new ArrayList<>();
        long number = behind;
        while (found.size() < limit) {
            long before = number;
            List<Item> page = journal.query(LogItems.from(number + 1).limit(limit - found.size()));
            if (found.isEmpty() && isGone(number, page)) {
                number = pruned;
                continue;
            }
            for (Item item : page) {
                if (LogItems.first(item) > number + 1) {
                    // What lies between is written already, and comes to light in a moment.
                    return new Found(found, false);
                }
                for (JournalEntry entry : items.entries(item)) {
                    if (entry.position().major() > number && found.size() < limit) {
                        found.add(entry);
                        number = entry.position().major();
                    }
                }
            }
            if (LogItems.segment(number + 1) == LogItems.segment(before + 1)) {
                return new Found(found, found.size() < limit);
            }
        }
        return new Found(found, false);
    }

    /** Whether what was behind a place is not there because it was pruned. */
    private boolean isGone(long number, List<Item> page) {
        long now = System.nanoTime();
        boolean gap = !page.isEmpty() && LogItems.first(page.getFirst()) > number + 1;
        if (gap || (page.isEmpty() && now - prunedKnownAt >= KNOWN.toNanos())) {
            prunedKnownAt = now;
            pruned = Math.max(pruned, ends.pruned());
        }
        return number < pruned;
    }

    /** Removes what is older, up to a place; says how many entries. */
    int prune(Instant before, JournalPosition consumed) {
        long from = ends.pruned();
        long to = prunable(from, before, consumed.major());
        if (to > from) {
            ends.prune(to);
            pruned = Math.max(pruned, to);
        }
        return delete(ends.deleted(), to);
    }

    /** Up to where everything is consumed and old. */
    private long prunable(long from, Instant before, long consumed) {
        long number = from;
        while (number < consumed) {
            List<Item> page = journal.query(LogItems.from(number + 1).limit(PAGE));
            if (page.isEmpty()) {
                return number;
            }
            for (Item item : page) {
                if (LogItems.first(item) > number + 1
                        || LogItems.last(item) > consumed
                        || !LogItems.at(item).isBefore(before)) {
                    return number;
                }
                number = LogItems.last(item);
            }
        }
        return number;
    }

    /** Deletes what is pruned; also what a process that died did not come to. */
    private int delete(long from, long to) {
        int count = 0;
        for (long segment = LogItems.segment(from + 1); from < to; segment++) {
            long last = Math.min(to, LogItems.last(segment));
            Query some = LogItems.between(from + 1, last).limit(PAGE);
            List<Item> page = journal.query(some);
            while (!page.isEmpty()) {
                journal.deleteAll(page.stream().map(Item::key).toList());
                count += page.stream().mapToInt(LogItems::count).sum();
                page = journal.query(some);
            }
            from = last;
            ends.delete(from);
        }
        return count;
    }
}
