package plaza.memory.cache;

import plaza.contracts.cache.CacheContract;
import plaza.core.cache.Cache;

class MemoryCacheTest implements CacheContract {
    private final Cache cache = new MemoryCache();

    @Override
    public Cache cache() {
        return cache;
    }
}
