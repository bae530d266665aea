package plaza.cassandra.trend;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import plaza.cassandra.Cassandra;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.trend.TrendCounterModel;
import plaza.core.trend.TrendCounter;
import plaza.memory.trend.MemoryTrendCounter;

@Tag("engine")
class TrendCounterModelTest implements TrendCounterModel {
    private static final Cassandra CASSANDRA = CassandraForTests.openOwn();

    @Override
    public TrendCounter reference() {
        return new MemoryTrendCounter();
    }

    @Override
    public TrendCounter store() {
        return new CassandraTrendCounter(CASSANDRA, Duration.ofDays(8));
    }
}
