package plaza.dynamodb;

import java.time.Instant;
import java.util.UUID;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;

/**
 * Entries of a partition in the order of their times: {@code <prefix><time>#<id>}, read from the
 * latest downwards, ties by id downwards. They are items of the table and not of an index of it:
 * they are there as soon as what they list, in whose transaction they are written.
 *
 * @param prefix that nothing else in the partition begins with
 */
public record TimedList(Table table, String prefix) {
    private static final char BEHIND_TIME = '#';

    public Key key(String pk, Instant at, Object id) {
        return new Key(pk, prefix + Values.sorted(at) + BEHIND_TIME + id);
    }

    /** Where an entry stands. */
    public KeysetCursor place(Item entry) {
        String sorted = entry.key().sk().substring(prefix.length());
        int end = sorted.lastIndexOf(BEHIND_TIME);
        return new KeysetCursor(
                Values.fromSorted(sorted.substring(0, end)),
                UUID.fromString(sorted.substring(end + 1)));
    }

    public Page<Item> page(String pk, PageRequest page) {
        KeysetCursor place = KeysetCursor.of(page.cursor());
        String after = place == null ? null : key(pk, place.at(), place.id()).sk();
        return Page.of(
                table.query(Query.of(pk, prefix).descending().after(after).limit(page.limit() + 1)),
                page.limit(),
                last -> place(last).toCursor());
    }
}
