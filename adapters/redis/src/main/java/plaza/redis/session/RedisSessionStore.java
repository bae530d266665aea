package plaza.redis.session;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.SessionStore;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * A session as the hash {@code session:<id>}, which expires an hour after it; the ids of a person's
 * sessions in the sorted set {@code sessions:<user>}, and those of all in {@code
 * sessions:expiries}, by expiry. The sets are written first, so that every session is in them; what
 * they name and is not there is no session. Thread-safe.
 */
public final class RedisSessionStore implements SessionStore {
    /** How long an expired one stays for {@link #deleteExpired} to count it. */
    private static final Duration LEFT_TO_THE_CLEAN_UP = Duration.ofHours(1);

    private static final int REMOVED_AT_ONCE = 1_000;

    private static final String USER = "user";
    private static final String CREATED = "createdAt";
    private static final String EXPIRES = "expiresAt";
    private static final String CLIENT = "client";
    private static final String ADDRESS = "address";

    private static final RedisScript<Long> PUT = RedisScript.number("session/put");
    private static final RedisScript<Long> ADD = RedisScript.number("session/add");
    private static final RedisScript<Long> DELETE_OWN = RedisScript.number("session/delete-own");

    private static final Comparator<Session> NEWEST_FIRST =
            Comparator.comparing(Session::createdAt).thenComparing(Session::id).reversed();

    private final RedisConnection redis;

    public RedisSessionStore(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public void put(Session session) {
        String id = session.id().toString();
        long expiry = session.expiresAt().toEpochMilli();
        String more = Long.toString(LEFT_TO_THE_CLEAN_UP.toMillis());
        redis.eval(ADD, List.of(expiries()), Long.toString(expiry), id, more);
        redis.eval(ADD, List.of(sessions(session.user())), Long.toString(expiry), id, more);
        List<String> fields =
                new ArrayList<>(
                        Arrays.asList(
                                Long.toString(expiry + LEFT_TO_THE_CLEAN_UP.toMillis()),
                                USER,
                                session.user().toString(),
                                CREATED,
                                session.createdAt().toString(),
                                EXPIRES,
                                session.expiresAt().toString()));
        addIfKnown(fields, CLIENT, session.client());
        addIfKnown(fields, ADDRESS, session.address());
        redis.eval(PUT, List.of(session(id)), fields.toArray(String[]::new));
    }

    private static void addIfKnown(List<String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name);
            fields.add(value);
        }
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        Map<String, String> fields =
                redis.call(commands -> commands.hgetall(session(id.toString())));
        return read(id.toString(), fields).filter(session -> session.expiresAt().isAfter(now));
    }

    private static Optional<Session> read(String id, Map<String, String> fields) {
        String user = fields.get(USER);
        String created = fields.get(CREATED);
        String expires = fields.get(EXPIRES);
        if (user == null || created == null || expires == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Session(
                        new SessionId(UUID.fromString(id)),
                        new UserId(UUID.fromString(user)),
                        Instant.parse(created),
                        Instant.parse(expires),
                        fields.get(CLIENT),
                        fields.get(ADDRESS)));
    }

    @Override
    public List<Session> list(UserId user, Instant now) {
        List<String> ids = redis.call(commands -> commands.zrange(sessions(user), 0, -1));
        List<Map<String, String>> found =
                redis.callAll(
                        commands -> ids.stream().map(id -> commands.hgetall(session(id))).toList());
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            read(ids.get(i), found.get(i))
                    .filter(session -> session.user().equals(user))
                    .filter(session -> session.expiresAt().isAfter(now))
                    .ifPresent(sessions::add);
        }
        sessions.sort(NEWEST_FIRST);
        return sessions;
    }

    @Override
    public boolean delete(UserId user, SessionId id) {
        boolean deleted = deleteOwn(user, id.toString());
        redis.call(commands -> commands.zrem(sessions(user), id.toString()));
        return deleted;
    }

    private boolean deleteOwn(UserId user, String id) {
        return redis.eval(DELETE_OWN, List.of(session(id)), user.toString()) > 0;
    }

    @Override
    public List<SessionId> deleteAll(UserId user, @Nullable SessionId except) {
        List<SessionId> ended = new ArrayList<>();
        for (String id : redis.call(commands -> commands.zrange(sessions(user), 0, -1))) {
            var session = new SessionId(UUID.fromString(id));
            if (!session.equals(except) && delete(user, session)) {
                ended.add(session);
            }
        }
        return ended;
    }

    @Override
    public int deleteExpired(Instant now) {
        Range<Long> until = Range.create(0L, now.toEpochMilli());
        int deleted = 0;
        List<String> expired;
        do {
            expired =
                    redis.call(
                            commands ->
                                    commands.zrangebyscore(
                                            expiries(), until, Limit.create(0, REMOVED_AT_ONCE)));
            for (String id : expired) {
                String user = redis.call(commands -> commands.hget(session(id), USER));
                if (user != null
                        && delete(
                                new UserId(UUID.fromString(user)),
                                new SessionId(UUID.fromString(id)))) {
                    deleted++;
                }
                redis.call(commands -> commands.zrem(expiries(), id));
            }
        } while (expired.size() == REMOVED_AT_ONCE);
        return deleted;
    }

    private String session(String id) {
        return redis.key("session:" + id);
    }

    private String sessions(UserId user) {
        return redis.key("sessions:" + user);
    }

    private String expiries() {
        return redis.key("sessions:expiries");
    }
}
