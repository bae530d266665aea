package plaza.postgres.reply;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.reply.ReplyStoreContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class PostgresReplyStoreTest implements ReplyStoreContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresReplyStore store() {
        return new PostgresReplyStore(DATABASE.get());
    }
}
