package plaza.core.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All addresses that begin alike (CIDR, RFC 4632).
 *
 * @param first its first address; whatever follows the bits is cut off
 * @param bits how many bits they have in common
 */
public record Network(NetworkAddress first, int bits) {
    private static final Pattern CIDR = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

    /** Before the 32 bits of an IPv4 address that is written as an IPv6 one. */
    private static final int MAPPED = 96;

    public Network {
        byte[] address = first.value().getAddress();
        if (bits < 0 || bits > address.length * Byte.SIZE) {
            throw new IllegalArgumentException(first + " has no " + bits + " bits");
        }
        first = new NetworkAddress(cut(address, bits));
    }

    /** {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or a single address; empty where it is none. */
    public static Optional<Network> parse(String text) {
        Matcher cidr = CIDR.matcher(text);
        if (!cidr.matches()) {
            return Optional.empty();
        }
        return NetworkAddress.parse(cidr.group(1))
                .flatMap(
                        address -> {
                            int most = address.value().getAddress().length * Byte.SIZE;
                            boolean mapped =
                                    most == Integer.SIZE && cidr.group(1).indexOf(':') >= 0;
                            int bits =
                                    cidr.group(2) == null
                                            ? most
                                            : Integer.parseInt(cidr.group(2))
                                                    - (mapped ? MAPPED : 0);
                            return bits < 0 || bits > most
                                    ? Optional.empty()
                                    : Optional.of(new Network(address, bits));
                        });
    }

    public boolean contains(NetworkAddress address) {
        byte[] bytes = address.value().getAddress();
        return bytes.length == first.value().getAddress().length
                && cut(bytes, bits).equals(first.value());
    }

    private static InetAddress cut(byte[] address, int bits) {
        for (int i = 0; i < address.length; i++) {
            int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            address[i] &= (byte) (0xFF << (Byte.SIZE - kept));
        }
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("it was an address before", e);
        }
    }

    @Override
    public String toString() {
        return first + "/" + bits;
    }
}
