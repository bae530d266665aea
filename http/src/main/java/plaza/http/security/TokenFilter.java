package plaza.http.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import plaza.core.presence.Presence;
import plaza.core.secret.Secret;
import plaza.core.session.Authenticated;
import plaza.core.session.Sessions;
import plaza.http.security.AccessRules.Need;

/**
 * Finds out who makes a request. One without {@code Authorization}, and without a cookie where that
 * counts, goes on as nobody's; one with a token that is not valid is refused wherever it goes,
 * since its sender believes to be somebody.
 */
final class TokenFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    private final transient JwtTokens tokens;
    private final transient Sessions sessions;
    private final transient Presence presence;
    private final transient @Nullable Secret metricsSecret;

    /**
     * @param metricsSecret what monitoring names as its token, or null where only admins may read
     *     metrics
     */
    TokenFilter(
            JwtTokens tokens,
            Sessions sessions,
            Presence presence,
            @Nullable Secret metricsSecret) {
        this.metricsSecret = metricsSecret;
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
        if (token != null && isMonitoring(request, token)) {
            SecurityContextHolder.setContext(new SecurityContextImpl(new MonitorAuthentication()));
        } else if (token != null) {
            var viewer = new Viewer(authenticate(token));
            presence.touch(viewer.account());
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(new ViewerAuthentication(viewer)));
        }
        chain.doFilter(request, response);
    }

    private boolean isMonitoring(HttpServletRequest request, String token) {
        return metricsSecret != null
                && !token.isBlank()
                && AccessRules.need(request.getMethod(), request.getServletPath(), false)
                        == Need.MONITORING
                && metricsSecret.equals(Secret.of(token));
    }

    private static String bearer(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw invalid();
        }
        return header.substring(SCHEME.length()).strip();
    }

    private Authenticated authenticate(String text) {
        JwtTokens.Verified token = tokens.verify(text).orElseThrow(TokenFilter::invalid);
        return sessions.authenticate(token.session())
                .filter(who -> who.account().id().equals(token.user()))
                .orElseThrow(TokenFilter::invalid);
    }

    private static InvalidBearerTokenException invalid() {
        return new InvalidBearerTokenException("the token is not valid");
    }
}
