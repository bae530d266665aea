package plaza.memory.event;

import java.time.Clock;
import java.util.UUID;
import plaza.contracts.event.JournalConsumersContract;
import plaza.contracts.event.TransactionalJournalContract;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;

class MemoryJournalTest implements TransactionalJournalContract, JournalConsumersContract {
    private final MemoryJournal journal = new MemoryJournal(UUID.randomUUID(), Clock.systemUTC());
    private final JournalConsumers consumers = new MemoryJournalConsumers(journal);

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public JournalConsumers consumers() {
        return consumers;
    }
}
