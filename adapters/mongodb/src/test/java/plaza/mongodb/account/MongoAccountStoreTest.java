package plaza.mongodb.account;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.account.AccountStoreContract;
import plaza.core.account.Account;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHash;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.Documents;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoAccountStoreTest implements AccountStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoAccountStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public AccountStore store() {
        return new MongoAccountStore(mongo);
    }

    @Test
    void aNameThatLiesWhereItLayBeforeIsReadAndMovesWithTheNextChange() {
        Account account = Samples.account();
        store().insert(account, PasswordHash.NONE);
        Documents users = mongo.collection("users");
        users.update(
                eq("_id", account.id().value()),
                new Document("$unset", new Document("fullname", ""))
                        .append(
                                "$set",
                                new Document("displayName", account.profile().displayName())));

        assertThat(store().findAll(List.of(account.id()))).containsEntry(account.id(), account);
        store().putProfile(account);

        assertThat(store().findAll(List.of(account.id()))).containsEntry(account.id(), account);
        assertThat(users.findOne(eq("_id", account.id().value())))
                .hasValueSatisfying(
                        user ->
                                assertThat(user)
                                        .containsEntry("fullname", account.profile().displayName())
                                        .doesNotContainKey("displayName"));
    }
}
