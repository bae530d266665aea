package plaza.cache.graph;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import plaza.cache.SharedEntries;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.graph.Follow;
import plaza.core.id.UserId;

/**
 * The beginning of a list of followers, or of those whom somebody follows.
 *
 * @param next where the list goes on behind it, or null at its end
 */
record FollowList(List<Row> rows, @Nullable Cursor next) {
    FollowList {
        rows = List.copyOf(rows);
    }

    /**
     * A follow, as seen from the one whose list it is in.
     *
     * @param at to the microsecond
     * @param behind where the list goes on behind it
     */
    record Row(UserId other, Instant at, Cursor behind) {}

    /**
     * @param ofFollowers whether it is the followers who are listed
     */
    static FollowList of(Page<Follow> page, boolean ofFollowers) {
        List<Row> rows = new ArrayList<>(page.items().size());
        for (int i = 0; i < page.items().size(); i++) {
            Follow follow = page.items().get(i);
            rows.add(
                    new Row(
                            ofFollowers ? follow.follower() : follow.followed(),
                            follow.at(),
                            page.behind(i)));
        }
        return new FollowList(rows, page.next());
    }

    /**
     * The first of them.
     *
     * @param follow the follow of somebody in the list, and when it began
     */
    Page<Follow> first(int limit, BiFunction<UserId, Instant, Follow> follow) {
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        Map<Follow, Cursor> places = HashMap.newHashMap(shown.size());
        List<Follow> follows = new ArrayList<>(shown.size());
        for (Row row : shown) {
            Follow each = follow.apply(row.other(), row.at());
            follows.add(each);
            places.put(each, row.behind());
        }
        Cursor following = shown.size() < rows.size() ? shown.getLast().behind() : next;
        return Page.of(follows, following, places::get);
    }

    /** A line for each row: a person, microseconds since 1970, and a cursor. */
    enum Format implements SharedEntries.Format<FollowList> {
        INSTANCE;

        private static final String ROWS = "rows";
        private static final String NEXT = "next";

        @Override
        public Map<String, String> write(FollowList list) {
            var lines = new StringBuilder();
            for (Row row : list.rows()) {
                lines.append(row.other())
                        .append(' ')
                        .append(ChronoUnit.MICROS.between(Instant.EPOCH, row.at()))
                        .append(' ')
                        .append(row.behind().value())
                        .append('\n');
            }
            return list.next() == null
                    ? Map.of(ROWS, lines.toString())
                    : Map.of(ROWS, lines.toString(), NEXT, list.next().value());
        }

        @Override
        public FollowList read(Map<String, String> fields) {
            List<Row> rows = fields.getOrDefault(ROWS, "").lines().map(Format::row).toList();
            String next = fields.get(NEXT);
            return new FollowList(rows, next == null ? null : new Cursor(next));
        }

        private static Row row(String line) {
            String[] parts = line.split(" ", 3);
            return new Row(
                    new UserId(UUID.fromString(parts[0])),
                    Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS),
                    new Cursor(parts[2]));
        }
    }
}
