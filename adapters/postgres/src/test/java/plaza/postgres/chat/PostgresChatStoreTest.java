package plaza.postgres.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.ChatStoreContract;
import plaza.core.chat.ChatStore;
import plaza.core.id.UserId;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresChatStoreTest implements ChatStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public ChatStore store() {
        return new PostgresChatStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }
}
