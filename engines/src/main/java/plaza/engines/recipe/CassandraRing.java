package plaza.engines.recipe;

import static java.util.stream.Collectors.joining;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import plaza.engines.process.Ports;

/**
 * Nodes of Cassandra on addresses of this machine, 127.0.0.1 and those that follow, each with an
 * even part of the ring.
 */
final class CassandraRing implements Ring {
    private final List<Recipe> members;

    CassandraRing(int nodes) {
        this.members =
                IntStream.rangeClosed(1, nodes)
                        .<Recipe>mapToObj(number -> CassandraRecipe.member(number, nodes))
                        .toList();
    }

    @Override
    public Recipe instead() {
        return Recipes.CASSANDRA;
    }

    @Override
    public List<Recipe> members() {
        return members;
    }

    /** The same for all: they are told apart by their addresses. */
    @Override
    public List<List<Integer>> freePorts() {
        List<Integer> ports = Ports.free(Recipes.CASSANDRA.usualPorts().size());
        return members.stream().map(_ -> ports).toList();
    }

    @Override
    public void join(List<URI> addresses) throws IOException, InterruptedException {
        for (URI address : addresses) {
            Waiting.until("the ring of Cassandra is whole", () -> seesAll(address));
        }
    }

    private boolean seesAll(URI address) {
        try (CqlSession session = CassandraRecipe.session(address)) {
            long up =
                    session.getMetadata().getNodes().values().stream()
                            .filter(node -> node.getState() == NodeState.UP)
                            .count();
            return up == members.size() && session.checkSchemaAgreement();
        } catch (DriverException e) {
            // They are just coming together.
            return false;
        }
    }

    @Override
    public Map<String, String> settings(List<URI> addresses) {
        return Map.of(
                "cassandra.contactPoints",
                addresses.stream().map(URI::getAuthority).collect(joining(",")),
                "cassandra.replicas",
                Integer.toString(members.size()));
    }
}
