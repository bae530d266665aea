package plaza.http.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plaza.core.limit.Network;
import plaza.core.limit.NetworkAddress;

/**
 * The proxies that say truly for whom they ask. What anybody else says of that counts for nothing.
 */
public record TrustedProxies(List<Network> networks) {
    /** As nodes are written in both header fields (RFC 7239, section 6). */
    private static final Pattern NODE =
            Pattern.compile("(?:\\[([^\\]]+)]|([0-9.]+))(?::(?:\\d{1,5}|_[\\w.-]+))?");

    private static final Pattern PAIR =
            Pattern.compile(
                    "[ \\t]*+([!#$%&'*+.^_`|~\\w-]++)="
                            + "(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([!#$%&'*+.^_`|~\\w:\\[\\]-]++))"
                            + "[ \\t]*+(?:;|$)");

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    public boolean contains(NetworkAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * Who asks: each proxy adds, at the right, who asked it; from there on the first who is no
     * trusted proxy, or the last proxy whose word could be read. Where both fields are there and
     * differ, one of them was passed on as somebody sent it, and neither counts.
     *
     * @param peer at the other end of the connection
     * @param forwardedFor the lines of {@code X-Forwarded-For}
     * @param forwarded the lines of {@code Forwarded}
     */
    NetworkAddress client(NetworkAddress peer, List<String> forwardedFor, List<String> forwarded) {
        if (!contains(peer)) {
            return peer;
        }
        List<String> nodes = fromTheRight(forwardedFor, false);
        List<String> elements = fromTheRight(forwarded, true);
        NetworkAddress one = nearest(peer, nodes, TrustedProxies::node);
        NetworkAddress other = nearest(peer, elements, TrustedProxies::nodeFor);
        if (elements.isEmpty() || one.equals(other)) {
            return one;
        }
        return nodes.isEmpty() ? other : peer;
    }

    private interface Reading {
        Optional<NetworkAddress> read(String element);
    }

    private NetworkAddress nearest(NetworkAddress peer, List<String> elements, Reading reading) {
        NetworkAddress nearest = peer;
        for (String element : elements) {
            Optional<NetworkAddress> asked =
                    contains(nearest) ? reading.read(element) : Optional.empty();
            if (asked.isEmpty()) {
                break;
            }
            nearest = asked.get();
        }
        return nearest;
    }

    /**
     * The elements of a list, last first. They are split from the right too: a quote that somebody
     * opened at the left, and did not close, cannot hide what a proxy added after it.
     */
    private static List<String> fromTheRight(List<String> lines, boolean quoted) {
        List<String> elements = new ArrayList<>();
        for (String line : lines.reversed()) {
            boolean inQuotes = false;
            int end = line.length();
            for (int i = end - 1; i >= 0; i--) {
                if (quoted && line.charAt(i) == '"' && !(inQuotes && isEscaped(line, i))) {
                    inQuotes = !inQuotes;
                } else if (line.charAt(i) == ',' && !inQuotes) {
                    add(elements, line.substring(i + 1, end));
                    end = i;
                }
            }
            add(elements, line.substring(0, end));
        }
        return elements;
    }

    private static void add(List<String> elements, String element) {
        if (!element.isBlank()) {
            elements.add(element.strip());
        }
    }

    private static boolean isEscaped(String line, int quote) {
        int before = quote;
        while (before > 0 && line.charAt(before - 1) == '\\') {
            before--;
        }
        return (quote - before) % 2 == 1;
    }

    private static Optional<NetworkAddress> node(String text) {
        Matcher node = NODE.matcher(text);
        if (!node.matches()) {
            return NetworkAddress.parse(text);
        }
        return NetworkAddress.parse(node.group(1) == null ? node.group(2) : node.group(1));
    }

    /** Of {@code for=192.0.2.43;proto=https}; empty where it is not one, or says it nowhere. */
    private static Optional<NetworkAddress> nodeFor(String element) {
        Optional<NetworkAddress> found = Optional.empty();
        Matcher pair = PAIR.matcher(element);
        int at = 0;
        while (at < element.length()) {
            if (!pair.region(at, element.length()).lookingAt()) {
                return Optional.empty();
            }
            if (pair.group(1).equalsIgnoreCase("for")) {
                String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
                found = node(value.replaceAll("\\\\(.)", "$1"));
            }
            at = pair.end();
        }
        return found;
    }
}
