package plaza.memory.gift;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.gift.Gift;
import plaza.core.gift.GiftCatalog;
import plaza.core.id.GiftId;

/** A catalogue of gifts in memory. Thread-safe. */
public final class MemoryGiftCatalog implements GiftCatalog {
    private final Map<GiftId, Gift> gifts = new ConcurrentHashMap<>();

    @Override
    public List<Gift> list() {
        return gifts.values().stream()
                .sorted(Comparator.comparingLong(Gift::cents).thenComparing(Gift::id))
                .toList();
    }

    @Override
    public Optional<Gift> find(GiftId id) {
        return Optional.ofNullable(gifts.get(id));
    }

    @Override
    public void put(Gift gift) {
        gifts.put(gift.id(), gift);
    }
}
