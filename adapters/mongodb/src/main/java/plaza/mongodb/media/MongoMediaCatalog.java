package plaza.mongodb.media;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaUse;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.KeysetFields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Uploads in the collection {@code media}; {@code use} is {@code "<kind>:<id>"}, or missing while
 * an upload is used for nothing. Thread-safe.
 */
public final class MongoMediaCatalog implements MediaCatalog {
    private static final String KEY = "_id";
    private static final String MEDIA_ID = "mediaId";
    private static final String OWNER = "ownerId";
    private static final String USE = "use";
    private static final String MICROS = "createdAtMicros";
    private static final String UNUSED = "unusedSinceMicros";

    private final Documents media;

    public MongoMediaCatalog(Mongo mongo) {
        this.media =
                mongo.collection(
                        "media",
                        Index.on(
                                compoundIndex(
                                        ascending(OWNER),
                                        descending(MICROS),
                                        descending(MEDIA_ID))),
                        Index.on(ascending(USE)),
                        Index.on(ascending(UNUSED, KEY)));
    }

    @Override
    public boolean insert(Media upload) {
        var document =
                new Document(KEY, upload.key())
                        .append(MEDIA_ID, MediaKeys.requireId(upload.key()))
                        .append(OWNER, upload.owner().value())
                        .append("type", upload.type())
                        .append("bytes", upload.bytes())
                        .append("width", upload.width())
                        .append("height", upload.height())
                        .append("durationMs", upload.durationMs())
                        .append("blurhash", upload.blurhash());
        MediaUse use = upload.use();
        if (use != null) {
            document.append(USE, text(use));
        }
        if (upload.unusedSince() != null) {
            Fields.with(document, "unusedSince", upload.unusedSince());
        }
        return media.insert(Fields.with(document, "createdAt", upload.createdAt()));
    }

    private static String text(MediaUse use) {
        return use.kind() + ":" + use.id();
    }

    private static @Nullable MediaUse use(Document upload) {
        String text = upload.getString(USE);
        if (text == null) {
            return null;
        }
        int colon = text.indexOf(':');
        return new MediaUse(
                MediaUse.Kind.valueOf(text.substring(0, colon)),
                UUID.fromString(text.substring(colon + 1)));
    }

    private static Media upload(Document upload) {
        return new Media(
                upload.getString(KEY),
                Fields.user(upload, OWNER),
                upload.getString("type"),
                upload.getLong("bytes"),
                upload.getInteger("width"),
                upload.getInteger("height"),
                upload.getLong("durationMs"),
                upload.getString("blurhash"),
                Fields.instant(upload, "createdAt"),
                use(upload),
                Fields.optionalInstant(upload, "unusedSince"));
    }

    @Override
    public Map<String, Media> findAll(Collection<String> keys) {
        return Batch.all(
                keys,
                some ->
                        media.find(in(KEY, some)).stream()
                                .map(MongoMediaCatalog::upload)
                                .collect(Collectors.toMap(Media::key, Function.identity())));
    }

    @Override
    public Set<String> attach(UserId owner, Collection<String> keys, MediaUse use) {
        Set<String> attached = new HashSet<>();
        Batch.split(keys).forEach(some -> attached.addAll(attachSome(owner, some, use)));
        return attached;
    }

    private Set<String> attachSome(UserId owner, List<String> keys, MediaUse use) {
        Bson change =
                new Document("$set", new Document(USE, text(use)))
                        .append("$unset", new Document(UNUSED, "").append("unusedSince", ""));
        List<WriteModel<Document>> writes =
                keys.stream()
                        .distinct()
                        .<WriteModel<Document>>map(
                                key ->
                                        new UpdateOneModel<>(
                                                and(
                                                        eq(KEY, key),
                                                        eq(OWNER, owner.value()),
                                                        or(eq(USE, null), eq(USE, text(use)))),
                                                change))
                        .toList();
        media.write(writes);
        return keys(and(in(KEY, keys), eq(OWNER, owner.value()), eq(USE, text(use))));
    }

    @Override
    public Set<String> release(MediaUse use, Instant since) {
        Set<String> released = keys(eq(USE, text(use)));
        if (!released.isEmpty()) {
            Document unused = Fields.with(new Document(), "unusedSince", since);
            media.changeAll(
                    eq(USE, text(use)),
                    new Document("$set", unused).append("$unset", new Document(USE, "")));
        }
        return released;
    }

    private Set<String> keys(Bson filter) {
        return media.find(filter, all -> all.projection(include(KEY))).stream()
                .map(upload -> upload.getString(KEY))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Media> listUnused(Instant before, int limit) {
        return media
                .find(
                        lt(UNUSED, Fields.micros(before)),
                        all -> all.sort(ascending(UNUSED, KEY)).limit(limit))
                .stream()
                .map(MongoMediaCatalog::upload)
                .toList();
    }

    @Override
    public boolean deleteUnused(String key, Instant before) {
        return media.delete(and(eq(KEY, key), lt(UNUSED, Fields.micros(before))));
    }

    @Override
    public long countBytes(UserId owner) {
        var sum = new Document("_id", null).append("bytes", new Document("$sum", "$bytes"));
        long bytes = 0;
        for (Document total :
                media.aggregate(
                        List.of(
                                new Document("$match", new Document(OWNER, owner.value())),
                                new Document("$group", sum)))) {
            bytes = total.get("bytes", Number.class).longValue();
        }
        return bytes;
    }

    @Override
    public Page<Media> listByOwner(UserId owner, PageRequest page) {
        return new KeysetFields(MICROS, MEDIA_ID)
                .page(media, eq(OWNER, owner.value()), page, MongoMediaCatalog::upload);
    }
}
