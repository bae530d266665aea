package plaza.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.PageRequest;

/**
 * A place in a list that goes from the latest downwards, ties by id downwards. As a cursor it is
 * {@code <microseconds>.<id>}.
 */
public record LatestFirst(long micros, String id) {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18})\\.([0-9a-f-]{36})");

    public static LatestFirst of(Instant at, UUID id) {
        return new LatestFirst(Fields.micros(at), id.toString());
    }

    /** Behind which a page begins; empty for the first. */
    public static Optional<LatestFirst> of(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(cursor.value());
        if (!matcher.matches()) {
            throw Cursor.invalid();
        }
        UUID id = Ids.parse(matcher.group(2)).orElseThrow(Cursor::invalid);
        return Optional.of(new LatestFirst(Long.parseLong(matcher.group(1)), id.toString()));
    }

    public Cursor cursor() {
        return new Cursor(micros + "." + id);
    }

    /** What comes after this place. The first condition lets an index begin there. */
    public Bson after(String microsField, String idField) {
        return and(
                lte(microsField, micros),
                or(lt(microsField, micros), and(eq(microsField, micros), lt(idField, id))));
    }
}
