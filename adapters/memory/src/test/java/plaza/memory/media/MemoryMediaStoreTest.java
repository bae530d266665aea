package plaza.memory.media;

import java.time.Clock;
import plaza.contracts.media.MediaStoreContract;

class MemoryMediaStoreTest implements MediaStoreContract {
    private final MemoryMediaStore store = new MemoryMediaStore(Clock.systemUTC());

    @Override
    public MemoryMediaStore store() {
        return store;
    }
}
