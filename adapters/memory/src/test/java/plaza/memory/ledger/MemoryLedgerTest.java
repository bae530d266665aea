package plaza.memory.ledger;

import plaza.contracts.ledger.LedgerContract;

class MemoryLedgerTest implements LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public MemoryLedger ledger() {
        return ledger;
    }
}
