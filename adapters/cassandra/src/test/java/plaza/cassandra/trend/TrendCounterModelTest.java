package plaza.cassandra.trend;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import plaza.cassandra.Cassandra;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.Agreement;
import plaza.contracts.trend.TrendCounterModel;
import plaza.core.trend.TrendCounter;
import plaza.memory.trend.MemoryTrendCounter;

@Tag("engine")
class TrendCounterModelTest implements TrendCounterModel {
    private static final Cassandra CASSANDRA = CassandraForTests.openOwn();

    /** Each call takes ten times as long here as on other engines. */
    @Override
    public Agreement<TrendCounter> agreement() {
        return TrendCounterModel.super.agreement().rounds(8);
    }

    @Override
    public TrendCounter reference() {
        return new MemoryTrendCounter();
    }

    @Override
    public TrendCounter store() {
        return new CassandraTrendCounter(CASSANDRA, Duration.ofDays(8));
    }
}
