package plaza.core.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.id.UserId;

/**
 * Where an author stands in a tray: oneself, then authors with something unseen, then the others;
 * each by their latest story, latest first, ties by id downwards.
 *
 * @param asOf when the first page of the tray was read. Every page orders authors by what was there
 *     and seen at that time (ADR 12), so that looking at stories between two pages moves nobody.
 * @param latest whole milliseconds
 */
record TrayPlace(Instant asOf, Rank rank, Instant latest, UserId author)
        implements Comparable<TrayPlace> {
    // 15 digits of milliseconds reach far beyond every id's time.
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,15})\\.(SELF|UNSEEN|SEEN)\\.([0-9]{1,15})\\." + Cursor.ID);

    private static final Comparator<TrayPlace> ORDER =
            Comparator.comparing(TrayPlace::rank)
                    .thenComparing(TrayPlace::latest, Comparator.reverseOrder())
                    .thenComparing(TrayPlace::author, Comparator.reverseOrder());

    /** In their order; the names are part of cursors. */
    enum Rank {
        SELF,
        UNSEEN,
        SEEN
    }

    static TrayPlace of(UserId viewer, Instant asOf, AuthorStories author) {
        Rank rank = author.unseen() ? Rank.UNSEEN : Rank.SEEN;
        return new TrayPlace(
                asOf,
                author.author().equals(viewer) ? Rank.SELF : rank,
                author.latest(),
                author.author());
    }

    /** The place that a cursor of {@link #toCursor} names; null for the beginning. */
    static @Nullable TrayPlace of(@Nullable Cursor cursor) {
        return Cursor.read(
                cursor,
                FORM,
                place ->
                        new TrayPlace(
                                Instant.ofEpochMilli(Long.parseLong(place.group(1))),
                                Rank.valueOf(place.group(2)),
                                Instant.ofEpochMilli(Long.parseLong(place.group(3))),
                                new UserId(UUID.fromString(place.group(4)))));
    }

    Cursor toCursor() {
        return new Cursor(
                "%d.%s.%d.%s"
                        .formatted(
                                asOf.toEpochMilli(), rank.name(), latest.toEpochMilli(), author));
    }

    @Override
    public int compareTo(TrayPlace other) {
        return ORDER.compare(this, other);
    }
}
