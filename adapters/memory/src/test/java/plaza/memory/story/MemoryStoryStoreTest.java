package plaza.memory.story;

import plaza.contracts.story.StoryStoreContract;

class MemoryStoryStoreTest implements StoryStoreContract {
    private final MemoryStoryStore store = new MemoryStoryStore();

    @Override
    public MemoryStoryStore store() {
        return store;
    }
}
