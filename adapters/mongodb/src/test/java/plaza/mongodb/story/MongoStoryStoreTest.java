package plaza.mongodb.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.story.StoryStoreContract;
import plaza.core.story.StoryStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoStoryStoreTest implements StoryStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public StoryStore store() {
        return new MongoStoryStore(MONGO.get());
    }
}
