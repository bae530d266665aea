package plaza.http.paging;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import plaza.core.Cursor;
import plaza.core.secret.Secret;
import plaza.http.security.TokenSecret;

class CursorsTest {
    private final Cursors cursors =
            new Cursors(new TokenSecret(Secret.of("a secret of the tests, long enough for HS256")));

    @Property(tries = 300)
    void whatWasSignedIsVerifiedForItsListOnly(
            @ForAll @StringLength(min = 1, max = 512) @CharRange(from = ' ', to = '\uD7FF')
                    String value) {
        String signed = cursors.sign("list", new Cursor(value));
        assertThat(signed).matches("[A-Za-z0-9_-]+");
        assertThat(cursors.verify("list", signed)).contains(new Cursor(value));
        assertThat(cursors.verify("list2", signed)).isEmpty();
    }

    @Property(tries = 300)
    void anythingElseIsNot(@ForAll String text) {
        assertThat(cursors.verify("list", text)).isEmpty();
    }
}
