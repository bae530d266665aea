package plaza.dynamodb.story;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.story.StoryStoreContract;
import plaza.core.story.StoryStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoStoryStoreTest implements StoryStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public StoryStore store() {
        return new DynamoStoryStore(DYNAMO.get());
    }
}
