package plaza.core.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.id.UserId;

class TrayPlaceTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void cursorsThatClientsHoldStayReadable() {
        var place =
                new TrayPlace(
                        Instant.ofEpochMilli(1720000000123L),
                        TrayPlace.Rank.UNSEEN,
                        Instant.ofEpochMilli(1719000000456L),
                        new UserId(ID));
        var cursor = new Cursor("1720000000123.UNSEEN.1719000000456." + ID);
        assertThat(TrayPlace.of(cursor)).isEqualTo(place);
        assertThat(place.toCursor()).isEqualTo(cursor);
    }

    @Test
    void refusesCursorsThatItDidNotMake() {
        for (String value : new String[] {"1.UNSEEN.1.", "1.BEST.1." + ID, "UNSEEN.1." + ID}) {
            assertThatExceptionOfType(DomainException.class)
                    .as(value)
                    .isThrownBy(() -> TrayPlace.of(new Cursor(value)));
        }
    }
}
