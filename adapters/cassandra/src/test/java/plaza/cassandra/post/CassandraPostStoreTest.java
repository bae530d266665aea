package plaza.cassandra.post;

import org.junit.jupiter.api.Tag;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.post.PostStoreContract;
import plaza.core.post.PostStore;

@Tag("engine")
class CassandraPostStoreTest implements PostStoreContract {
    private static final PostStore STORE = new CassandraPostStore(CassandraForTests.get());

    @Override
    public int manyIds() {
        return CassandraForTests.MANY;
    }

    @Override
    public PostStore store() {
        return STORE;
    }
}
