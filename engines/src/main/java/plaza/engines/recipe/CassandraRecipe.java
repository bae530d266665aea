package plaza.engines.recipe;

import static java.util.stream.Collectors.joining;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cassandra 5.0 as a small node, alone or one of a ring, on a JDK 17: newer ones have no security
 * manager, which it needs. Each write is on the disk before it is answered ({@code commitlog_sync:
 * batch}).
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

    private static final String DATACENTER = "datacenter1";

    private final String name;
    private final String title;
    private final String host;
    private final String cluster;
    private final List<String> seeds;
    private final String first;

    private CassandraRecipe(
            String name,
            String title,
            String host,
            String cluster,
            List<String> seeds,
            String first) {
        this.name = name;
        this.title = title;
        this.host = host;
        this.cluster = cluster;
        this.seeds = seeds;
        this.first = first;
    }

    static CassandraRecipe single() {
        return new CassandraRecipe(
                "cassandra", "Cassandra", host(1), "plaza", List.of(host(1)), "");
    }

    /**
     * All members are seeds and none fetches anything when it joins: an empty ring has nothing to
     * hand over, and so they may start at the same time.
     *
     * @param number from 1
     */
    static CassandraRecipe member(int number, int all) {
        BigInteger step = BigInteger.TWO.pow(Long.SIZE).divide(BigInteger.valueOf(all));
        BigInteger token =
                BigInteger.valueOf(Long.MIN_VALUE).add(step.multiply(BigInteger.valueOf(number)));
        return new CassandraRecipe(
                "cassandra" + number,
                "Cassandra %d of %d".formatted(number, all),
                host(number),
                "plaza ring",
                IntStream.rangeClosed(1, all).mapToObj(CassandraRecipe::host).toList(),
                "auto_bootstrap: false\ninitial_token: %s\n"
                        .formatted(token.min(BigInteger.valueOf(Long.MAX_VALUE))));
    }

    private static String host(int number) {
        return "127.0.0." + number;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
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
        // A node that is alone or new has nobody to wait for.
        command.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
        command.add("-Dcassandra.ring_delay_ms=0");
        command.add("-Dcassandra.superuser_setup_delay_ms=0");
        command.addAll(List.of("-cp", classPath.text()));
        command.add("org.apache.cassandra.service.CassandraDaemon");
        return command;
    }

    /** Whoever asks decides how long to wait, not the node on a machine that is busy. */
    private String yaml(Folder folder, List<Integer> ports) {
        String everyone =
                seeds.stream().map(each -> each + ":" + ports.get(1)).collect(joining(","));
        return """
        cluster_name: %5$s
        num_tokens: 1
        allocate_tokens_for_local_replication_factor: 1
        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
        endpoint_snitch: SimpleSnitch
        seed_provider:
          - class_name: org.apache.cassandra.locator.SimpleSeedProvider
            parameters:
              - seeds: "%6$s"
        listen_address: %7$s
        rpc_address: %7$s
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
        read_request_timeout: 60s
        range_request_timeout: 60s
        write_request_timeout: 60s
        counter_write_request_timeout: 60s
        cas_contention_timeout: 60s
        truncate_request_timeout: 60s
        request_timeout: 60s
        auto_snapshot: false
        authenticator: AllowAllAuthenticator
        authorizer: AllowAllAuthorizer
        %8$s\
        """
                .formatted(
                        ports.get(0),
                        ports.get(1),
                        ports.get(2),
                        folder.directory("data"),
                        cluster,
                        everyone,
                        host,
                        first);
    }

    @Override
    public URI address(int port) {
        return URI.create("cassandra://%s:%d".formatted(host, port));
    }

    /** Those of a ring start at the same time. */
    @Override
    public Duration patience() {
        return Recipe.super.patience().multipliedBy(seeds.size());
    }

    @Override
    public String ask(URI address) throws IOException {
        Connections.require(address);
        try (CqlSession session = session(address)) {
            Row row =
                    session.execute("SELECT release_version, cluster_name FROM system.local").one();
            String version = row == null ? null : row.getString(0);
            if (version == null) {
                throw new IOException("Cassandra told no version");
            }
            String found = row.getString(1);
            if (seeds.size() > 1 && !cluster.equals(found)) {
                throw new IOException("a node of '%s', not of '%s'".formatted(found, cluster));
            }
            return version;
        }
    }

    /** One that the caller closes. */
    static CqlSession session(URI address) {
        DriverConfigLoader patient =
                DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(5))
                        .build();
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(address.getHost(), address.getPort()))
                .withLocalDatacenter(DATACENTER)
                .withConfigLoader(patient)
                .build();
    }
}
