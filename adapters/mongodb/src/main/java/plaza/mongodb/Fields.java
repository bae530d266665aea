package plaza.mongodb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * How values are written: ids as texts, whose order is theirs; times as dates, which are exact to
 * the millisecond, and where microseconds count as a number beside it, {@code <field>Micros}.
 */
public final class Fields {
    /** How many ids a query takes in one list at the most, where an index is read for each. */
    public static final int LIST = 200;

    private Fields() {}

    public static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).distinct().toList();
    }

    public static UserId user(Document document, String field) {
        return new UserId(UUID.fromString(document.getString(field)));
    }

    public static PostId post(Document document, String field) {
        return new PostId(UUID.fromString(document.getString(field)));
    }

    public static Set<UserId> users(List<Document> documents, String field) {
        return documents.stream()
                .map(document -> user(document, field))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Set<PostId> posts(List<Document> documents, String field) {
        return documents.stream()
                .map(document -> post(document, field))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Date date(Instant at) {
        return Date.from(at);
    }

    public static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    public static Instant fromMicros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A document with a time, to the microsecond. */
    public static Document with(Document document, String field, Instant at) {
        return document.append(field, date(at)).append(field + "Micros", micros(at));
    }

    public static Instant instant(Document document, String field) {
        return fromMicros(document.getLong(field + "Micros"));
    }

    public static @Nullable Instant optionalInstant(Document document, String field) {
        Long micros = document.getLong(field + "Micros");
        return micros == null ? null : fromMicros(micros);
    }
}
