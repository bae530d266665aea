package plaza.dynamodb.post;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * All posts of a kind by the hour in which they were made: {@code <name>#<hour>#<0-15>, <post>},
 * and which hours there are: {@code <name>, <hour>}. Thread-safe.
 */
public final class Hours {
    private static final String VISIBILITY = "visibility";

    /** Hours that are read together. */
    private static final int AT_ONCE = 2;

    /** Behind every hour and every id. */
    private static final String END = "~";

    private static final int MOST_KNOWN = 10_000;
    private static final Instant LAST = Instant.parse("9999-12-31T23:00:00Z");

    static final PostId FIRST = new PostId(new UUID(0, 0));
    static final PostId BEHIND_ALL = new PostId(new UUID(-1, -1));

    private final Table table;
    private final String name;
    private final Buckets buckets;

    /** Hours that are written, so that not every post writes its own. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Hours(Table table, String name) {
        this.table = table;
        this.name = name;
        this.buckets = new Buckets(table);
    }

    /** The hour of a time, as a text in whose order they come: 2026-03-01T09. */
    static String hour(Instant at) {
        Instant hour = at.isAfter(LAST) ? LAST : at;
        return hour.truncatedTo(ChronoUnit.HOURS).toString().substring(0, 13);
    }

    /** Makes known that there are posts of this hour. */
    void open(PostId post) {
        String hour = hour(post.time());
        if (!known.contains(hour)) {
            table.put(Item.at(new Key(name, hour)));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.add(hour);
        }
    }

    Key key(PostId post) {
        return Buckets.key(list(hour(post.time())), post.value(), post.toString());
    }

    Item entry(PostId post, String visibility) {
        return Item.at(key(post)).with(VISIBILITY, visibility);
    }

    private String list(String hour) {
        return name + "#" + hour;
    }

    /** The posts behind one, oldest first. */
    List<PostId> oldest(@Nullable PostId after, int limit) {
        String from = hour(after == null ? Instant.EPOCH : after.time());
        Query hours = Query.between(name, from, END);
        return read(hours, limit, range -> range.after(after == null ? null : after.toString()));
    }

    /**
     * The posts that are for everybody, newest first.
     *
     * @param least the smallest id
     * @param before the id behind the largest
     */
    List<PostId> newest(PostId least, PostId before, int limit) {
        if (least.compareTo(before) >= 0) {
            return List.of();
        }
        Query hours = Query.between(name, hour(least.time()), hour(before.time())).descending();
        return read(
                hours,
                limit,
                range ->
                        range.between(least.toString(), END)
                                .after(before.toString())
                                .descending()
                                .where(Condition.is(VISIBILITY, "PUBLIC")));
    }

    private List<PostId> read(Query hours, int limit, UnaryOperator<Query> range) {
        List<PostId> found = new ArrayList<>();
        String last = null;
        List<String> part;
        do {
            part =
                    table.query(hours.after(last).limit(AT_ONCE)).stream()
                            .map(hour -> hour.key().sk())
                            .toList();
            int wanted = limit - found.size();
            List<String> lists = part.stream().map(this::list).toList();
            buckets.first(lists, query -> range.apply(query).limit(wanted)).stream()
                    .map(entry -> PostId.parse(entry.key().sk()).orElseThrow())
                    .forEach(found::add);
            last = part.isEmpty() ? null : part.getLast();
        } while (part.size() == AT_ONCE && found.size() < limit);
        return found;
    }

    /** The smallest id of this time, to the next millisecond, or later. */
    static PostId floor(Instant at) {
        if (at.isBefore(Instant.EPOCH)) {
            return FIRST;
        }
        if (at.isAfter(LAST)) {
            return BEHIND_ALL;
        }
        Instant millis = at.truncatedTo(ChronoUnit.MILLIS);
        Instant first = millis.isBefore(at) ? millis.plusMillis(1) : millis;
        return new PostId(Ids.floor(first));
    }
}
