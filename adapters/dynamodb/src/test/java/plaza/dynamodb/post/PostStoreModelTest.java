package plaza.dynamodb.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.PostStoreModel;
import plaza.core.post.PostStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.post.MemoryPostStore;

@Tag("engine")
class PostStoreModelTest implements PostStoreModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public PostStore reference() {
        return new MemoryPostStore();
    }

    @Override
    public PostStore store() {
        return new DynamoPostStore(DYNAMO.get());
    }
}
