package plaza.mongodb.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.story.StoryStoreModel;
import plaza.core.story.StoryStore;
import plaza.memory.story.MemoryStoryStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class StoryStoreModelTest implements StoryStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public StoryStore reference() {
        return new MemoryStoryStore();
    }

    @Override
    public StoryStore store() {
        return new MongoStoryStore(MONGO.get());
    }
}
