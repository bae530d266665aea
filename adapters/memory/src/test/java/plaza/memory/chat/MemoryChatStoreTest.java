package plaza.memory.chat;

import plaza.contracts.chat.ChatStoreContract;

class MemoryChatStoreTest implements ChatStoreContract {
    private final MemoryChatStore store = new MemoryChatStore();

    @Override
    public MemoryChatStore store() {
        return store;
    }
}
