package plaza.postgres.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Disappearing;
import plaza.core.chat.Message;
import plaza.core.chat.MessagePlace;
import plaza.core.chat.MessageStore;
import plaza.core.chat.MessageType;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** Messages in the table {@code chats}. Thread-safe. */
public final class PostgresMessageStore implements MessageStore {
    private static final String INSERT =
            """
            INSERT INTO chats (message_id, room_id, number, sender_id, receiver_id, message_type,
                content, "timestamp", is_disappearing, disappear_after_seconds, disappear_from,
                disappears_at)
            VALUES (:id, :chat, :number, :sender, :receiver, :type, :content, :at, :disappearing,
                :after, :from, :disappearsAt)
            ON CONFLICT (message_id) DO NOTHING
            """;

    private static final String THERE = "(c.disappears_at IS NULL OR c.disappears_at > :now)";

    private static final String FIND_ALL =
            "SELECT c.* FROM chats c WHERE c.message_id = ANY(:ids) AND " + THERE;

    private static final String LIST =
            """
            SELECT c.* FROM chats c
            WHERE c.room_id = :chat AND c.number > :after AND c.number <= :upTo
                AND c.number < :before AND
            """
                    + THERE
                    + " ORDER BY c.number DESC LIMIT :limit";

    private static final String WINDOWS =
            "FROM unnest(:chats, :afters, :upTos) AS w (room_id, after, up_to) ";

    private static final String IN_WINDOW =
            """
            FROM chats c
            WHERE c.room_id = w.room_id AND c.number > w.after AND c.number <= w.up_to AND
            """
                    + THERE;

    private static final String HEARD = " AND c.sender_id <> ALL(:unheard)";

    private static final String FIND_LATEST =
            "SELECT c.* "
                    + WINDOWS
                    + "CROSS JOIN LATERAL (SELECT c.* "
                    + IN_WINDOW
                    + HEARD
                    + " ORDER BY c.number DESC LIMIT 1) c";

    private static final String COUNT =
            "SELECT w.room_id, (SELECT count(*) FROM (SELECT 1 "
                    + IN_WINDOW
                    + HEARD
                    + " AND c.content IS NOT NULL LIMIT :limit) s) AS n "
                    + WINDOWS;

    private static final String DELETE_CONTENT =
            "UPDATE chats SET content = NULL WHERE message_id = :id AND content IS NOT NULL";

    private static final String MARK_READ =
            """
            UPDATE chats
            SET disappears_at = :at + make_interval(secs => disappear_after_seconds)
            WHERE room_id = :chat AND number > :after AND number <= :upTo
                AND is_disappearing AND disappears_at IS NULL AND sender_id <> :reader
            """;

    private static final String LIST_DISAPPEARED =
            """
            SELECT message_id FROM chats WHERE disappears_at <= :now
            ORDER BY disappears_at, message_id LIMIT :limit
            """;

    private final Database database;

    public PostgresMessageStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Message message) {
        Disappearing disappearing = message.disappearing();
        return database.sql(INSERT)
                .bind("id", message.id())
                .bind("chat", message.chat())
                .bind("number", message.number())
                .bind("sender", message.sender())
                .bind("receiver", message.receiver())
                .bind("type", message.type().label())
                .bind("content", message.content())
                .bind("at", message.at())
                .bind("disappearing", disappearing != null)
                .bind("after", disappearing == null ? null : disappearing.after().toSeconds())
                .bind(
                        "from",
                        disappearing == null
                                ? null
                                : disappearing.from().name().toLowerCase(Locale.ROOT))
                .bind("disappearsAt", message.disappearsAt())
                .changed();
    }

    @Override
    public Map<MessageId, Message> findAll(Collection<MessageId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.sql(FIND_ALL)
                .bind("ids", DomainTypes.ids(ids))
                .bind("now", now)
                .byKey(PostgresMessageStore::message, Message::id);
    }

    @Override
    public Page<Message> list(Window window, PageRequest page, Instant now) {
        return database.sql(LIST)
                .bind("chat", window.chat())
                .bind("after", window.after())
                .bind("upTo", window.upTo())
                .bind("before", MessagePlace.of(page))
                .bind("now", now)
                .page(page, PostgresMessageStore::message, MessagePlace::after);
    }

    @Override
    public Map<ChatId, Message> findLatest(
            Collection<Window> windows, Set<UserId> unheard, Instant now) {
        if (windows.isEmpty()) {
            return Map.of();
        }
        return windowed(FIND_LATEST, windows, unheard)
                .bind("now", now)
                .byKey(PostgresMessageStore::message, Message::chat);
    }

    private Statement windowed(String sql, Collection<Window> windows, Set<UserId> unheard) {
        return database.sql(sql)
                .bind("unheard", DomainTypes.ids(unheard))
                .bind("chats", DomainTypes.ids(windows.stream().map(Window::chat).toList()))
                .bind("afters", windows.stream().map(Window::after).toArray(Long[]::new))
                .bind("upTos", windows.stream().map(Window::upTo).toArray(Long[]::new));
    }

    @Override
    public Map<ChatId, Integer> count(
            Collection<Window> windows, Set<UserId> unheard, int limit, Instant now) {
        if (windows.isEmpty()) {
            return Map.of();
        }
        return windowed(COUNT, windows, unheard)
                .bind("limit", limit)
                .bind("now", now)
                .map(row -> DomainTypes.id(row, "room_id", ChatId::new), row -> row.getInt("n"));
    }

    @Override
    public boolean deleteContent(MessageId id) {
        return changed(DELETE_CONTENT, id);
    }

    @Override
    public boolean remove(MessageId id) {
        return changed("DELETE FROM chats WHERE message_id = :id", id);
    }

    private boolean changed(String sql, MessageId id) {
        return database.sql(sql).bind("id", id).changed();
    }

    @Override
    public void markRead(Window window, UserId reader, Instant at) {
        database.sql(MARK_READ)
                .bind("chat", window.chat())
                .bind("after", window.after())
                .bind("upTo", window.upTo())
                .bind("reader", reader)
                .bind("at", at)
                .execute();
    }

    @Override
    public List<MessageId> listDisappeared(Instant now, int limit) {
        return database.sql(LIST_DISAPPEARED)
                .bind("now", now)
                .bind("limit", limit)
                .list(DomainTypes.only(MessageId::new));
    }

    private static Message message(ResultSet row) throws SQLException {
        String label = row.getString("message_type");
        return new Message(
                DomainTypes.id(row, "message_id", MessageId::new),
                DomainTypes.id(row, "room_id", ChatId::new),
                row.getLong("number"),
                DomainTypes.user(row, "sender_id"),
                DomainTypes.optionalUser(row, "receiver_id"),
                MessageType.labelled(label)
                        .orElseThrow(() -> new IllegalStateException("no type " + label)),
                row.getString("content"),
                DomainTypes.instant(row, "timestamp"),
                disappearing(row),
                DomainTypes.optionalInstant(row, "disappears_at"));
    }

    private static @Nullable Disappearing disappearing(ResultSet row) throws SQLException {
        if (!row.getBoolean("is_disappearing")) {
            return null;
        }
        return new Disappearing(
                Duration.ofSeconds(row.getLong("disappear_after_seconds")),
                Disappearing.From.valueOf(
                        row.getString("disappear_from").toUpperCase(Locale.ROOT)));
    }
}
