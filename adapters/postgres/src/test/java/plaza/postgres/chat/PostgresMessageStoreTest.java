package plaza.postgres.chat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.MessageStoreContract;
import plaza.core.chat.Chat;
import plaza.core.chat.MessageStore;
import plaza.core.id.UserId;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresMessageStoreTest implements MessageStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public MessageStore store() {
        return new PostgresMessageStore(DATABASE.get());
    }

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }

    @Override
    public Chat givenChat(UserId owner) {
        return stored(MessageStoreContract.super.givenChat(owner));
    }

    @Override
    public Chat givenChat(UserId one, UserId other) {
        return stored(MessageStoreContract.super.givenChat(one, other));
    }

    private static Chat stored(Chat chat) {
        new PostgresChatStore(DATABASE.get()).insert(chat, List.of());
        return chat;
    }
}
