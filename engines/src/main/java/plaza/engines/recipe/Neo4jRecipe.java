package plaza.engines.recipe;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.GraphDatabase;

/** Neo4j Community, Bolt only, without authentication, as it listens on this machine alone. */
final class Neo4jRecipe implements Recipe {
    private static final List<String> OPENS =
            List.of(
                    "java.base/java.nio",
                    "java.base/java.io",
                    "java.base/sun.nio.ch",
                    "java.base/java.util.concurrent");

    @Override
    public String name() {
        return "neo4j";
    }

    @Override
    public String title() {
        return "Neo4j";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(7687);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        Path configuration = folder.write("conf/neo4j.conf", settings(ports.getFirst()));
        for (String each : List.of("data", "logs", "plugins", "import", "run", "licenses")) {
            folder.directory(each);
        }
        List<String> command = new ArrayList<>();
        command.add(Jdk.current());
        command.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC"));
        OPENS.forEach(each -> command.addAll(List.of("--add-opens", each + "=ALL-UNNAMED")));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", EngineClassPath.of(folder, "neo4j").text()));
        command.add("org.neo4j.server.Neo4jCommunity");
        command.add("--home-dir=" + folder.path());
        command.add("--config-dir=" + configuration.getParent());
        command.add("--console-mode");
        return command;
    }

    /** An unknown setting would stop the start, which is how a renamed one shows. */
    private static String settings(int port) {
        return """
        server.default_listen_address=127.0.0.1
        server.bolt.listen_address=127.0.0.1:%d
        server.bolt.advertised_address=127.0.0.1:%d
        server.bolt.tls_level=DISABLED
        server.http.enabled=false
        server.https.enabled=false
        dbms.security.auth_enabled=false
        dbms.usage_report.enabled=false
        dbms.fleet_manager.enabled=false
        server.fleet_discovery.enabled=false
        server.memory.pagecache.size=64m
        db.tx_log.preallocate=false
        db.shutdown_transaction_end_timeout=0s
        internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s
        internal.dbms.bolt.netty_server_shutdown_timeout=1s
        internal.server.bolt.thread_pool_shutdown_wait_time=1s
        """
                .formatted(port, port);
    }

    @Override
    public URI address(int port) {
        return URI.create("bolt://127.0.0.1:" + port);
    }

    @Override
    public String ask(URI address) throws IOException {
        Connections.require(address);
        Config config = Config.builder().withConnectionTimeout(2, TimeUnit.SECONDS).build();
        try (var driver = GraphDatabase.driver(address, AuthTokens.none(), config)) {
            String agent = driver.executableQuery("RETURN 1").execute().summary().server().agent();
            return agent.substring(agent.indexOf('/') + 1);
        }
    }
}
