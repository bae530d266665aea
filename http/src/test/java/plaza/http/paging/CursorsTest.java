package plaza.http.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import plaza.core.Cursor;
import plaza.core.secret.Secret;
import plaza.http.security.TokenSecret;

class CursorsTest {
    private final Cursors cursors =
            new Cursors(new TokenSecret(Secret.of("a secret of the tests, long enough for HS256")));

    @Property(tries = 300)
    void whatWasSealedIsOpenedForItsListOnly(
            @ForAll @StringLength(min = 1, max = 512) @CharRange(from = ' ', to = '\uD7FF')
                    String value) {
        String sealed = cursors.seal("list", new Cursor(value));
        assertThat(sealed).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.open("list", sealed)).contains(new Cursor(value));
        assertThat(cursors.open("list2", sealed)).isEmpty();
    }

    @Property(tries = 300)
    void anythingElseIsNot(@ForAll String text) {
        assertThat(cursors.open("list", text)).isEmpty();
    }

    @Property(tries = 300)
    void whatIsSealedIsNotToBeReadOrChanged(
            @ForAll @StringLength(min = 20, max = 60) @CharRange(from = '!', to = '~') String value,
            @ForAll @IntRange(min = 0, max = 47) int at) {
        String sealed = cursors.seal("list", new Cursor(value));
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(value);
        bytes[at] ^= 1;
        String other = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThat(cursors.open("list", other)).isEmpty();
    }

    @Property(tries = 100)
    void thePlaceInAListIsAlwaysWrittenInTheSameWayAndTwoPlacesInTwo(
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = '!', to = '~') String one,
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = '!', to = '~')
                    String other) {
        assertThat(
                        cursors.seal("list", new Cursor(one))
                                .equals(cursors.seal("list", new Cursor(other))))
                .isEqualTo(one.equals(other));
    }
}
