package plaza.redis;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plaza.core.StorageException;
import plaza.core.engine.Transport;
import plaza.core.setting.HostAndPort;

/**
 * Where Redis is.
 *
 * @param nodes one server, or some nodes of a cluster, by which the others are found
 * @param section of the settings that say so
 */
public record RedisAddress(List<RedisURI> nodes, boolean cluster, String section) {
    private static final int LAST_PORT = 65_535;

    /** What stands before the hosts, with user and password; the hosts; and what stands behind. */
    private static final Pattern PARTS = Pattern.compile("(\\w+://(?:[^@/]*@)?)([^/?#@]+)(.*)");

    public RedisAddress {
        nodes = List.copyOf(nodes);
    }

    /** Whether an address can be read; no server is asked. */
    public static boolean understands(String address) {
        try {
            List<String> each = each(address);
            each.forEach(RedisURI::create);
            return each.stream().allMatch(RedisAddress::namesAHost);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean namesAHost(String address) {
        URI uri = URI.create(address);
        return uri.getHost() != null && uri.getPort() <= LAST_PORT;
    }

    /**
     * Reads an address like {@code redis://user:password@host:6379}, of a cluster with commas
     * between hosts.
     *
     * @throws StorageException when it cannot be understood, or names several and is no cluster's
     */
    public static RedisAddress of(String address, boolean cluster) {
        return of(address, cluster, "redis");
    }

    /** The same, of other settings. */
    static RedisAddress of(String address, boolean cluster, String section) {
        List<RedisURI> nodes;
        try {
            nodes = each(address).stream().map(RedisURI::create).toList();
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the address, which may hold a password.
            throw StorageException.permanent("The address of Redis cannot be understood", null);
        }
        if (nodes.size() > 1 && !cluster) {
            throw StorageException.permanent(
                    "%s.uri names several hosts, which only a cluster has: set %1$s.cluster to true, or name one"
                            .formatted(section),
                    null);
        }
        return new RedisAddress(nodes, cluster, section);
    }

    private static List<String> each(String address) {
        Matcher parts = PARTS.matcher(address);
        return parts.matches()
                ? Stream.of(parts.group(2).split(",", -1))
                        .map(host -> parts.group(1) + host.strip() + parts.group(3))
                        .toList()
                : List.of(address);
    }

    Transport transport() {
        return new Transport(
                nodes.stream().allMatch(RedisURI::isSsl),
                nodes.stream().allMatch(RedisAddress::hasPassword));
    }

    private static boolean hasPassword(RedisURI node) {
        return Boolean.TRUE.equals(
                node.getCredentialsProvider()
                        .resolveCredentials()
                        .map(RedisCredentials::hasPassword)
                        .block());
    }

    List<HostAndPort> hosts() {
        return nodes.stream().map(node -> new HostAndPort(node.getHost(), node.getPort())).toList();
    }

    /** The hosts and ports, for messages. */
    String text() {
        return String.join(
                ", ", nodes.stream().map(node -> node.getHost() + ":" + node.getPort()).toList());
    }
}
