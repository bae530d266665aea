package plaza.core.setting;

import java.net.URI;

/** Where a server, or a node of a cluster, listens. */
public record HostAndPort(String host, int port) {
    /** What an address that has a host names; its port is this one where it names none. */
    public static HostAndPort of(URI address, int usualPort) {
        return new HostAndPort(
                address.getHost(), address.getPort() < 0 ? usualPort : address.getPort());
    }

    /** As {@link #of(URI, int)}, with the usual port of {@code http} or {@code https}. */
    public static HostAndPort ofWeb(URI address) {
        return of(address, "https".equals(address.getScheme()) ? 443 : 80);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
