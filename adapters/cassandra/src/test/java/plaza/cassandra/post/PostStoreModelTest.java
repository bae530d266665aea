package plaza.cassandra.post;

import org.junit.jupiter.api.Tag;
import plaza.cassandra.Cassandra;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.Agreement;
import plaza.contracts.post.PostStoreModel;
import plaza.core.post.PostStore;
import plaza.memory.post.MemoryPostStore;

@Tag("engine")
class PostStoreModelTest implements PostStoreModel {
    private static final Cassandra CASSANDRA = CassandraForTests.openOwn();

    /** Each call takes ten times as long here as on other engines. */
    @Override
    public Agreement<PostStore> agreement() {
        return PostStoreModel.super.agreement().rounds(15);
    }

    @Override
    public PostStore reference() {
        return new MemoryPostStore();
    }

    @Override
    public PostStore store() {
        return new CassandraPostStore(CASSANDRA);
    }
}
