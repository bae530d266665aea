package plaza.neo4j;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.GraphProfiles;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.neo4j.graph.Neo4jFollowGraph;
import plaza.neo4j.graph.Neo4jFollowTraversal;
import plaza.neo4j.graph.Neo4jGraphProfiles;

/** Neo4j, for who follows whom. */
public final class Neo4jEngine implements Engine<Neo4j> {
    /** Of Bolt. */
    private static final int USUAL_PORT = 7687;

    private static final Section SECTION = Section.named("neo4j");

    public static final Setting<URI> URI =
            SECTION.add(
                    "uri",
                    ValueType.address("bolt", "neo4j", "bolt+s", "neo4j+s"),
                    "bolt://127.0.0.1:7687",
                    "neo4j: for a cluster; bolt+s: and neo4j+s: over TLS.");

    private static final Setting<Optional<String>> USER =
            SECTION.optional("user", ValueType.text(), "neo4j", "");

    private static final Setting<Optional<Secret>> PASSWORD =
            SECTION.optional("password", ValueType.password(), "secret", "");

    private static final PortAdapters<Neo4j> ADAPTERS =
            PortAdapters.<Neo4j>none()
                    .with(FollowGraph.class, Neo4jFollowGraph::new)
                    .companion(FollowTraversal.class, (neo4j, _) -> new Neo4jFollowTraversal(neo4j))
                    .companion(GraphProfiles.class, (neo4j, _) -> new Neo4jGraphProfiles(neo4j));

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<Neo4j> adapters() {
        return ADAPTERS;
    }

    /** Follows are recorded there, too, and are there while Neo4j is away. */
    @Override
    public Optional<String> record() {
        return Optional.of("mongodb");
    }

    @Override
    public Neo4j open(EngineSite site) {
        return Neo4j.open(
                site.get(URI),
                site.get(USER).orElse(null),
                site.get(PASSWORD).orElse(null),
                site.timeout());
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(
                new Transport(
                        settings.get(URI).getScheme().contains("+s"),
                        settings.get(USER).isPresent()));
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return List.of(HostAndPort.of(settings.get(URI), USUAL_PORT));
    }

    @Override
    public void check(Neo4j connection) {
        connection.check();
    }
}
