package plaza.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import plaza.http.connection.Client;
import plaza.http.metrics.RequestTimers;
import plaza.http.problem.Problems;
import plaza.http.request.ClientAddress;
import plaza.http.request.RequestId;
import plaza.http.request.TrustedProxies;

/**
 * Around everything else: names the request, says where it comes from, times it, sets the header
 * fields that every answer has, and answers what the filters behind it throw.
 */
final class RequestFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    /** The pages at {@code /docs} load their own scripts, and style themselves inline. */
    private static final String DOCS =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'";

    private final transient RequestTimers timers;
    private final transient Problems problems;
    private final transient TrustedProxies proxies;

    RequestFilter(RequestTimers timers, Problems problems, TrustedProxies proxies) {
        this.proxies = proxies;
        this.timers = timers;
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long start = System.nanoTime();
        ClientAddress.assign(request, proxies);
        response.setHeader(RequestId.HEADER, RequestId.assign(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        boolean docs = request.getRequestURI().startsWith("/swagger-ui/");
        response.setHeader("Content-Security-Policy", docs ? DOCS : NOTHING);
        try {
            Client.is(ClientAddress.of(request));
            refuseWhatSpringFailsOn(request);
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException | StackOverflowError e) {
            problems.answer(request, response, e);
        } finally {
            // A stream lasts as long as its reader stays: that is no time to answer.
            if (!MediaType.TEXT_EVENT_STREAM_VALUE.equals(response.getContentType())) {
                timers.record(request, response.getStatus(), System.nanoTime() - start);
            }
        }
    }

    /**
     * Spring fails on content types that are ranges, on parameters of a path that are not encoded
     * properly, and on quotes in Accept that do not end; this API has none of them.
     */
    private static void refuseWhatSpringFailsOn(HttpServletRequest request)
            throws HttpMediaTypeException {
        String contentType = request.getContentType();
        if (contentType != null && contentType.indexOf('*') >= 0) {
            throw new HttpMediaTypeNotSupportedException("a range is no content type");
        }
        if (request.getRequestURI().indexOf(';') >= 0) {
            throw new RequestRejectedException("a path with parameters");
        }
        for (String accept : Collections.list(request.getHeaders(HttpHeaders.ACCEPT))) {
            if (accept.indexOf('"') >= 0) {
                refuseUnreadable(accept);
            }
        }
    }

    private static void refuseUnreadable(String accept) throws HttpMediaTypeException {
        try {
            MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException | IndexOutOfBoundsException e) {
            throw new HttpMediaTypeNotAcceptableException("a quote in Accept does not end");
        }
    }
}
