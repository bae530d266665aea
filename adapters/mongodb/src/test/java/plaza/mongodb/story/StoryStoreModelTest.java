package plaza.mongodb.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.story.StoryStoreModel;
import plaza.core.story.StoryStore;
import plaza.memory.story.MemoryStoryStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class StoryStoreModelTest implements StoryStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    StoryStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public StoryStore reference() {
        return new MemoryStoryStore();
    }

    @Override
    public StoryStore store() {
        return new MongoStoryStore(mongo);
    }
}
