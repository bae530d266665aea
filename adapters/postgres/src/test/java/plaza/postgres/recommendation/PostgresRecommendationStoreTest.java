package plaza.postgres.recommendation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.recommendation.RecommendationStoreContract;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresRecommendationStoreTest implements RecommendationStoreContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public PostgresRecommendationStore store() {
        return new PostgresRecommendationStore(DATABASE.get());
    }
}
