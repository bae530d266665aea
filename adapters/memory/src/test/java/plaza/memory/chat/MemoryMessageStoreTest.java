package plaza.memory.chat;

import plaza.contracts.chat.MessageStoreContract;

class MemoryMessageStoreTest implements MessageStoreContract {
    private final MemoryMessageStore store = new MemoryMessageStore();

    @Override
    public MemoryMessageStore store() {
        return store;
    }
}
