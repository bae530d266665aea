package plaza.memory.trend;

import plaza.contracts.trend.TrendCounterContract;
import plaza.core.trend.TrendCounter;

class MemoryTrendCounterTest implements TrendCounterContract {
    private final TrendCounter counter = new MemoryTrendCounter();

    @Override
    public TrendCounter counter() {
        return counter;
    }
}
