package plaza.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;
import plaza.core.Ids;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.secret.Secret;
import plaza.core.session.Session;

class JwtTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final TokenSecret SECRET =
            new TokenSecret(Secret.of("a secret of the tests, long enough for HS256"));

    private final Ids ids = new Ids(Clock.systemUTC());
    private final Session session =
            new Session(
                    new SessionId(ids.next()),
                    new UserId(ids.next()),
                    NOW,
                    NOW.plus(Duration.ofHours(1)),
                    null,
                    null);

    private static JwtTokens at(Instant time) {
        return new JwtTokens(SECRET, Clock.fixed(time, ZoneOffset.UTC));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject(session.user().toString())
                .claim("sid", session.id().toString())
                .expirationTime(Date.from(session.expiresAt()));
    }

    private static String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(
                new MACSigner(
                        algorithm.equals(JWSAlgorithm.HS256)
                                ? SECRET.derive("tokens").getEncoded()
                                : new byte[64]));
        return token.serialize();
    }

    @Test
    void anIssuedTokenNamesItsSession() {
        JwtTokens tokens = at(NOW);
        String token = tokens.issue(session);
        for (int i = 0; i < 2; i++) {
            assertThat(tokens.verify(token))
                    .hasValueSatisfying(
                            known -> {
                                assertThat(known.session()).isEqualTo(session.id());
                                assertThat(known.user()).isEqualTo(session.user());
                            });
        }
    }

    @Test
    void aTokenEndsWithItsSessionAlsoWhenItIsRemembered() {
        String token = at(NOW).issue(session);
        assertThat(at(session.expiresAt().minusMillis(1)).verify(token)).isPresent();
        assertThat(at(session.expiresAt()).verify(token)).isEmpty();
    }

    @Test
    void aTokenOfAnotherSecretIsNotValid() {
        var other =
                new JwtTokens(
                        new TokenSecret(Secret.of("another secret, which is as long as that one")),
                        Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(at(NOW).verify(other.issue(session))).isEmpty();
    }

    @Test
    void everyChangedCharacterMakesATokenInvalid() {
        JwtTokens tokens = at(NOW);
        String token = tokens.issue(session);
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(changed)).as("at %d", i).isEmpty();
        }
    }

    @Test
    void otherAlgorithmsAndUnsignedTokensAreNotValid() throws JOSEException {
        assertThat(at(NOW).verify(signed(JWSAlgorithm.HS256, claims().build()))).isPresent();
        assertThat(at(NOW).verify(signed(JWSAlgorithm.HS512, claims().build()))).isEmpty();
        assertThat(at(NOW).verify(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void aTokenThatLacksAClaimIsNotValid() throws JOSEException {
        for (JWTClaimsSet lacking :
                new JWTClaimsSet[] {
                    claims().subject(null).build(),
                    claims().claim("sid", null).build(),
                    claims().claim("sid", "x").build(),
                    claims().claim("sid", 5).build(),
                    claims().expirationTime(null).build()
                }) {
            assertThat(at(NOW).verify(signed(JWSAlgorithm.HS256, lacking))).isEmpty();
        }
    }

    @Test
    void whatIsNoTokenIsNotValid() {
        for (String text : new String[] {"", ".", "..", "a.b.c", "x".repeat(5_000), "é.é.é"}) {
            assertThat(at(NOW).verify(text)).isEmpty();
        }
    }

    @Test
    void aShortSecretIsRefusedAndNoneIsPrinted() {
        assertThatThrownBy(() -> new TokenSecret(Secret.of("short")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes");
        assertThat(SECRET.toString()).doesNotContain("tests");
    }
}
