package plaza.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.ledger.LedgerSamples;
import plaza.contracts.ledger.ScriptedProvider;
import plaza.contracts.live.StreamSamples;
import plaza.core.Ids;
import plaza.core.account.Account;
import plaza.core.account.PasswordHash;
import plaza.core.gift.Gift;
import plaza.core.gift.Giving;
import plaza.core.graph.ViewerContexts;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamAccessPolicy;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.gift.MemoryGiftCatalog;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.ledger.MemoryLedger;
import plaza.memory.live.MemoryStreamStore;

/** People with wallets, each of whom streams, on the books in memory. */
final class Bank {
    final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T09:00:00Z"));
    final MemoryLedger ledger = new MemoryLedger();
    final ScriptedProvider provider = new ScriptedProvider();
    final MemoryJournal journal = new MemoryJournal(UUID.randomUUID(), clock);
    final LedgerRules rules = LedgerSamples.rules(clock);
    final Settlement settlement = new Settlement(ledger, journal, clock);
    final Wallets wallets = new Wallets(ledger, settlement, provider, rules);
    final MemoryStreamStore streams = new MemoryStreamStore();
    final MemoryGiftCatalog catalog = new MemoryGiftCatalog();
    final Giving giving;
    final PaymentCleanup cleanup = new PaymentCleanup(ledger, settlement, provider, clock);
    final List<UserId> people = new ArrayList<>();
    final List<StreamId> live = new ArrayList<>();
    private final Ids ids = new Ids(clock);

    Bank(int size) {
        var accounts = new MemoryAccountStore();
        var audience =
                new ViewerContexts(new MemoryFollowGraph(), new MemoryBlockStore(), accounts);
        giving =
                new Giving(
                        catalog,
                        ledger,
                        settlement,
                        new StreamAccessPolicy(streams, audience),
                        rules);
        Gift.standard().forEach(catalog::put);
        for (int i = 0; i < size; i++) {
            Account account = Samples.account();
            accounts.insert(account, PasswordHash.NONE);
            people.add(account.id());
            LiveStream stream = StreamSamples.stream(account.id());
            streams.insert(stream);
            streams.start(stream.id(), clock.instant());
            live.add(stream.id());
        }
    }

    TransactionId id() {
        clock.advance(Duration.ofMillis(1));
        return new TransactionId(ids.next());
    }

    LedgerAudit.Report audit() {
        return new LedgerAudit(ledger).run(_ -> {});
    }
}
