package plaza.cassandra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plaza.cassandra.analytics.CassandraAnalyticsStore;
import plaza.cassandra.post.CassandraPostStore;
import plaza.cassandra.timeline.CassandraTimelineStore;
import plaza.cassandra.trend.CassandraTrendCounter;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.post.PostStore;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.timeline.TimelineSettings;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;
import plaza.core.trend.TrendSettings;

/** Cassandra, for what is written much and read by its key. */
public final class CassandraEngine implements Engine<Cassandra> {
    private static final Section SECTION = Section.named("cassandra");

    public static final Setting<List<HostAndPort>> CONTACT_POINTS =
            SECTION.add(
                    "contactPoints",
                    ValueType.hosts(),
                    "127.0.0.1:9042",
                    "Some nodes of the cluster, to find the others.");

    public static final Setting<String> DATACENTER =
            SECTION.add("datacenter", ValueType.text(), "datacenter1", "");

    /** As it needs no quotes in CQL. */
    public static final Setting<String> KEYSPACE =
            SECTION.add(
                    "keyspace",
                    ValueType.matching(
                            "a letter and up to 47 letters, digits and underscores",
                            "[A-Za-z]\\w{0,47}"),
                    "instagram",
                    "Made when it is missing.");

    private static final Setting<Integer> REPLICAS =
            SECTION.add(
                    "replicas",
                    ValueType.integer(1, 9),
                    "1",
                    "Of a keyspace that is made, in its datacenter: 3 for a cluster that goes on"
                            + " without one of its nodes. `./plaza doctor` looks.");

    private static final Setting<String> CONSISTENCY =
            SECTION.add(
                    "consistency",
                    ValueType.oneOf(
                            Arrays.stream(Cassandra.Consistency.values())
                                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                                    .toList()),
                    "local_quorum",
                    "Whose majority answers: the replicas in this datacenter, or all.");

    private static final Setting<Boolean> TLS =
            SECTION.add("tls", ValueType.bool(), "false", "Whether nodes are spoken to over TLS.");

    private static final Setting<Optional<Path>> TRUSTSTORE =
            SECTION.optional(
                    "truststore",
                    ValueType.path(),
                    "cassandra.p12",
                    "The certificates by which nodes are known, as PKCS #12 or JKS; those that Java"
                            + " trusts where it is left out.");

    private static final Setting<Optional<Secret>> TRUSTSTORE_PASSWORD =
            SECTION.optional("truststorePassword", ValueType.password(), "secret", "");

    private static final Setting<Optional<String>> USER =
            SECTION.optional("user", ValueType.text(), "plaza", "");

    private static final Setting<Optional<Secret>> PASSWORD =
            SECTION.optional("password", ValueType.password(), "secret", "");

    private static final PortAdapters<Cassandra> ADAPTERS =
            PortAdapters.<Cassandra>none()
                    .with(PostStore.class, CassandraPostStore::new)
                    .made(
                            TimelineStore.class,
                            (cassandra, context) ->
                                    new CassandraTimelineStore(
                                            cassandra, context.get(TimelineSettings.CAP)))
                    .made(
                            TrendCounter.class,
                            (cassandra, context) ->
                                    new CassandraTrendCounter(
                                            cassandra,
                                            TrendSettings.forgotten(context.site().settings())))
                    .with(AnalyticsStore.class, CassandraAnalyticsStore::new);

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<Cassandra> adapters() {
        return ADAPTERS;
    }

    @Override
    public Cassandra open(EngineSite site) {
        return Cassandra.open(
                new Cassandra.Address(
                        site.get(CONTACT_POINTS).stream()
                                .map(node -> new InetSocketAddress(node.host(), node.port()))
                                .toList(),
                        site.get(DATACENTER),
                        site.get(KEYSPACE),
                        site.get(REPLICAS),
                        Cassandra.Consistency.valueOf(
                                site.get(CONSISTENCY).toUpperCase(Locale.ROOT)),
                        site.get(USER).orElse(null),
                        site.get(PASSWORD).orElse(null),
                        site.get(TLS)
                                ? new Cassandra.Tls(
                                        site.get(TRUSTSTORE).orElse(null),
                                        site.get(TRUSTSTORE_PASSWORD).orElse(null))
                                : null),
                site.timeout());
    }

    @Override
    public List<String> doubts(Cassandra connection, Set<Class<?>> ports) {
        return connection.doubts();
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(new Transport(settings.get(TLS), settings.get(USER).isPresent()));
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return settings.get(CONTACT_POINTS);
    }

    /** Not over TLS, for which a benchmark would need the certificates too. */
    @Override
    public Optional<String> benchAddress(Settings settings) {
        if (settings.get(TLS)) {
            return Optional.empty();
        }
        String nodes =
                settings.get(CONTACT_POINTS).stream()
                        .map(HostAndPort::toString)
                        .collect(Collectors.joining(","));
        return Optional.of(
                "%s %s %s %s %s %s"
                        .formatted(
                                nodes,
                                settings.get(DATACENTER),
                                settings.get(KEYSPACE),
                                settings.get(CONSISTENCY).toUpperCase(Locale.ROOT),
                                settings.get(USER).orElse(""),
                                settings.get(PASSWORD).map(Secret::reveal).orElse(""))
                        .strip());
    }

    @Override
    public void check(Cassandra connection) {
        connection.check();
    }
}
