package plaza.http.session;

import jakarta.servlet.http.HttpServletRequest;
import plaza.core.session.Client;
import plaza.http.json.PrintableNames;
import plaza.http.request.ClientAddress;
import plaza.http.security.SessionCookie;

/** Describes the client at the other end of a request. */
public final class Clients {
    private Clients() {}

    public static Client of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Client(
                agent == null ? null : PrintableNames.shown(agent),
                ClientAddress.of(request),
                SessionCookie.deviceOf(request));
    }
}
