package plaza.bench.server;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server keeps its data, as it says in bench mode.
 *
 * @param nodes some of the cluster, like {@code 127.0.0.1:9042}
 * @param consistency by which the server writes, like {@code LOCAL_QUORUM}
 * @param user empty where nobody has to say who they are
 */
public record CassandraAddress(
        List<String> nodes,
        String datacenter,
        String keyspace,
        String consistency,
        String user,
        String password) {
    private static final Pattern LINE =
            Pattern.compile("bench: cassandra (\\S+) (\\S+) (\\S+) (\\S+) ?(\\S*) ?(.*)");

    public CassandraAddress {
        nodes = List.copyOf(nodes);
    }

    /** Reads a line of the server's output; empty if it is another line. */
    public static Optional<CassandraAddress> parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        return matcher.matches()
                ? Optional.of(
                        new CassandraAddress(
                                Arrays.asList(matcher.group(1).split(",", -1)),
                                matcher.group(2),
                                matcher.group(3),
                                matcher.group(4),
                                matcher.group(5),
                                matcher.group(6)))
                : Optional.empty();
    }

    public List<InetSocketAddress> contactPoints() {
        return nodes.stream()
                .map(
                        node -> {
                            int colon = node.lastIndexOf(':');
                            return new InetSocketAddress(
                                    node.substring(0, colon),
                                    Integer.parseInt(node.substring(colon + 1)));
                        })
                .toList();
    }

    @Override
    public String toString() {
        return String.join(",", nodes);
    }
}
