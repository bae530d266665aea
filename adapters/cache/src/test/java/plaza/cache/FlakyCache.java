package plaza.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import plaza.core.StorageException;
import plaza.core.cache.Cache;

/** A cache that is away now and then, and tells for how long values were to be kept. */
public final class FlakyCache implements Cache {
    private final Cache memory;
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicReference<Runnable> beforeFilling = new AtomicReference<>(() -> {});
    private final Map<String, Duration> kept = new ConcurrentHashMap<>();

    public FlakyCache(Cache memory) {
        this.memory = memory;
    }

    public void goAway() {
        away.set(true);
    }

    public void comeBack() {
        away.set(false);
    }

    /** Has something happen between the next loading of values and their filling in. */
    public void beforeNextFilling(Runnable late) {
        beforeFilling.set(late);
    }

    /** For how long the values that were filled in are to be kept, by key. */
    public Map<String, Duration> kept() {
        return Map.copyOf(kept);
    }

    private Cache there() {
        if (away.get()) {
            throw StorageException.unavailable("away", null);
        }
        return memory;
    }

    @Override
    public Found find(Collection<String> keys) {
        return there().find(keys);
    }

    @Override
    public void fill(List<Filling> fillings) {
        beforeFilling.getAndSet(() -> {}).run();
        there().fill(fillings);
        fillings.forEach(filling -> kept.put(filling.key(), filling.kept()));
    }

    @Override
    public void suspend(String key) {
        there().suspend(key);
    }

    @Override
    public void resume(String key) {
        there().resume(key);
    }

    @Override
    public void clear() {
        there().clear();
    }
}
