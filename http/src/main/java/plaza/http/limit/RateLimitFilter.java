package plaza.http.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import plaza.core.DomainException;
import plaza.core.limit.Limits;
import plaza.core.limit.Limits.Action;
import plaza.core.limit.RateLimiter.Decision;
import plaza.http.request.ClientAddress;

/**
 * Counts the requests of each person, or of each address where nobody is logged in, and tells in
 * each answer how many are left. What monitoring asks is not counted.
 */
public final class RateLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** What caches give to others is told nobody's numbers. */
    private static final String SHARED = "/api/cdn/";

    private final transient Limits limits;

    public RateLimitFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().startsWith("/api/")) {
            count(request, response);
        }
        chain.doFilter(request, response);
    }

    private void count(HttpServletRequest request, HttpServletResponse response) {
        Limits.Outcome outcome = limits.request(who(request), action(request));
        Decision decision = outcome.decision();
        if (!request.getServletPath().startsWith(SHARED)) {
            response.setIntHeader("RateLimit-Limit", outcome.limit().permits());
            response.setIntHeader("RateLimit-Remaining", Math.max(0, decision.remaining()));
            response.setHeader("RateLimit-Reset", Long.toString(seconds(decision.reset())));
        }
        if (!decision.allowed()) {
            throw DomainException.rateLimited(decision.reset());
        }
    }

    private static String who(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                        && authentication.getPrincipal() instanceof AuthenticatedPrincipal person
                ? person.getName()
                : ClientAddress.of(request).customer().toString();
    }

    private static Action action(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> Action.READ;
            default -> Action.WRITE;
        };
    }

    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
