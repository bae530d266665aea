package plaza.dynamodb.like;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.like.LikeStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.like.MemoryLikeStore;

@Tag("engine")
class LikeStoreModelTest implements MarkStoreModel<LikeStore> {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public Agreement<LikeStore> agreement() {
        return Agreement.on(LikeStore.class).often(2, "put");
    }

    @Override
    public LikeStore reference() {
        return new MemoryLikeStore();
    }

    @Override
    public LikeStore store() {
        return new DynamoLikeStore(DYNAMO.get());
    }
}
