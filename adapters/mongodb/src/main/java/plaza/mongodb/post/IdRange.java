package plaza.mongodb.post;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;

/**
 * Posts of a time, by their ids.
 *
 * @param from the smallest of them, or null
 * @param to behind the largest of them, or null
 */
record IdRange(@Nullable UUID from, @Nullable UUID to) {
    static final IdRange ALL = new IdRange(null, null);

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    static IdRange of(@Nullable Instant since, @Nullable Instant until) {
        return new IdRange(floor(since), floor(until));
    }

    /** Ids stand at whole milliseconds: what is between two of them is before the later one. */
    private static @Nullable UUID floor(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(Instant.EPOCH)) {
            return Ids.floor(Instant.EPOCH);
        }
        Instant whole = time.isAfter(LAST) ? LAST : time.truncatedTo(ChronoUnit.MILLIS);
        return Ids.floor(
                whole.isBefore(time) && whole.isBefore(LAST) ? whole.plusMillis(1) : whole);
    }

    /** What of it comes before a post, or all of it. */
    IdRange before(@Nullable PostId post) {
        return post == null || (to != null && Ids.compare(to, post.value()) <= 0)
                ? this
                : new IdRange(from, post.value());
    }

    Bson filter() {
        List<Bson> bounds = new ArrayList<>();
        if (from != null) {
            bounds.add(gte(PostDocuments.ID, from));
        }
        if (to != null) {
            bounds.add(lt(PostDocuments.ID, to));
        }
        return bounds.isEmpty() ? Filters.empty() : and(bounds);
    }
}
