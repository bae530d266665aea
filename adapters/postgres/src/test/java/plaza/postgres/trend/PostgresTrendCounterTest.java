package plaza.postgres.trend;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.trend.TrendCounterContract;
import plaza.core.trend.TrendCounter;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresTrendCounterTest implements TrendCounterContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public TrendCounter counter() {
        return new PostgresTrendCounter(DATABASE.get());
    }
}
