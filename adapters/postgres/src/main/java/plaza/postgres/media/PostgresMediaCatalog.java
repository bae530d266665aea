package plaza.postgres.media;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaUse;
import plaza.postgres.Database;

/** Uploads in the table {@code media}. Thread-safe. */
public final class PostgresMediaCatalog implements MediaCatalog {
    private static final String COLUMNS =
            """
            SELECT media_key, user_id, media_type, bytes, width, height, duration_ms, blurhash,
                   created_at, use_kind, use_id, unused_since
            FROM media
            """;

    private static final String INSERT =
            """
            INSERT INTO media (media_key, media_id, user_id, media_type, bytes, width, height,
                               duration_ms, blurhash, created_at, use_kind, use_id, unused_since)
            VALUES (:key, :id, :owner, :type, :bytes, :width, :height,
                    :duration, :blurhash, :createdAt, :kind, CAST(:use AS uuid), :unusedSince)
            ON CONFLICT (media_key) DO NOTHING
            """;

    /** Locked in one order, so that two who attach the same uploads never wait for each other. */
    private static final String ATTACH =
            """
            UPDATE media SET use_kind = :kind, use_id = :use, unused_since = NULL
            WHERE media_key IN (
                SELECT media_key FROM media
                WHERE media_key = ANY(:keys) AND user_id = :owner
                  AND (use_id IS NULL OR (use_id = :use AND use_kind = :kind))
                ORDER BY media_key FOR UPDATE)
            RETURNING media_key
            """;

    private static final String RELEASE =
            """
            UPDATE media SET use_kind = NULL, use_id = NULL, unused_since = :since
            WHERE media_key IN (
                SELECT media_key FROM media WHERE use_id = :use AND use_kind = :kind
                ORDER BY media_key FOR UPDATE)
            RETURNING media_key
            """;

    private final Database database;

    public PostgresMediaCatalog(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Media media) {
        MediaUse use = media.use();
        return database.sql(INSERT)
                .bind("key", media.key())
                .bind("id", MediaKeys.requireId(media.key()))
                .bind("owner", media.owner())
                .bind("type", media.type())
                .bind("bytes", media.bytes())
                .bind("width", media.width())
                .bind("height", media.height())
                .bind("duration", media.durationMs())
                .bind("blurhash", media.blurhash())
                .bind("createdAt", media.createdAt())
                .bind("kind", use == null ? null : label(use))
                .bind("use", use == null ? null : use.id())
                .bind("unusedSince", media.unusedSince())
                .changed();
    }

    private static @Nullable String label(MediaUse use) {
        return MediaRow.label(use.kind());
    }

    @Override
    public Map<String, Media> findAll(Collection<String> keys) {
        return database.sql(COLUMNS + " WHERE media_key = ANY(:keys)")
                .bind("keys", keys.toArray(String[]::new))
                .byKey(MediaRow::read, Media::key);
    }

    @Override
    public Set<String> attach(UserId owner, Collection<String> keys, MediaUse use) {
        return database.sql(ATTACH)
                .bind("keys", keys.toArray(String[]::new))
                .bind("owner", owner)
                .bind("kind", label(use))
                .bind("use", use.id())
                .set(row -> row.getString(1));
    }

    @Override
    public Set<String> release(MediaUse use, Instant since) {
        return database.sql(RELEASE)
                .bind("kind", label(use))
                .bind("use", use.id())
                .bind("since", since)
                .set(row -> row.getString(1));
    }

    @Override
    public List<Media> listUnused(Instant before, int limit) {
        return database.sql(
                        COLUMNS
                                + " WHERE unused_since < :before"
                                + " ORDER BY unused_since, media_key LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .list(MediaRow::read);
    }

    @Override
    public boolean deleteUnused(String key, Instant before) {
        return database.sql("DELETE FROM media WHERE media_key = :key AND unused_since < :before")
                .bind("key", key)
                .bind("before", before)
                .changed();
    }

    @Override
    public long countBytes(UserId owner) {
        return database.sql(
                        "SELECT coalesce(sum(bytes), 0)::bigint FROM media"
                                + " WHERE user_id = :owner")
                .bind("owner", owner)
                .one(row -> row.getLong(1));
    }

    @Override
    public Page<Media> listByOwner(UserId owner, PageRequest page) {
        return database.sql(
                        COLUMNS
                                + " WHERE user_id = :owner"
                                + " AND (created_at, media_id) < (:at, :before)"
                                + " ORDER BY created_at DESC, media_id DESC"
                                + " LIMIT :limit")
                .bind("owner", owner)
                .latestFirst(
                        page,
                        MediaRow::read,
                        media ->
                                new KeysetCursor(
                                        media.createdAt(), MediaKeys.requireId(media.key())));
    }
}
