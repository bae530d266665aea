package plaza.core.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of one machine in a network. An IPv4 address that is written as an IPv6 one ({@code
 * ::ffff:192.0.2.1}, RFC 4291, section 2.5.5.2) is the IPv4 address.
 */
public record NetworkAddress(InetAddress value) {
    /** What providers give to one customer, or more (RFC 6177). */
    private static final int IPV6_CUSTOMER = 64;

    /** Four numbers only: {@code 10.1} and names, which other parsers take, are none here. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /**
     * The address that a text names; empty where it is none. The name of an interface ({@code
     * %eth0}) is left out. Never asks a name server.
     */
    public static Optional<NetworkAddress> parse(String text) {
        int zone = text.indexOf(':') < 0 ? -1 : text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        boolean isOne =
                literal.indexOf(':') < 0
                        ? IPV4.matcher(literal).matches()
                        : IPV6.matcher(literal).matches();
        if (!isOne) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NetworkAddress(InetAddress.ofLiteral(literal)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What counts as one where somebody is counted by address: a single IPv4 address, and of IPv6
     * the /64, of which whoever has one address has all.
     */
    public Network customer() {
        return new Network(this, value instanceof Inet4Address ? Integer.SIZE : IPV6_CUSTOMER);
    }

    @Override
    public String toString() {
        return value.getHostAddress();
    }
}
