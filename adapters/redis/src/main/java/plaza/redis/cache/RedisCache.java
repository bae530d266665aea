package plaza.redis.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.cache.Cache;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Values as hashes {@code cache:<key>}. Instead of its fields such a hash may have the one field
 * {@code ?}, a ticket that somebody has, or {@code !} while it is being changed. Thread-safe.
 */
public final class RedisCache implements Cache {
    /** Somebody who has loaded nothing after this time does not come any more. */
    private static final Duration TICKET = Duration.ofSeconds(10);

    private static final Duration CHANGE = Duration.ofSeconds(30);
    private static final String TICKET_FIELD = "?";
    private static final String CHANGE_FIELD = "!";

    private static final RedisScript<Long> ASK = RedisScript.number("cache/ask");
    private static final RedisScript<Long> FILL = RedisScript.number("cache/fill");
    private static final RedisScript<Long> SUSPEND = RedisScript.number("cache/suspend");

    private final RedisConnection redis;

    public RedisCache(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public Found find(Collection<String> keys) {
        List<String> asked = List.copyOf(keys);
        List<Map<String, String>> hashes =
                redis.callAll(
                        commands ->
                                asked.stream().map(key -> commands.hgetall(name(key))).toList());
        Map<String, Map<String, String>> values = new HashMap<>();
        List<String> absent = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Map<String, String> hash = hashes.get(i);
            if (hash.isEmpty()) {
                absent.add(asked.get(i));
            } else if (!hash.containsKey(TICKET_FIELD) && !hash.containsKey(CHANGE_FIELD)) {
                values.put(asked.get(i), hash);
            }
        }
        return new Found(values, absent.isEmpty() ? Map.of() : tickets(absent));
    }

    private Map<String, String> tickets(List<String> keys) {
        String ticket = UUID.randomUUID().toString();
        List<String> distinct = keys.stream().distinct().toList();
        Map<List<String>, String[]> asking = LinkedHashMap.newLinkedHashMap(distinct.size());
        for (String key : distinct) {
            asking.put(List.of(name(key)), new String[] {ticket, Long.toString(TICKET.toMillis())});
        }
        List<Long> given = redis.evalAll(ASK, asking);
        Map<String, String> tickets = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            if (given.get(i) == 1) {
                tickets.put(distinct.get(i), ticket);
            }
        }
        return tickets;
    }

    @Override
    public void fill(List<Filling> fillings) {
        Map<List<String>, String[]> all = HashMap.newHashMap(fillings.size());
        for (Filling filling : fillings) {
            List<String> arguments = new ArrayList<>();
            arguments.add(filling.ticket());
            arguments.add(Long.toString(filling.kept().toMillis()));
            filling.value()
                    .forEach(
                            (field, text) -> {
                                arguments.add(field);
                                arguments.add(text);
                            });
            all.put(List.of(name(filling.key())), arguments.toArray(String[]::new));
        }
        if (!all.isEmpty()) {
            redis.evalAll(FILL, all);
        }
    }

    @Override
    public void suspend(String key) {
        redis.eval(SUSPEND, List.of(name(key)), Long.toString(CHANGE.toMillis()));
    }

    @Override
    public void resume(String key) {
        redis.call(commands -> commands.del(name(key)));
    }

    @Override
    public void clear() {
        redis.unlinkAll(name("*"));
    }

    private String name(String key) {
        return redis.key("cache:" + key);
    }
}
