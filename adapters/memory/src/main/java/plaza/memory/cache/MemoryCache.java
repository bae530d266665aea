package plaza.memory.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import plaza.core.cache.Cache;

/** A cache that never forgets. Thread-safe. */
public final class MemoryCache implements Cache {
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private final Map<String, String> tickets = new HashMap<>();
    private final Set<String> suspended = new HashSet<>();

    @Override
    public synchronized Found find(Collection<String> keys) {
        Map<String, Map<String, String>> found = new HashMap<>();
        Map<String, String> given = new HashMap<>();
        for (String key : keys) {
            Map<String, String> value = values.get(key);
            if (value != null) {
                found.put(key, value);
            } else if (!suspended.contains(key) && !tickets.containsKey(key)) {
                String ticket = UUID.randomUUID().toString();
                tickets.put(key, ticket);
                given.put(key, ticket);
            }
        }
        return new Found(found, given);
    }

    @Override
    public synchronized void fill(List<Filling> fillings) {
        for (Filling filling : fillings) {
            if (tickets.remove(filling.key(), filling.ticket())) {
                values.put(filling.key(), filling.value());
            }
        }
    }

    @Override
    public synchronized void suspend(String key) {
        suspended.add(key);
        values.remove(key);
        tickets.remove(key);
    }

    @Override
    public synchronized void resume(String key) {
        suspended.remove(key);
        values.remove(key);
        tickets.remove(key);
    }

    @Override
    public synchronized void clear() {
        suspended.clear();
        values.clear();
        tickets.clear();
    }
}
