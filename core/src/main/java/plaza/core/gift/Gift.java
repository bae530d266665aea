package plaza.core.gift;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import plaza.core.Validation;
import plaza.core.id.GiftId;

/**
 * Something that can be given.
 *
 * @param symbol how it is shown, an emoji
 * @param cents what it costs, in cents of USD
 */
public record Gift(GiftId id, String name, String symbol, long cents) {
    /** The most a single one may cost. */
    public static final long MAX_CENTS = 1_000_000;

    /** What there is before an operator sets anything else. */
    public static List<Gift> standard() {
        return List.of(
                gift("Clap", "👏", 5),
                gift("Rose", "🌹", 25),
                gift("Heart", "💖", 100),
                gift("Cake", "🎂", 499),
                gift("Rocket", "🚀", 2_500),
                gift("Crown", "👑", 9_999));
    }

    private static Gift gift(String name, String symbol, long cents) {
        UUID id = UUID.nameUUIDFromBytes(("gift " + name).getBytes(StandardCharsets.UTF_8));
        return new Gift(new GiftId(id), name, symbol, cents);
    }

    /**
     * @throws plaza.core.DomainException INVALID for what cannot be in a catalogue
     */
    public Gift checked() {
        var validation = new Validation();
        validation.name("name", name, 1, 50);
        validation.name("symbol", symbol, 1, 16);
        validation.check(cents >= 1 && cents <= MAX_CENTS, "price", "must be 0.01 to 10000.00");
        validation.orThrow();
        return this;
    }
}
