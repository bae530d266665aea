package plaza.memory.event;

import plaza.contracts.event.BroadcastContract;
import plaza.core.event.Broadcast;

final class MemoryBroadcastTest implements BroadcastContract {
    private final MemoryBroadcast broadcast = new MemoryBroadcast();

    @Override
    public Broadcast broadcast() {
        return broadcast;
    }
}
