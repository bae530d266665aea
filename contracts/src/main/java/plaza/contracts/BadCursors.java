package plaza.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Function;
import plaza.core.Cursor;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.FieldError;
import plaza.core.Page;
import plaza.core.PageRequest;

/** Cursors that no list has made. */
public final class BadCursors {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    private static final List<String> ALL =
            List.of(
                    "x",
                    " ",
                    "\0",
                    "-1",
                    "2024-01-01",
                    ID.substring(1),
                    ID + " ",
                    "." + ID,
                    "1.",
                    "1e3." + ID,
                    "999999999999999999999." + ID,
                    "1." + ID + "'",
                    "\u0661." + ID,
                    "' OR 1=1 --",
                    "\uD83D\uDE00".repeat(200));

    private BadCursors() {}

    /** Each is answered with INVALID on the field {@code cursor}. */
    public static void refusedBy(Function<PageRequest, ? extends Page<?>> list) {
        for (String value : ALL) {
            DomainException refusal =
                    catchThrowableOfType(
                            DomainException.class,
                            () -> list.apply(new PageRequest(new Cursor(value), 10)));
            assertThat(refusal).as("cursor <%s>", value).isNotNull();
            assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
            assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("cursor");
        }
    }
}
