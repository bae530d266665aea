package plaza.memory.reply;

import plaza.contracts.reply.ReplyStoreContract;

class MemoryReplyStoreTest implements ReplyStoreContract {
    private final MemoryReplyStore store = new MemoryReplyStore();

    @Override
    public MemoryReplyStore store() {
        return store;
    }
}
