package plaza.mongodb.account;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.account.AccountStoreModel;
import plaza.memory.account.MemoryAccountStore;
import plaza.mongodb.MongoForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class AccountStoreModelTest {
    private static final MongoForTests MONGO = new MongoForTests();

    @AfterContainer
    static void close() {
        MONGO.close();
    }

    @Property(tries = 40)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new AccountStoreModel(new MemoryAccountStore(), new MongoAccountStore(MONGO.get()))
                .agrees(steps);
    }
}
