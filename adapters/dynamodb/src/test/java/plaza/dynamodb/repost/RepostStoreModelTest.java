package plaza.dynamodb.repost;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.repost.RepostStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.repost.MemoryRepostStore;

@Tag("engine")
class RepostStoreModelTest implements MarkStoreModel<RepostStore> {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public Agreement<RepostStore> agreement() {
        return Agreement.on(RepostStore.class).often(2, "put");
    }

    @Override
    public RepostStore reference() {
        return new MemoryRepostStore();
    }

    @Override
    public RepostStore store() {
        return new DynamoRepostStore(DYNAMO.get());
    }
}
