package plaza.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import plaza.core.limit.NetworkAddress;

/** The address that a request comes from. Nothing else asks the connection or a header for it. */
public final class ClientAddress {
    private static final String ATTRIBUTE = ClientAddress.class.getName();
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    private ClientAddress() {}

    /** Finds out where a request comes from. */
    public static void assign(HttpServletRequest request, TrustedProxies proxies) {
        NetworkAddress peer =
                NetworkAddress.parse(request.getRemoteAddr())
                        .orElseThrow(
                                () -> new IllegalStateException("a connection has no address"));
        request.setAttribute(
                ATTRIBUTE,
                proxies.client(peer, lines(request, FORWARDED_FOR), lines(request, FORWARDED)));
    }

    private static List<String> lines(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }

    /** Where a request comes from. */
    public static NetworkAddress of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof NetworkAddress address) {
            return address;
        }
        throw new IllegalStateException("a request that came past the filters");
    }
}
