package plaza.postgres.trend;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.trend.TrendCounterModel;
import plaza.core.trend.TrendCounter;
import plaza.memory.trend.MemoryTrendCounter;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class TrendCounterModelTest implements TrendCounterModel {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public TrendCounter reference() {
        return new MemoryTrendCounter();
    }

    @Override
    public TrendCounter store() {
        return new PostgresTrendCounter(DATABASE.get());
    }
}
