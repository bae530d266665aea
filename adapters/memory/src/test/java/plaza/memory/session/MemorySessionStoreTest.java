package plaza.memory.session;

import plaza.contracts.session.SessionStoreContract;
import plaza.core.session.SessionStore;

class MemorySessionStoreTest implements SessionStoreContract {
    private final SessionStore store = new MemorySessionStore();

    @Override
    public SessionStore store() {
        return store;
    }
}
