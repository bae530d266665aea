package plaza.postgres.trend;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import plaza.contracts.trend.TrendCounterModel;
import plaza.memory.trend.MemoryTrendCounter;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

/** Random sequences of operations have the same outcome as on the reference. */
@Tag("engine")
class TrendCounterModelTest {
    private static final Database DATABASE = DatabaseForTests.open();

    @AfterContainer
    static void close() {
        DATABASE.close();
    }

    @Property(tries = 40)
    void agreesWithTheReference(
            @ForAll @Size(max = 60) List<@IntRange(max = 99_999) Integer> steps) {
        new TrendCounterModel(new MemoryTrendCounter(), new PostgresTrendCounter(DATABASE))
                .agrees(steps);
    }
}
