package plaza.cache;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import plaza.core.StorageException;
import plaza.core.cache.Cache;

/** A cache that is away now and then. */
public final class FlakyCache implements Cache {
    private final Cache memory;
    private final AtomicBoolean away = new AtomicBoolean();

    public FlakyCache(Cache memory) {
        this.memory = memory;
    }

    public void goAway() {
        away.set(true);
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
        there().fill(fillings);
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
