package plaza.http.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import plaza.core.presence.Presence;
import plaza.core.secret.Secret;
import plaza.core.session.Sessions;
import plaza.http.security.AccessRules.Need;

/**
 * Finds out who makes a request. One without {@code Authorization}, and without a cookie where that
 * counts, goes on as nobody's; so does one whose token is not valid, or has ended, where none is
 * needed. Elsewhere that one is refused, since its sender believes to be somebody.
 */
final class TokenFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    private final transient JwtTokens tokens;
    private final transient Sessions sessions;
    private final transient Presence presence;
    private final transient @Nullable Secret metricsSecret;
    private final boolean bench;

    TokenFilter(JwtTokens tokens, Sessions sessions, Presence presence, SecuritySettings settings) {
        this.metricsSecret = settings.metricsSecret();
        this.bench = settings.bench();
        this.tokens = tokens;
        this.sessions = sessions;
        this.presence = presence;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String token = header == null ? SessionCookie.tokenOf(request) : bearer(header);
        if (token != null) {
            Need need = AccessRules.need(request.getMethod(), request.getServletPath(), bench);
            Optional<Authentication> known = authenticate(token, need);
            if (known.isPresent()) {
                SecurityContextHolder.setContext(new SecurityContextImpl(known.get()));
            } else if (need != Need.NOTHING) {
                throw new InvalidBearerTokenException("the token is not valid");
            }
        }
        chain.doFilter(request, response);
    }

    /** The token of a header; an empty one, which is never valid, of a header of another kind. */
    private static String bearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
    }

    private Optional<Authentication> authenticate(String token, Need need) {
        if (need == Need.MONITORING && isMonitoring(token)) {
            return Optional.of(new MonitorAuthentication());
        }
        return tokens.verify(token)
                .flatMap(
                        verified ->
                                sessions.authenticate(verified.session())
                                        .filter(who -> who.account().id().equals(verified.user())))
                .map(
                        who -> {
                            presence.touch(who.account());
                            return new ViewerAuthentication(new Viewer(who));
                        });
    }

    private boolean isMonitoring(String token) {
        return metricsSecret != null && !token.isBlank() && metricsSecret.equals(Secret.of(token));
    }
}
