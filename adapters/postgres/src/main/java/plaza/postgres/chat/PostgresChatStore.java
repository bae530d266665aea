package plaza.postgres.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Chat;
import plaza.core.chat.ChatKind;
import plaza.core.chat.ChatRole;
import plaza.core.chat.ChatStore;
import plaza.core.chat.Member;
import plaza.core.chat.Membership;
import plaza.core.id.ChatId;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/** Chats in the table {@code chat_rooms}, who is in them in {@code chat_members}. Thread-safe. */
public final class PostgresChatStore implements ChatStore {
    private static final String INSERT =
            """
            INSERT INTO chat_rooms (room_id, kind, name, named_by, creator_id, peer_id, created_at,
                last_number, latest_at)
            VALUES (:id, :kind, :name, :namedBy, :creator, :peer, :createdAt, :last, :latestAt)
            ON CONFLICT (room_id) DO NOTHING
            """;

    private static final String PUT_MEMBER =
            """
            INSERT INTO chat_members AS m (room_id, user_id, role, joined_at, since_number,
                until_number, read_number, accepted, invited_by)
            SELECT room_id, :user, :role, :joinedAt, :since, CAST(:until AS bigint), :read, :accepted,
                CAST(:invitedBy AS uuid)
            FROM chat_rooms WHERE room_id = :id
            ON CONFLICT (room_id, user_id) DO UPDATE SET role = EXCLUDED.role,
                joined_at = EXCLUDED.joined_at, since_number = EXCLUDED.since_number,
                until_number = EXCLUDED.until_number, accepted = EXCLUDED.accepted,
                invited_by = EXCLUDED.invited_by
            WHERE (m.role, m.joined_at, m.since_number, m.until_number, m.accepted,
                m.invited_by)
                IS DISTINCT FROM (EXCLUDED.role, EXCLUDED.joined_at, EXCLUDED.since_number,
                    EXCLUDED.until_number, EXCLUDED.accepted, EXCLUDED.invited_by)
            """;

    private static final String FIND_OF =
            """
            SELECT r.*, m.* FROM chat_rooms r JOIN chat_members m ON m.room_id = r.room_id
            WHERE r.room_id = :id AND m.user_id = :user
            """;

    private static final String LIST_MEMBERS =
            "SELECT * FROM chat_members WHERE room_id = :id ORDER BY user_id";

    private static final String LIST =
            """
            SELECT r.*, m.* FROM chat_members m JOIN chat_rooms r ON r.room_id = m.room_id
            CROSS JOIN LATERAL (SELECT CASE WHEN m.until_number IS NULL THEN r.latest_at
                ELSE m.joined_at END AS at) place
            WHERE m.user_id = :user AND m.accepted = :accepted
                AND (place.at, r.room_id) < (:at, :before)
            ORDER BY place.at DESC, r.room_id DESC LIMIT :limit
            """;

    private static final String LIST_ASKED =
            """
            SELECT m.* FROM chat_rooms r JOIN chat_members m ON m.room_id = r.room_id
            WHERE r.creator_id = :asker AND m.invited_by IS NULL AND NOT m.accepted
                AND (m.until_number IS NULL OR m.joined_at >= :since)
            UNION ALL
            SELECT m.* FROM chat_members m
            WHERE m.invited_by = :asker AND NOT m.accepted
                AND (m.until_number IS NULL OR m.joined_at >= :since)
            LIMIT :limit
            """;

    private static final String MARK_READ =
            """
            UPDATE chat_members SET read_number = :upTo
            WHERE room_id = :id AND user_id = :user AND read_number < :upTo
            """;

    private static final String RENAME =
            """
            UPDATE chat_rooms SET name = :name, named_by = :by
            WHERE room_id = :id AND name IS DISTINCT FROM :name
            """;

    private static final String TAKE_NUMBER =
            """
            UPDATE chat_rooms
            SET last_number = last_number + 1, latest_at = GREATEST(latest_at, :at)
            WHERE room_id = :id RETURNING last_number
            """;

    private final Database database;

    public PostgresChatStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean insert(Chat chat, Collection<Member> members) {
        return database.inTransaction(
                _ -> {
                    boolean added =
                            database.sql(INSERT)
                                    .bind("id", chat.id())
                                    .bind("kind", stored(chat.kind()))
                                    .bind("name", chat.name())
                                    .bind("namedBy", chat.namedBy())
                                    .bind("creator", chat.creator())
                                    .bind("peer", chat.peer())
                                    .bind("createdAt", chat.createdAt())
                                    .bind("last", chat.last())
                                    .bind("latestAt", chat.latestAt())
                                    .changed();
                    if (added) {
                        members.forEach(member -> putMember(chat.id(), member));
                    }
                    return added;
                });
    }

    private static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return database.sql("SELECT * FROM chat_rooms WHERE room_id = :id")
                .bind("id", id)
                .find(PostgresChatStore::chat);
    }

    @Override
    public Optional<Membership> find(ChatId id, UserId user) {
        return database.sql(FIND_OF)
                .bind("id", id)
                .bind("user", user)
                .find(PostgresChatStore::membership);
    }

    @Override
    public List<Member> listMembers(ChatId id) {
        return database.sql(LIST_MEMBERS).bind("id", id).list(PostgresChatStore::member);
    }

    @Override
    public Page<Membership> list(UserId user, boolean accepted, PageRequest page) {
        return database.sql(LIST)
                .bind("user", user)
                .bind("accepted", accepted)
                .latestFirst(page, PostgresChatStore::membership, PostgresChatStore::place);
    }

    @Override
    public List<Member> listAsked(UserId asker, Instant since, int limit) {
        return database.sql(LIST_ASKED)
                .bind("asker", asker)
                .bind("since", since)
                .bind("limit", limit)
                .list(PostgresChatStore::member);
    }

    @Override
    public boolean putMember(ChatId id, Member member) {
        return database.sql(PUT_MEMBER)
                .bind("id", id)
                .bind("user", member.user())
                .bind("role", stored(member.role()))
                .bind("joinedAt", member.joinedAt())
                .bind("since", member.since())
                .bind("until", member.until())
                .bind("read", member.read())
                .bind("accepted", member.accepted())
                .bind("invitedBy", member.invitedBy())
                .changed();
    }

    @Override
    public boolean markRead(ChatId id, UserId user, long upTo) {
        return database.sql(MARK_READ)
                .bind("id", id)
                .bind("user", user)
                .bind("upTo", upTo)
                .changed();
    }

    @Override
    public boolean rename(ChatId id, String name, UserId by) {
        return database.sql(RENAME).bind("id", id).bind("name", name).bind("by", by).changed();
    }

    @Override
    public long takeNumber(ChatId id, Instant at) {
        return database.sql(TAKE_NUMBER)
                .bind("id", id)
                .bind("at", at)
                .find(row -> row.getLong(1))
                .orElseThrow(() -> new IllegalArgumentException("there is no chat " + id));
    }

    private static Membership membership(ResultSet row) throws SQLException {
        return new Membership(chat(row), member(row));
    }

    private static KeysetCursor place(Membership membership) {
        return new KeysetCursor(membership.placedAt(), membership.chat().id().value());
    }

    private static Chat chat(ResultSet row) throws SQLException {
        return new Chat(
                DomainTypes.id(row, "room_id", ChatId::new),
                ChatKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                DomainTypes.optionalUser(row, "named_by"),
                DomainTypes.user(row, "creator_id"),
                DomainTypes.optionalUser(row, "peer_id"),
                DomainTypes.instant(row, "created_at"),
                row.getLong("last_number"),
                DomainTypes.instant(row, "latest_at"));
    }

    private static Member member(ResultSet row) throws SQLException {
        long until = row.getLong("until_number");
        Long left = row.wasNull() ? null : until;
        return new Member(
                DomainTypes.user(row, "user_id"),
                ChatRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                DomainTypes.instant(row, "joined_at"),
                row.getLong("since_number"),
                left,
                row.getLong("read_number"),
                row.getBoolean("accepted"),
                DomainTypes.optionalUser(row, "invited_by"));
    }
}
