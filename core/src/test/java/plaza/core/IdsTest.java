package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String ID = "0199a0c5-0b1c-7a44-9d3e-58f1c77a0b14";

    private final Ids ids = new Ids(Clock.systemUTC());

    @Test
    void theCanonicalFormIsRead() {
        assertThat(Ids.parse(ID)).contains(UUID.fromString(ID));
        UUID id = ids.next();
        assertThat(Ids.parse(id.toString())).contains(id);
    }

    @Test
    void anIdIsReadInAnyCaseAndWrittenInLowerCase() {
        for (String text : List.of(ID.toUpperCase(Locale.ROOT), ID.replace('a', 'A'))) {
            assertThat(Ids.parse(text).map(UUID::toString)).contains(ID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0199a0c5-0b1c-7a44-9d3e-58f1c77a0b1",
                "0199a0c5-0b1c-7a44-9d3e-58f1c77a0b144",
                " 199a0c5-0b1c-7a44-9d3e-58f1c77a0b14",
                "0199a0c50-b1c-7a44-9d3e-58f1c77a0b14",
                "0199a0c5-0b1c-7a44-9d3e+58f1c77a0b14",
                "0199a0g5-0b1c-7a44-9d3e-58f1c77a0b14",
                "0199a0c5-0b1c-7a44-9d3e-58f1c77a0b1\u0664",
                "-199a0c5-0b1c-7a44-9d3e-58f1c77a0b14",
                "------------------------------------"
            })
    void nothingElseIs(String text) {
        assertThat(Ids.parse(text)).isEmpty();
    }

    @Test
    void eachIsLaterThanTheOneBefore() {
        UUID before = ids.next();
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next();
            assertThat(Ids.compare(before, next)).isNegative();
            assertThat(before.toString()).isLessThan(next.toString());
            before = next;
        }
    }
}
