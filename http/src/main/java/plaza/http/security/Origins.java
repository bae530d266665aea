package plaza.http.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.http.idempotency.Once;
import plaza.http.request.RequestId;

/**
 * Whose pages may call this server from a browser: its own, and those of the origins that the
 * settings name. The one place that decides it, for requests (CORS) and for WebSockets.
 */
public final class Origins {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    /** What a page may read of answers, besides what browsers show every page. */
    private static final List<String> READABLE =
            List.of(
                    "RateLimit-Limit",
                    "RateLimit-Remaining",
                    "RateLimit-Reset",
                    HttpHeaders.RETRY_AFTER,
                    HttpHeaders.LINK,
                    HttpHeaders.LOCATION,
                    HttpHeaders.ETAG,
                    HttpHeaders.ACCEPT_RANGES,
                    HttpHeaders.CONTENT_RANGE,
                    HttpHeaders.CONTENT_DISPOSITION,
                    HttpHeaders.WWW_AUTHENTICATE,
                    Once.REPLAYED,
                    RequestId.HEADER);

    /** For so long browsers need not ask again; they cut off more (Chromium, two hours). */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    private final @Nullable String publicOrigin;
    private final List<String> allowed;

    /**
     * @param publicUrl how people reach the server, or null
     * @param allowed origins besides the own
     */
    Origins(@Nullable URI publicUrl, List<String> allowed) {
        this.publicOrigin =
                publicUrl == null ? null : publicUrl.getScheme() + "://" + publicUrl.getAuthority();
        this.allowed = List.copyOf(allowed);
    }

    /**
     * @throws DomainException FORBIDDEN for a request that a page makes whose origin may not call
     */
    public void check(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null
                && !isOwn(origin, request.getHeader(HttpHeaders.HOST))
                && !isAllowed(origin)) {
            throw DomainException.of(
                    ErrorKind.FORBIDDEN, "Pages of this origin may not call here.");
        }
    }

    /** RFC 6454: a browser leaves out the port that is usual for the scheme, in both. */
    private boolean isOwn(String origin, @Nullable String host) {
        return origin.equalsIgnoreCase(publicOrigin)
                || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
    }

    private boolean isAllowed(String origin) {
        return allowed.stream().anyMatch(origin::equalsIgnoreCase);
    }

    /**
     * Answers what browsers ask before they let a page call (preflights), and tells them which
     * pages may read an answer. Cookies may come along: they open media and live updates only (ADR
     * 15).
     */
    CorsFilter filter() {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(allowed);
        rules.setAllowedMethods(METHODS);
        rules.addAllowedHeader(CorsConfiguration.ALL);
        rules.setExposedHeaders(READABLE);
        rules.setAllowCredentials(true);
        rules.setMaxAge(REMEMBERED);
        var filter = new CorsFilter(_ -> rules);
        filter.setCorsProcessor(new Processor());
        return filter;
    }

    /**
     * Lets pass what comes from no page that may read the answer, without saying that it may: the
     * browser keeps it from the page. To refuse it would refuse the own pages behind a proxy too.
     */
    private final class Processor extends DefaultCorsProcessor {
        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration rules,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            String origin = request.getHeader(HttpHeaders.ORIGIN);
            if (origin == null || isAllowed(origin)) {
                return super.processRequest(rules, request, response);
            }
            if (CorsUtils.isPreFlightRequest(request)) {
                check(request);
            }
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
            return true;
        }
    }
}
