package plaza.dynamodb.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;

/**
 * How the journal is written: its entries have numbers from 1 on without a gap, and those that were
 * told together are one item, {@code LOG#<segment>, <number of the last one>}. A segment has
 * {@value #SEGMENT} numbers, and no item reaches into the next one.
 */
record LogItems(EventTexts texts) {
    static final int SEGMENT = 10_000;

    private static final String PARTITION = "LOG#";
    private static final String FIRST = "first";
    private static final String ENTRIES = "entries";

    private static String partition(long segment) {
        return PARTITION + "%012d".formatted(segment);
    }

    private static String sort(long number) {
        return "%019d".formatted(number);
    }

    /** In which segment an entry is. */
    static long segment(long number) {
        return (number - 1) / SEGMENT;
    }

    /** The number of the last entry of a segment. */
    static long last(long segment) {
        return (segment + 1) * SEGMENT;
    }

    /** Entries that follow each other. */
    static Item item(long first, List<List<String>> entries) {
        long last = first + entries.size() - 1;
        return Item.at(new Key(partition(segment(last)), sort(last)))
                .with(FIRST, first)
                .withLists(ENTRIES, entries);
    }

    /** The items that hold an entry and what follows it within its segment. */
    static Query from(long number) {
        return between(number, last(segment(number)));
    }

    /** The items of a segment that end with one of these entries. */
    static Query between(long first, long last) {
        return Query.between(partition(segment(first)), sort(first), sort(last));
    }

    static boolean isOne(Item item) {
        return item.key().pk().startsWith(PARTITION);
    }

    static long first(Item item) {
        return item.number(FIRST);
    }

    static int count(Item item) {
        return item.lists(ENTRIES).size();
    }

    static long last(Item item) {
        return first(item) + count(item) - 1;
    }

    /** When the youngest of its entries was written. */
    static Instant at(Item item) {
        @Nullable Instant youngest = null;
        for (List<String> entry : item.lists(ENTRIES)) {
            Instant at = EventTexts.at(entry);
            youngest = youngest == null || at.isAfter(youngest) ? at : youngest;
        }
        return youngest == null ? Instant.EPOCH : youngest;
    }

    /** The entries of an item. */
    List<JournalEntry> entries(Item item) {
        return entries(first(item), item.lists(ENTRIES));
    }

    /** Entries that follow each other, as they are read. */
    List<JournalEntry> entries(long first, List<List<String>> written) {
        List<JournalEntry> entries = new ArrayList<>(written.size());
        for (List<String> each : written) {
            entries.add(texts.read(position(first + entries.size()), each));
        }
        return entries;
    }

    static JournalPosition position(long number) {
        return new JournalPosition(number, 0);
    }
}
