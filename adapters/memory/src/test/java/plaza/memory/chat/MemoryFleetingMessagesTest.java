package plaza.memory.chat;

import plaza.contracts.chat.FleetingMessagesContract;
import plaza.core.chat.FleetingMessages;

class MemoryFleetingMessagesTest implements FleetingMessagesContract {
    private final FleetingMessages copies = new MemoryFleetingMessages();

    @Override
    public FleetingMessages copies() {
        return copies;
    }
}
