package plaza.http.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.id.SessionId;
import plaza.core.id.UserId;
import plaza.core.session.Session;
import plaza.core.session.TokenIssuer;

/**
 * Tokens that name a session: JWTs (RFC 7519) signed with HS256. A token proves that this server
 * made it; whether the session still lives is asked of {@link plaza.core.session.Sessions} each
 * time. Tokens once verified are remembered, for the signature costs more than all else of a small
 * request. Thread-safe.
 */
public final class JwtTokens implements TokenIssuer {
    static final int MAX_LENGTH = 1_024;

    private static final int REMEMBERED = 50_000;
    private static final String SESSION = "sid";
    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Clock clock;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().executor(Runnable::run).maximumSize(REMEMBERED).build();

    public JwtTokens(TokenSecret secret, Clock clock) {
        try {
            this.signer = new MACSigner(secret.derive("tokens"));
            this.verifier = new MACVerifier(secret.derive("tokens"));
        } catch (JOSEException e) {
            throw new IllegalStateException("a derived key fits HS256", e);
        }
        this.clock = clock;
    }

    @Override
    public String issue(Session session) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(session.user().toString())
                        .claim(SESSION, session.id().toString())
                        .issueTime(Date.from(session.createdAt()))
                        .expirationTime(Date.from(session.expiresAt()))
                        .build();
        try {
            var token = new SignedJWT(HEADER, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("HMAC never fails", e);
        }
    }

    /** The session that a token of ours names, if it is one and has not expired. */
    Optional<Verified> verify(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = check(token);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(token, known);
        }
        return known.expiresAt().isAfter(clock.instant()) ? Optional.of(known) : Optional.empty();
    }

    private @Nullable Verified check(String token) {
        if (token.length() > MAX_LENGTH) {
            return null;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    || !jwt.verify(verifier)) {
                return null;
            }
            return read(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            // Whatever is wrong with a token, the client is told the same: it is not valid.
            return null;
        }
    }

    private static @Nullable Verified read(JWTClaimsSet claims) throws ParseException {
        Date expires = claims.getExpirationTime();
        String session = claims.getStringClaim(SESSION);
        String subject = claims.getSubject();
        if (expires == null || session == null || subject == null) {
            return null;
        }
        Optional<UserId> user = UserId.parse(subject);
        Optional<SessionId> id = SessionId.parse(session);
        return user.isPresent() && id.isPresent()
                ? new Verified(user.get(), id.get(), expires.toInstant())
                : null;
    }

    /** What a token says. */
    record Verified(UserId user, SessionId session, Instant expiresAt) {}
}
