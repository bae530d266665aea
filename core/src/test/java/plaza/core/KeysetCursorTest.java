package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeysetCursorTest {
    private static final Instant AT = Instant.parse("2024-05-06T07:08:09.123456Z");
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void comesBackFromItsCursor() {
        for (Instant at :
                new Instant[] {
                    AT,
                    Instant.EPOCH,
                    Instant.EPOCH.minusNanos(1_000),
                    AT.plusNanos(1_000),
                    Instant.parse("-4712-01-01T00:00:00Z"),
                    Instant.parse("9999-12-31T23:59:59Z")
                }) {
            var key = new KeysetCursor(at, ID);
            assertThat(KeysetCursor.of(key.toCursor())).isEqualTo(key);
        }
    }

    @Test
    void noCursorIsTheBeginning() {
        assertThat(KeysetCursor.of(null)).isNull();
    }

    @Test
    void aFirstPageStartsInFrontOfEverything() {
        var last = new KeysetCursor(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -2));
        assertThat(KeysetCursor.startOf(PageRequest.first(1))).isLessThan(last);
    }

    @Test
    void aPageStartsWhereItsCursorSays() {
        var place = new KeysetCursor(AT, ID);
        assertThat(KeysetCursor.startOf(new PageRequest(place.toCursor(), 1))).isEqualTo(place);
    }

    @Test
    void refusesTimesThatNotEveryEngineCompares() {
        for (String micros : new String[] {"253402300799000001", "-210863520000000001"}) {
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> KeysetCursor.of(new Cursor(micros + "." + ID)))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
        }
    }

    @Test
    void cutsOffWhatIsFinerThanAMicrosecond() {
        assertThat(new KeysetCursor(AT.plusNanos(999), ID)).isEqualTo(new KeysetCursor(AT, ID));
    }

    @Test
    void theLaterComesFirstAndThenTheLargerId() {
        var smaller = new UUID(1, 0);
        var larger = new UUID(-1, 0);
        assertThat(
                        Stream.of(
                                        new KeysetCursor(AT, smaller),
                                        new KeysetCursor(AT.plusNanos(1_000), smaller),
                                        new KeysetCursor(AT, larger))
                                .sorted())
                .containsExactly(
                        new KeysetCursor(AT.plusNanos(1_000), smaller),
                        new KeysetCursor(AT, larger),
                        new KeysetCursor(AT, smaller));
    }

    @Test
    void refusesWhatIsNoCursorOfItsOwn() {
        for (String value :
                new String[] {
                    "1", "1.", "." + ID, "x." + ID, "1." + ID + "0", "1." + "-".repeat(36)
                }) {
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> KeysetCursor.of(new Cursor(value)))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
        }
    }
}
