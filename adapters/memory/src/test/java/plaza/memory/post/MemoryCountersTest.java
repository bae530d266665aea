package plaza.memory.post;

import plaza.contracts.post.CountersContract;

class MemoryCountersTest implements CountersContract {
    private final MemoryCounters counters = new MemoryCounters();

    @Override
    public MemoryCounters counters() {
        return counters;
    }
}
