package plaza.core.ledger;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Offer;
import plaza.core.feature.Shared;
import plaza.core.ledger.LedgerEvent.MoneyMoved;

/** Money: wallets, and the books below them. */
public final class LedgerFeature implements Feature {
    public static final Offer OFFER =
            new Offer(List.of(Ledger.class), List.of(Wallets.class, Settlement.class));

    private final Ledger ledger;
    private final LedgerRules rules;
    private final Settlement settlement;
    private final Wallets wallets;
    private final PaymentCleanup cleanup;

    public LedgerFeature(Shared shared) {
        PaymentProvider payments = shared.port(PaymentProvider.class);
        this.ledger = shared.port(Ledger.class);
        this.rules = PaymentSettings.rules(shared.settings(), shared.clock());
        this.settlement = new Settlement(ledger, shared.journal(), shared.clock());
        this.wallets = new Wallets(ledger, settlement, payments, rules);
        this.cleanup = new PaymentCleanup(ledger, settlement, payments, shared.clock());
    }

    public LedgerRules rules() {
        return rules;
    }

    public Settlement settlement() {
        return settlement;
    }

    @Override
    public List<Object> services() {
        return List.of(wallets, settlement);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(LedgerEvent.class, this::redo));
    }

    /** Books are written in one step, with all that they say, or not at all. */
    private boolean redo(LedgerEvent event) {
        return switch (event) {
            case MoneyMoved e ->
                    ledger.find(e.transaction())
                            .filter(booked -> booked.status() == e.status())
                            .isPresent();
        };
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(new CleanupJob("payments", _ -> cleanup.runAll()));
    }

    @Override
    public List<CleanupJob> cleanupsAtOnce() {
        return List.of(
                new CleanupJob("payments", _ -> cleanup.runRecent(), _ -> cleanup.isAhead()));
    }
}
