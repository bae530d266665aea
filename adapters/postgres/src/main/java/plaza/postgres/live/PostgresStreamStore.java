package plaza.postgres.live;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.MostWatched;
import plaza.core.live.StreamDetails;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.StreamStore;
import plaza.core.live.Viewers;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** Live streams in the table {@code live_streams}. Thread-safe. */
public final class PostgresStreamStore implements StreamStore {
    private static final String INSERT =
            """
            INSERT INTO live_streams (stream_id, streamer_id, title, description, thumbnail_url,
                created_at, scheduled_for, status, viewer_count, peak_viewers, total_viewers, invited,
                participants, moderators, silenced, slow_seconds, stream_url)
            VALUES (:id, :host, :title, :description, :thumbnail, :createdAt, :scheduledFor,
                'scheduled', 0, 0, 0, '{}', '{}', '{}', '{}', :slow, :url)
            ON CONFLICT (stream_id) DO NOTHING
            """;

    private static final String CHANGE =
            """
            UPDATE live_streams SET title = :title, description = :description,
                thumbnail_url = :thumbnail, scheduled_for = :scheduledFor, slow_seconds = :slow
            WHERE stream_id = :id
                AND (title, description, thumbnail_url, scheduled_for, slow_seconds)
                IS DISTINCT FROM (:title, :description, :thumbnail, :scheduledFor, :slow)
            """;

    private static final String START =
            """
            UPDATE live_streams SET status = 'live', start_time = :at
            WHERE stream_id = :id AND status = 'scheduled'
            """;

    private static final String END =
            """
            UPDATE live_streams
            SET status = 'ended', end_time = :at, interrupted_at = NULL, key_hash = NULL
            WHERE stream_id = :id AND status = 'live'
            """;

    private static final String INTERRUPT =
            """
            UPDATE live_streams SET interrupted_at = :since
            WHERE stream_id = :id AND status = 'live' AND interrupted_at IS DISTINCT FROM :since
            """;

    private static final String PUT =
            """
            UPDATE live_streams SET <part> = array_append(<part>, :user)
            WHERE stream_id = :id AND NOT :user = ANY(<part>)
            """;

    private static final String TAKE =
            """
            UPDATE live_streams SET <part> = array_remove(<part>, :user)
            WHERE stream_id = :id AND :user = ANY(<part>)
            """;

    private static final String NOTE_VIEWERS =
            """
            UPDATE live_streams SET viewer_count = :now, peak_viewers = GREATEST(peak_viewers, :peak),
                total_viewers = GREATEST(total_viewers, :total)
            WHERE stream_id = :id
            """;

    private static final String LIST_LIVE =
            """
            SELECT * FROM live_streams
            WHERE status = 'live' AND (viewer_count, stream_id) < (:viewers, :before)
            ORDER BY viewer_count DESC, stream_id DESC LIMIT :limit
            """;

    private static final String LIST =
            """
            SELECT * FROM live_streams
            WHERE status = :status AND (created_at, stream_id) < (:at, :before)
            ORDER BY created_at DESC, stream_id DESC LIMIT :limit
            """;

    private static final String LIST_BY_HOST =
            """
            SELECT * FROM live_streams
            WHERE streamer_id = :host AND (created_at, stream_id) < (:at, :before)
            ORDER BY created_at DESC, stream_id DESC LIMIT :limit
            """;

    private static final String COUNT_OPEN =
            "SELECT count(*) FROM live_streams WHERE streamer_id = :host AND status <> 'ended'";

    /** In front of every row. */
    private static final MostWatched START_OF_LIST =
            new MostWatched(Long.MAX_VALUE, new UUID(-1, -1));

    private final Database database;

    public PostgresStreamStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(LiveStream stream) {
        return details(database.sql(INSERT), stream.details())
                .bind("id", stream.id())
                .bind("host", stream.host())
                .bind("createdAt", stream.id().time())
                .bind("url", stream.url())
                .changed();
    }

    private static Statement details(Statement statement, StreamDetails details) {
        return statement
                .bind("title", details.title())
                .bind("description", details.description())
                .bind("thumbnail", details.thumbnail())
                .bind("scheduledFor", details.scheduledFor())
                .bind("slow", (int) details.slow().toSeconds());
    }

    @Override
    public Optional<LiveStream> find(StreamId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<StreamId, LiveStream> findAll(Collection<StreamId> ids) {
        return database.sql("SELECT * FROM live_streams WHERE stream_id = ANY(:ids)")
                .bind("ids", DomainTypes.ids(ids))
                .byKey(PostgresStreamStore::stream, LiveStream::id);
    }

    @Override
    public Optional<LiveStream> findByKey(String keyHash) {
        return database.sql("SELECT * FROM live_streams WHERE key_hash = :hash")
                .bind("hash", keyHash)
                .find(PostgresStreamStore::stream);
    }

    @Override
    public boolean hasKey(StreamId id) {
        return database.sql("SELECT key_hash IS NOT NULL FROM live_streams WHERE stream_id = :id")
                .bind("id", id)
                .find(row -> row.getBoolean(1))
                .orElse(false);
    }

    @Override
    public boolean setKey(StreamId id, @Nullable String keyHash) {
        return database.sql("UPDATE live_streams SET key_hash = :hash WHERE stream_id = :id")
                .bind("hash", keyHash)
                .bind("id", id)
                .changed();
    }

    @Override
    public boolean change(StreamId id, StreamDetails details) {
        return details(database.sql(CHANGE), details).bind("id", id).changed();
    }

    @Override
    public boolean start(StreamId id, Instant at) {
        return move(START, id, at);
    }

    @Override
    public boolean end(StreamId id, Instant at) {
        return move(END, id, at);
    }

    private boolean move(String update, StreamId id, Instant at) {
        return database.sql(update).bind("id", id).bind("at", at).changed();
    }

    @Override
    public boolean interrupt(StreamId id, @Nullable Instant since) {
        return database.sql(INTERRUPT).bind("id", id).bind("since", since).changed();
    }

    @Override
    public boolean put(StreamId id, UserId user, StreamPart part, boolean is) {
        return database.sql((is ? PUT : TAKE).replace("<part>", column(part)))
                .bind("id", id)
                .bind("user", user)
                .changed();
    }

    private static String column(StreamPart part) {
        return switch (part) {
            case INVITED -> "invited";
            case PARTICIPANT -> "participants";
            case MODERATOR -> "moderators";
            case SILENCED -> "silenced";
        };
    }

    @Override
    public void noteViewers(StreamId id, Viewers viewers) {
        database.sql(NOTE_VIEWERS)
                .bind("id", id)
                .bind("now", viewers.now())
                .bind("peak", viewers.peak())
                .bind("total", viewers.total())
                .execute();
    }

    @Override
    public Page<LiveStream> listLive(PageRequest page) {
        MostWatched from = MostWatched.of(page.cursor());
        MostWatched after = from == null ? START_OF_LIST : from;
        return database.sql(LIST_LIVE)
                .bind("viewers", after.viewers())
                .bind("before", after.id())
                .page(
                        page,
                        PostgresStreamStore::stream,
                        stream -> MostWatched.of(stream).toCursor());
    }

    @Override
    public Page<LiveStream> list(StreamStatus status, PageRequest page) {
        return latest(LIST, "status", status.name().toLowerCase(Locale.ROOT), page);
    }

    @Override
    public Page<LiveStream> listByHost(UserId host, PageRequest page) {
        return latest(LIST_BY_HOST, "host", host, page);
    }

    @Override
    public long countOpen(UserId host) {
        return database.sql(COUNT_OPEN).bind("host", host).one(row -> row.getLong(1));
    }

    private Page<LiveStream> latest(String query, String name, Object value, PageRequest page) {
        return database.sql(query)
                .bind(name, value)
                .latestFirst(
                        page,
                        PostgresStreamStore::stream,
                        stream -> new KeysetCursor(stream.id().time(), stream.id().value()));
    }

    @Override
    public boolean delete(StreamId id) {
        return database.sql(
                        "DELETE FROM live_streams WHERE stream_id = :id AND status = 'scheduled'")
                .bind("id", id)
                .changed();
    }

    private static LiveStream stream(ResultSet row) throws SQLException {
        Map<StreamPart, Set<UserId>> people = new EnumMap<>(StreamPart.class);
        for (StreamPart part : StreamPart.values()) {
            Set<UserId> those = Set.copyOf(DomainTypes.users(row, column(part)));
            if (!those.isEmpty()) {
                people.put(part, those);
            }
        }
        return new LiveStream(
                DomainTypes.id(row, "stream_id", StreamId::new),
                DomainTypes.user(row, "streamer_id"),
                new StreamDetails(
                        row.getString("title"),
                        row.getString("description"),
                        row.getString("thumbnail_url"),
                        DomainTypes.optionalInstant(row, "scheduled_for"),
                        Duration.ofSeconds(row.getInt("slow_seconds"))),
                StreamStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                people,
                row.getString("stream_url"),
                new Viewers(
                        row.getLong("viewer_count"),
                        row.getLong("peak_viewers"),
                        row.getLong("total_viewers")),
                DomainTypes.optionalInstant(row, "start_time"),
                DomainTypes.optionalInstant(row, "end_time"),
                DomainTypes.optionalInstant(row, "interrupted_at"));
    }
}
