package plaza.postgres.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogContract;
import plaza.core.id.UserId;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresMediaCatalogTest implements MediaCatalogContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public UserId givenUser() {
        return DATABASE.givenUser();
    }

    @Override
    public PostgresMediaCatalog catalog() {
        return new PostgresMediaCatalog(DATABASE.get());
    }
}
