package plaza.cassandra.trend;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.trend.TrendCounterContract;
import plaza.core.trend.TrendCounter;

@Tag("engine")
class CassandraTrendCounterTest implements TrendCounterContract {
    private static final TrendCounter COUNTER =
            new CassandraTrendCounter(CassandraForTests.get(), Duration.ofDays(8));

    @Override
    public int manyIds() {
        return CassandraForTests.MANY;
    }

    @Override
    public TrendCounter counter() {
        return COUNTER;
    }
}
