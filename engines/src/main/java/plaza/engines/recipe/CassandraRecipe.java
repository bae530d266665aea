package plaza.engines.recipe;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cassandra 5.0 as one small node, on a JDK 17: newer ones have no security manager, which it
 * needs. Each write is on the disk before it is answered ({@code commitlog_sync: batch}).
 */
final class CassandraRecipe implements Recipe {
    /** What Cassandra's own {@code jvm17-server.options} hold; its jar carries no such file. */
    private static final List<String> EXPORTS =
            List.of(
                    "java.base/jdk.internal.misc",
                    "java.base/java.lang.ref",
                    "java.management.rmi/com.sun.jmx.remote.internal.rmi",
                    "java.rmi/sun.rmi.registry",
                    "java.rmi/sun.rmi.server",
                    "java.sql/java.sql",
                    "jdk.unsupported/sun.misc",
                    "jdk.attach/sun.tools.attach");

    private static final List<String> OPENS =
            List.of(
                    "java.base/java.lang.module",
                    "java.base/jdk.internal.loader",
                    "java.base/jdk.internal.ref",
                    "java.base/jdk.internal.reflect",
                    "java.base/jdk.internal.math",
                    "java.base/jdk.internal.module",
                    "java.base/jdk.internal.util.jar",
                    "jdk.management/com.sun.management.internal",
                    "java.base/sun.nio.ch",
                    "java.base/java.io",
                    "java.base/java.nio",
                    "java.base/java.lang",
                    "java.base/java.lang.reflect",
                    "java.base/java.util",
                    "java.base/java.util.concurrent",
                    "java.base/java.util.concurrent.atomic");

    /** The pattern has no comma: Logback would take what follows for a time zone. */
    private static final String LOGGING =
            """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{HH:mm:ss} %-5level %logger{0} - %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="console"/></root>
            </configuration>
            """;

    @Override
    public String name() {
        return "cassandra";
    }

    @Override
    public String title() {
        return "Cassandra";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(9042, 7000, 7001);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        EngineClassPath classPath = EngineClassPath.of(folder, "cassandra");
        Path yaml = folder.write("conf/cassandra.yaml", yaml(folder, ports));
        Path logging = folder.write("conf/logback.xml", LOGGING);
        List<String> command = new ArrayList<>();
        command.add(Jdk.ofVersion(17, title()));
        command.addAll(List.of("-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-Xss384k"));
        command.add("-javaagent:" + classPath.jar("jamm"));
        command.add("-Djdk.attach.allowAttachSelf=true");
        command.add("-Dio.netty.tryReflectionSetAccessible=true");
        EXPORTS.forEach(each -> command.addAll(List.of("--add-exports", each + "=ALL-UNNAMED")));
        OPENS.forEach(each -> command.addAll(List.of("--add-opens", each + "=ALL-UNNAMED")));
        command.add("-Dcassandra.config=" + yaml.toUri());
        command.add("-Dcassandra.storagedir=" + folder.directory("data"));
        command.add("-Dlogback.configurationFile=" + logging);
        command.add("-Dcassandra-foreground=yes");
        // One node has nobody to wait for.
        command.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
        command.add("-Dcassandra.ring_delay_ms=0");
        command.add("-Dcassandra.superuser_setup_delay_ms=0");
        command.addAll(List.of("-cp", classPath.text()));
        command.add("org.apache.cassandra.service.CassandraDaemon");
        return command;
    }

    private static String yaml(Folder folder, List<Integer> ports) {
        return """
        cluster_name: plaza
        num_tokens: 1
        allocate_tokens_for_local_replication_factor: 1
        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
        endpoint_snitch: SimpleSnitch
        seed_provider:
          - class_name: org.apache.cassandra.locator.SimpleSeedProvider
            parameters:
              - seeds: "127.0.0.1:%2$d"
        listen_address: 127.0.0.1
        rpc_address: 127.0.0.1
        native_transport_port: %1$d
        storage_port: %2$d
        ssl_storage_port: %3$d
        start_native_transport: true
        data_file_directories:
          - %4$s/data
        commitlog_directory: %4$s/commitlog
        saved_caches_directory: %4$s/saved_caches
        hints_directory: %4$s/hints
        cdc_raw_directory: %4$s/cdc_raw
        commitlog_sync: batch
        commitlog_segment_size: 8MiB
        commitlog_total_space: 64MiB
        memtable_heap_space: 32MiB
        memtable_offheap_space: 32MiB
        memtable_allocation_type: heap_buffers
        file_cache_size: 32MiB
        networking_cache_size: 16MiB
        key_cache_size: 4MiB
        counter_cache_size: 2MiB
        row_cache_size: 0MiB
        concurrent_reads: 8
        concurrent_writes: 8
        concurrent_counter_writes: 8
        concurrent_compactors: 1
        native_transport_max_threads: 16
        auto_snapshot: false
        authenticator: AllowAllAuthenticator
        authorizer: AllowAllAuthorizer
        """
                .formatted(ports.get(0), ports.get(1), ports.get(2), folder.directory("data"));
    }

    @Override
    public URI address(int port) {
        return URI.create("cassandra://127.0.0.1:" + port);
    }

    @Override
    public String ask(URI address) throws IOException {
        Connections.require(address);
        DriverConfigLoader patient =
                DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(5))
                        .build();
        try (CqlSession session =
                CqlSession.builder()
                        .addContactPoint(
                                new InetSocketAddress(address.getHost(), address.getPort()))
                        .withLocalDatacenter("datacenter1")
                        .withConfigLoader(patient)
                        .build()) {
            Row row = session.execute("SELECT release_version FROM system.local").one();
            String version = row == null ? null : row.getString(0);
            if (version == null) {
                throw new IOException("Cassandra told no version");
            }
            return version;
        }
    }
}
