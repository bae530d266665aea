package plaza.redis.presence;

import io.lettuce.core.RedisFuture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.id.UserId;
import plaza.core.presence.PresenceTracker;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * When people were last active, as {@code presence:<user>} in milliseconds, for as long as it is
 * known. Thread-safe.
 */
public final class RedisPresenceTracker implements PresenceTracker {
    private static final RedisScript<Long> SEEN = RedisScript.number("presence/seen");

    private final RedisConnection redis;

    public RedisPresenceTracker(RedisConnection redis) {
        this.redis = redis;
    }

    private String key(UserId user) {
        return redis.key("presence:" + user);
    }

    @Override
    public void seen(Collection<UserId> users, Instant at) {
        Map<List<String>, String[]> all = new HashMap<>();
        String[] arguments = {Long.toString(at.toEpochMilli()), Long.toString(KEPT.toSeconds())};
        users.forEach(user -> all.put(List.of(key(user)), arguments));
        redis.evalAll(SEEN, all);
    }

    @Override
    public Map<UserId, Instant> find(Collection<UserId> users) {
        List<UserId> asked = List.copyOf(users);
        List<String> texts =
                redis.callAll(
                        commands -> {
                            List<RedisFuture<String>> running = new ArrayList<>();
                            asked.forEach(user -> running.add(commands.get(key(user))));
                            return running;
                        });
        Map<UserId, Instant> found = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String text = texts.get(i);
            if (text != null) {
                found.put(asked.get(i), Instant.ofEpochMilli(Long.parseLong(text)));
            }
        }
        return found;
    }

    @Override
    public void forget(UserId user) {
        redis.call(commands -> commands.del(key(user)));
    }
}
