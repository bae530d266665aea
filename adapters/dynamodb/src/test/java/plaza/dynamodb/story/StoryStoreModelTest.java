package plaza.dynamodb.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.story.StoryStoreModel;
import plaza.core.story.StoryStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.story.MemoryStoryStore;

@Tag("engine")
class StoryStoreModelTest implements StoryStoreModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public StoryStore reference() {
        return new MemoryStoryStore();
    }

    @Override
    public StoryStore store() {
        return new DynamoStoryStore(DYNAMO.get());
    }
}
