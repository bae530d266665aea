package plaza.cassandra;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import plaza.cassandra.analytics.CassandraAnalyticsStore;
import plaza.cassandra.post.CassandraPostStore;
import plaza.cassandra.timeline.CassandraTimelineStore;
import plaza.cassandra.trend.CassandraTrendCounter;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.post.PostStore;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
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
                    "Made when it is missing, with one replica: make it yourself for more.");

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
                        site.get(USER).orElse(null),
                        site.get(PASSWORD).orElse(null)),
                site.timeout());
    }

    @Override
    public void check(Cassandra connection) {
        connection.check();
    }
}
