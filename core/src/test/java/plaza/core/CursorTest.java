package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.live.MostWatched;
import plaza.core.search.HashtagCount;
import plaza.core.search.UserMatch;
import plaza.core.timeline.TimelinePosition;

class CursorTest {
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3})\\." + Cursor.ID);

    @Test
    void noCursorIsTheBeginning() {
        assertThat(Cursor.<String>read(null, FORM, place -> place.group())).isNull();
    }

    @Test
    void theGroupsOfItsFormAreThePlace() {
        Cursor cursor = new Cursor("12." + ID);
        assertThat(
                        Cursor.<String>read(
                                cursor, FORM, place -> place.group(1) + "/" + place.group(2)))
                .isEqualTo("12/" + ID);
    }

    @Test
    void cursorsThatClientsHoldStayReadable() {
        assertThat(MostWatched.of(new Cursor("7." + ID))).isEqualTo(new MostWatched(7, ID));
        assertThat(UserMatch.of(new Cursor("SIMILAR.512.9." + ID)))
                .isEqualTo(new UserMatch(UserMatch.Fit.SIMILAR, 512, 9, new UserId(ID)));
        assertThat(HashtagCount.of(new Cursor("3.größe_2😀")))
                .isEqualTo(new HashtagCount("größe_2😀", 3));
        assertThat(TimelinePosition.of(new Cursor("1720000000123." + ID)))
                .isEqualTo(
                        new TimelinePosition(Instant.ofEpochMilli(1720000000123L), new PostId(ID)));
    }

    @Test
    void everyListRefusesCursorsThatItDidNotMake() {
        refuses(MostWatched::of, "7", "x." + ID, "7." + ID + "0", "7." + "-".repeat(36));
        refuses(UserMatch::of, "BEST.1.1." + ID, "NAME.1.1.", "NAME.-1.1." + ID);
        refuses(
                HashtagCount::of,
                "3",
                "3.",
                ".a",
                "x.a",
                "3.a b",
                "3.\u0000",
                "3.\u0085",
                "3.\ud83d");
        refuses(HashtagCount::of, "1234567890123456789.a");
        refuses(TimelinePosition::of, "1", "1." + "a".repeat(36), "1234567890123456." + ID);
    }

    private static void refuses(Function<Cursor, ?> list, String... values) {
        for (String value : values) {
            assertThatExceptionOfType(DomainException.class)
                    .as(value)
                    .isThrownBy(() -> list.apply(new Cursor(value)))
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
        }
    }
}
