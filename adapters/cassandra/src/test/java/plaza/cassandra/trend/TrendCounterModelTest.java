package plaza.cassandra.trend;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plaza.cassandra.CassandraForTests;
import plaza.contracts.trend.TrendCounterModel;
import plaza.core.trend.TrendCounter;
import plaza.memory.trend.MemoryTrendCounter;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class TrendCounterModelTest {
    private static final TrendCounter COUNTER =
            new CassandraTrendCounter(CassandraForTests.get(), Duration.ofDays(8));

    @Property(tries = 10)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new TrendCounterModel(new MemoryTrendCounter(), COUNTER).agrees(steps);
    }
}
