package plaza.core.gift;

import java.util.List;
import java.util.Optional;
import plaza.core.id.GiftId;

/** The catalogue of gifts. Writes are visible when a call returns. */
public interface GiftCatalog {
    /** All of it, cheapest first, ties by id. */
    List<Gift> list();

    Optional<Gift> find(GiftId id);

    /** Adds a gift, or sets what it is called and costs from now on. */
    void put(Gift gift);
}
