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
    static final String DEVICE = "plaza_device";

    private static final String API = "/api";

    /** As long as browsers keep a cookie at the most (RFC 6265bis, section 5.5). */
    private static final Duration DEVICE_AGE = Duration.ofDays(400);

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

    /**
     * Has the client keep the token for as long as the session lasts; and what makes its device
     * known again, which opens nothing, for longer.
     */
    public void give(LoggedIn login, HttpServletResponse response) {
        Session session = login.session();
        Duration age = Duration.between(session.createdAt(), session.expiresAt());
        set(response, NAME, login.token(), API, age);
        set(response, DEVICE, login.device(), "/api/auth", DEVICE_AGE);
    }

    /** Has the client forget the token. */
    public void take(HttpServletResponse response) {
        set(response, NAME, "", API, Duration.ZERO);
    }

    private void set(
            HttpServletResponse response, String name, String value, String path, Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(name, value)
                        .path(path)
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
        return find(request, NAME);
    }

    /** What makes the device of a request known again, if it sends it. */
    public static @Nullable String deviceOf(HttpServletRequest request) {
        return find(request, DEVICE);
    }

    private static @Nullable String find(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
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
