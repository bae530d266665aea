package plaza.app.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plaza.core.limit.Network;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.ValueType;

/** The settings of HTTP connections: their bounds, and how long clients are waited for. */
public final class AccessSettings {
    private static final int USUAL_HTTP = 80;
    private static final int USUAL_HTTPS = 443;

    static final Section SECTION = Section.named("http");

    /** Whose word counts on where a request comes from. */
    public static final Setting<List<Network>> TRUSTED_PROXIES =
            SECTION.list(
                    "trustedProxies",
                    ValueType.listOf(
                            "addresses or networks like 10.0.0.0/8,2001:db8::/32", Network::parse),
                    "127.0.0.1,::1,10.0.0.0/8",
                    "The proxies before this server, as addresses or networks (IPv4 and IPv6). Of a"
                            + " request that one of them passes on, X-Forwarded-For or Forwarded"
                            + " (RFC 7239) says whose it is: read from the right, as far as those"
                            + " who wrote it are trusted. Nobody else's are read. Without this"
                            + " everybody behind a proxy has one address, and shares its limits. A"
                            + " proxy should take away the one of the two that it does not write:"
                            + " where both are there and differ, neither counts.");

    /** Whose pages may call, besides the server's own. */
    public static final Setting<List<String>> ALLOWED_ORIGINS =
            SECTION.list(
                    "allowedOrigins",
                    ValueType.listOf(
                            "origins, without a path, like"
                                    + " https://app.example.org,http://localhost:3000",
                            AccessSettings::parseOrigin),
                    "https://app.example.org,http://localhost:3000",
                    "Pages of other origins that may call this server from a browser (CORS), and"
                            + " open WebSockets: scheme, host, and port where it is not the usual"
                            + " one. Cookies may come along, which open media and live updates"
                            + " only.");

    /** Open ones; as many as there is memory for where it is not set. */
    public static final Setting<Optional<Integer>> CONNECTIONS =
            SECTION.optional(
                    "connections",
                    ValueType.integer(16, 1_000_000),
                    "12000",
                    "Connections that may be open at a time, live and idle ones among them, and"
                            + " those that may have a request under way. Left out, as many as the"
                            + " heap has room for. When there are no more, one whose client has the"
                            + " server wait makes room, of the address that has the most; a request"
                            + " that there is no room for is answered 503 with Retry-After.");

    /** Under way; as many as there is memory for where it is not set. */
    public static final Setting<Optional<Integer>> REQUESTS =
            SECTION.optional("requests", ValueType.integer(8, 1_000_000), "150", "");

    public static final Setting<Integer> CONNECTIONS_PER_ADDRESS =
            SECTION.add(
                    "connectionsPerAddress",
                    ValueType.integer(1, 1_000_000),
                    "256",
                    "Open connections of one address (IPv6: of one /64). Those of trusted proxies"
                            + " are not counted.");

    public static final Setting<Duration> HEADER_WITHIN =
            SECTION.add(
                    "headerWithin",
                    ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    "10s",
                    "A request's header has to be whole after this time, however slowly its bytes"
                            + " come in.");

    /** With a client that makes no progress. */
    public static final Setting<Duration> PATIENCE =
            SECTION.add(
                    "patience",
                    ValueType.duration(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    "20s",
                    "How long a client may have the server wait for a body, or for an answer to be"
                            + " taken, and how many bytes in a second are needed for it to go on:"
                            + " who is slower is cut off.");

    /** In bytes per second. */
    public static final Setting<Long> LEAST_RATE =
            SECTION.add("leastRate", ValueType.bytes(1), "1KiB", "");

    private AccessSettings() {}

    /** As a browser writes it: in lower case, and without the port that is usual (RFC 6454). */
    private static Optional<String> parseOrigin(String text) {
        return ValueType.parseAddress(text.toLowerCase(Locale.ROOT), List.of("http", "https"))
                .filter(uri -> uri.getUserInfo() == null)
                .filter(uri -> uri.getRawPath().isEmpty())
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .map(
                        uri -> {
                            int usual = uri.getScheme().equals("https") ? USUAL_HTTPS : USUAL_HTTP;
                            boolean named = uri.getPort() >= 0 && uri.getPort() != usual;
                            return uri.getScheme()
                                    + "://"
                                    + uri.getHost()
                                    + (named ? ":" + uri.getPort() : "");
                        });
    }
}
