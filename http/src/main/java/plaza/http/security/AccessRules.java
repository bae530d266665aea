package plaza.http.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * The access rules of endpoints: everything needs a token, but for what is listed here. One method
 * and one look at the path for each request, where a list of patterns would be tried in turn.
 */
public final class AccessRules implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationDecision YES = new AuthorizationDecision(true);
    private static final AuthorizationDecision NO = new AuthorizationDecision(false);

    private static final Set<String> OPEN =
            Set.of(
                    "GET /api/capabilities",
                    "GET /openapi.json",
                    "GET /docs",
                    "GET /health/live",
                    "GET /health/ready",
                    "POST /api/auth/login",
                    "POST /api/auth/register",
                    // Servers that prove by themselves who they are.
                    "POST /api/ingest/auth",
                    "POST /api/ingest/play",
                    "POST /api/ingest/publish",
                    "POST /api/ingest/publish-done",
                    "POST /api/ingest/publish-ready",
                    "POST /api/payments/notices",
                    "GET /");

    /** Registers without a token, and does something else for whoever has one. */
    private static final String JOIN_OR_CHANGE = "POST /api/users";

    /** What a CDN asks for: the service answers only what everybody may see. */
    private static final String CDN = "GET /api/cdn/";

    /** The pages behind {@code /docs}, and what they load. */
    private static final Set<String> DOCS = Set.of("/swagger-ui/", "/openapi.json/");

    /** Measured with all that a home feed needs of authentication. */
    private static final Set<String> MEASURED =
            Set.of("/api/bench/static-feed", "/api/bench/empty");

    private final boolean bench;

    AccessRules(boolean bench) {
        this.bench = bench;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends Authentication> authentication,
            RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        boolean allowed =
                switch (need(request.getMethod(), request.getServletPath(), bench)) {
                    case NOTHING -> true;
                    // A token that is not valid has been refused before.
                    case TOKEN_OR_NONE -> true;
                    case TOKEN -> viewer(authentication) != null;
                    case ADMIN -> viewer(authentication).isAdmin();
                    case MONITORING ->
                            authentication.get() instanceof MonitorAuthentication
                                    || viewer(authentication).isAdmin();
                };
        return allowed ? YES : NO;
    }

    /** Without a token the supplier throws, which becomes a 401. */
    private static Viewer viewer(Supplier<? extends Authentication> authentication) {
        return ((ViewerAuthentication) authentication.get()).getPrincipal();
    }

    /** What a request needs, or an operation with this path. */
    public static Need need(String method, String path, boolean bench) {
        if (path.startsWith("/api/admin/") || path.equals("/api/admin")) {
            return Need.ADMIN;
        }
        if (path.equals("/metrics")) {
            return Need.MONITORING;
        }
        String asked = (method.equals("HEAD") ? "GET" : method) + " " + path;
        if (asked.equals(JOIN_OR_CHANGE)) {
            return Need.TOKEN_OR_NONE;
        }
        if (OPEN.contains(asked)
                || asked.startsWith(CDN)
                || DOCS.stream().anyMatch(path::startsWith)
                || (bench && path.startsWith("/api/bench/") && !MEASURED.contains(path))) {
            return Need.NOTHING;
        }
        return Need.TOKEN;
    }

    /** What somebody has to show. */
    public enum Need {
        /** Nothing: a token that has ended is as good as none. */
        NOTHING,
        /**
         * Nothing, or a token; one that has ended is refused: its sender believes to be somebody.
         */
        TOKEN_OR_NONE,
        TOKEN,
        ADMIN,
        /** The secret of monitoring, or else an admin's token. */
        MONITORING
    }
}
