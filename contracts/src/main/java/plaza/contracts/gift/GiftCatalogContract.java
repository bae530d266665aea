package plaza.contracts.gift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.gift.Gift;
import plaza.core.gift.GiftCatalog;
import plaza.core.id.GiftId;

/** The contract of every {@link GiftCatalog}. */
public interface GiftCatalogContract {
    GiftCatalog catalog();

    @Test
    default void aGiftIsThereAndCanBecomeAnother() {
        var id = new GiftId(UUID.randomUUID());
        assertThat(catalog().find(id)).isEmpty();
        var rose = new Gift(id, "Rose", "🌹", 25);

        catalog().put(rose);
        assertThat(catalog().find(id)).contains(rose);
        assertThat(catalog().list()).contains(rose);

        var dearer = new Gift(id, "Red rose", "🥀", 1_000_000);
        catalog().put(dearer);
        catalog().put(dearer);
        assertThat(catalog().find(id)).contains(dearer);
        assertThat(catalog().list()).contains(dearer).doesNotContain(rose);
    }

    @Test
    default void theCheapestComesFirst() {
        for (long cents : List.of(700L, 5L, 700L, 80L)) {
            catalog().put(new Gift(new GiftId(UUID.randomUUID()), "Cake", "🎂", cents));
        }
        List<Gift> all = catalog().list();
        assertThat(all.size()).isGreaterThanOrEqualTo(4);
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparingLong(Gift::cents).thenComparing(Gift::id));
    }
}
