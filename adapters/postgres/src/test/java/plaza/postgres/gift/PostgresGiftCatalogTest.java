package plaza.postgres.gift;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.gift.GiftCatalogContract;
import plaza.core.gift.GiftCatalog;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresGiftCatalogTest implements GiftCatalogContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public GiftCatalog catalog() {
        return new PostgresGiftCatalog(DATABASE.get());
    }
}
