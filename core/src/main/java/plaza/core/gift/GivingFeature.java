package plaza.core.gift;

import java.util.List;
import plaza.core.feature.Feature;
import plaza.core.feature.Offer;
import plaza.core.feature.Shared;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerFeature;
import plaza.core.live.LiveFeature;

/** Giving something to hosts of streams. */
public final class GivingFeature implements Feature {
    public static final Offer OFFER =
            new Offer(List.of(Ledger.class, GiftCatalog.class), List.of(Giving.class))
                    .on(LiveFeature.OFFER);

    private final Giving giving;

    public GivingFeature(Shared shared, LedgerFeature ledger, LiveFeature live) {
        this.giving =
                new Giving(
                        shared.port(GiftCatalog.class),
                        shared.port(Ledger.class),
                        ledger.settlement(),
                        live.gate(),
                        ledger.rules());
    }

    @Override
    public List<Object> services() {
        return List.of(giving);
    }
}
