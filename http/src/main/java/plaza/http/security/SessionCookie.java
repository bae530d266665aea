package plaza.http.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import plaza.core.session.LoggedIn;
import plaza.core.session.Session;

/**
 * The access token as a cookie, for what browsers load without letting a page set header fields:
 * pictures, videos, event streams and WebSockets. It opens nothing else (ADR 15).
 */
public final class SessionCookie {
    static final String NAME = "plaza_session";

    private static final String MEDIA = "/api/media/";
    private static final String STREAM = "/api/stream";
    private static final String SOCKET = "/api/ws";

    private final boolean secure;

    /**
     * @param publicUrl how people reach the server; over https the cookie never goes another way
     */
    public SessionCookie(@Nullable URI publicUrl) {
        this.secure = publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** Has the client keep the token for as long as the session lasts. */
    public void give(LoggedIn login, HttpServletResponse response) {
        Session session = login.session();
        set(response, login.token(), Duration.between(session.createdAt(), session.expiresAt()));
    }

    /** Has the client forget the token. */
    public void take(HttpServletResponse response) {
        set(response, "", Duration.ZERO);
    }

    private void set(HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(NAME, value)
                        .path("/api")
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Strict")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** The token in the cookie of a request, where a cookie is enough. */
    static @Nullable String tokenOf(HttpServletRequest request) {
        if (!opens(request.getMethod(), request.getServletPath())) {
            return null;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static boolean opens(String method, String path) {
        return (method.equals("GET") || method.equals("HEAD"))
                && (path.startsWith(MEDIA) || path.equals(STREAM) || path.equals(SOCKET));
    }
}
