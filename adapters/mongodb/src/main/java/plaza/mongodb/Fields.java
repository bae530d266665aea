package plaza.mongodb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.BsonValue;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import plaza.core.id.Id;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * How values are written: ids as {@link UUID}, which are texts or UUIDs in the database ({@link
 * Layout}), in their order either way; times as dates, which are exact to the millisecond, and
 * where microseconds count as a number beside it, {@code <field>Micros}.
 */
public final class Fields {
    /** How many ids a query takes in one list at the most, where an index is read for each. */
    public static final int LIST = 200;

    private Fields() {}

    /** Ids, each once. */
    public static List<UUID> ids(Collection<? extends Id<?>> ids) {
        return ids.stream().<UUID>map(Id::value).distinct().toList();
    }

    /** An id as it is written, or null. */
    public static @Nullable UUID id(@Nullable Id<?> id) {
        return id == null ? null : id.value();
    }

    /** An id in a document. */
    public static UUID id(Document document, String field) {
        return Objects.requireNonNull(optionalId(document, field));
    }

    public static @Nullable UUID optionalId(Document document, String field) {
        Object stored = document.get(field);
        return stored == null ? null : idOf(stored);
    }

    /** The ids in a list, which may be missing. */
    public static List<UUID> ids(Document document, String field) {
        return document.getList(field, Object.class, List.of()).stream().map(Fields::idOf).toList();
    }

    static UUID id(BsonValue stored) {
        return stored.isString()
                ? UUID.fromString(stored.asString().getValue())
                : stored.asBinary().asUuid();
    }

    private static UUID idOf(Object stored) {
        return stored instanceof UUID id ? id : UUID.fromString((String) stored);
    }

    public static UserId user(Document document, String field) {
        return new UserId(id(document, field));
    }

    public static @Nullable UserId optionalUser(Document document, String field) {
        UUID id = optionalId(document, field);
        return id == null ? null : new UserId(id);
    }

    public static List<UserId> userList(Document document, String field) {
        return ids(document, field).stream().map(UserId::new).toList();
    }

    public static PostId post(Document document, String field) {
        return new PostId(id(document, field));
    }

    public static @Nullable PostId optionalPost(Document document, String field) {
        UUID id = optionalId(document, field);
        return id == null ? null : new PostId(id);
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
