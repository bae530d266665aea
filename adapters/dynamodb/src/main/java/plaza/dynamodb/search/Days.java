package plaza.dynamodb.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;

/**
 * What is indexed of posts, by the day in which they were made: {@code POSTS#<day>#<0-15>, <post>},
 * and which days there are: {@code DAYS, <day>}. Thread-safe.
 */
final class Days {
    private static final String DAYS = "DAYS";
    private static final int PART = 100;
    private static final int MOST_KNOWN = 10_000;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    static final PostId FIRST = new PostId(new UUID(0, 0));
    static final PostId BEHIND_ALL = new PostId(new UUID(-1, -1));

    private final Table search;

    /** Days that are written, so that not every post writes its own. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Days(Table search) {
        this.search = search;
    }

    private static String day(Instant at) {
        Instant day = at.isAfter(LAST) ? LAST : at;
        return day.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10);
    }

    static String list(String day) {
        return "POSTS#" + day;
    }

    /** The smallest id of a day. */
    static String floor(String day) {
        return Ids.floor(Instant.parse(day + "T00:00:00Z")).toString();
    }

    /** The smallest id of a time. */
    static PostId floor(Instant at) {
        return at.isBefore(Instant.EPOCH) ? FIRST : new PostId(Ids.floor(at));
    }

    /** Where what is indexed of a post lies. */
    static Key key(PostId post) {
        return Buckets.key(list(day(post.time())), post.value(), post.toString());
    }

    /** Makes known that there are posts of this day. */
    void open(PostId post) {
        String day = day(post.time());
        if (!known.contains(day)) {
            search.put(Item.at(new Key(DAYS, day)));
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.add(day);
        }
    }

    /** The days between those of two posts, latest first. */
    Backwards backwards(PostId least, PostId before) {
        return new Backwards(day(least.time()), day(before.time()));
    }

    /** Days, read when they are asked for. Thread-safe. */
    final class Backwards {
        private final Query range;
        private final List<String> read = new ArrayList<>();
        private boolean whole;

        private Backwards(String first, String last) {
            this.range = Query.between(DAYS, first, last).descending();
        }

        /** The day in this place; null behind the last one. */
        synchronized @Nullable String get(int place) {
            while (!whole && place >= read.size()) {
                String after = read.isEmpty() ? null : read.getLast();
                List<Item> part = search.query(range.after(after).limit(PART));
                part.forEach(day -> read.add(day.key().sk()));
                whole = part.size() < PART;
            }
            return place < read.size() ? read.get(place) : null;
        }
    }
}
