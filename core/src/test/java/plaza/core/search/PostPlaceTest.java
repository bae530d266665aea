package plaza.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.id.PostId;

class PostPlaceTest {
    private static final Instant AS_OF = Instant.ofEpochMilli(1720000000123L);
    private static final PostId ONE = post("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final PostId OTHER = post("01890a5d-ac96-774b-bcce-b302099a8058");

    private static PostId post(String id) {
        return new PostId(UUID.fromString(id));
    }

    @Test
    void cursorsThatClientsHoldStayReadable() {
        assertReadable(
                "1720000000123." + ONE + "." + OTHER + ".3fe0000000000000." + ONE,
                new PostPlace(AS_OF, ONE, OTHER, 0.5, ONE));
        assertReadable(
                "1720000000123." + ONE + "..0000000000000000.",
                new PostPlace(AS_OF, ONE, null, 0, null));
    }

    private static void assertReadable(String value, PostPlace place) {
        var cursor = new Cursor(value);
        assertThat(PostPlace.of(cursor, search())).isEqualTo(place);
        assertThat(place.toCursor()).isEqualTo(cursor);
    }

    private static PostSearch search() {
        return new PostSearch(List.of(), List.of(), List.of(), null, null, null, AS_OF);
    }

    @Test
    void refusesCursorsThatItDidNotMake() {
        for (String value : new String[] {"1..." + ONE, "1.." + ONE + ".0000000000000000.", "1"}) {
            assertThatExceptionOfType(DomainException.class)
                    .as(value)
                    .isThrownBy(() -> PostPlace.of(new Cursor(value), search()));
        }
    }
}
