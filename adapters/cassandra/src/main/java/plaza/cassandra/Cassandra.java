package plaza.cassandra;

import static plaza.cassandra.Answers.answer;
import static plaza.cassandra.Answers.call;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.core.StorageException;
import plaza.core.secret.Secret;

/**
 * A keyspace of Cassandra. Everything is read and written by a majority of the replicas ({@link
 * Consistency}), so that what was written is read afterwards.
 */
public final class Cassandra implements AutoCloseable {
    /** The first change of a schema takes seconds. */
    static final Duration SCHEMA_WITHIN = Duration.ofMinutes(2);

    /** Statements of one call that are on their way at a time. */
    private static final int AT_A_TIME = 64;

    /** Writes of one statement: some 10 KB. */
    private static final int TOGETHER = 64;

    private final Address address;
    private final CqlSession session;
    private final ConcurrentHashMap<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

    private Cassandra(Address address, CqlSession session) {
        this.address = address;
        this.session = session;
    }

    /** The replicas of which a majority answers each read and each write. */
    public enum Consistency {
        /** Those of this datacenter. */
        LOCAL_QUORUM("LOCAL_SERIAL"),
        /** Those of all datacenters together: slower, and right where people move between them. */
        QUORUM("SERIAL");

        final String ofConditions;

        Consistency(String ofConditions) {
            this.ofConditions = ofConditions;
        }
    }

    /**
     * How nodes are known over TLS.
     *
     * @param truststore of certificates, as PKCS #12 or JKS; null for those that the JVM trusts
     */
    public record Tls(@Nullable Path truststore, @Nullable Secret password) {}

    /**
     * Where a cluster is, and who asks.
     *
     * @param replicas of a keyspace that is made, in its datacenter
     * @param user null where nobody has to say who they are
     * @param tls null for plain connections
     */
    public record Address(
            List<InetSocketAddress> contactPoints,
            String datacenter,
            String keyspace,
            int replicas,
            Consistency consistency,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Tls tls) {
        public Address {
            contactPoints = List.copyOf(contactPoints);
        }
    }

    /**
     * Opens a keyspace, and makes it where it is missing.
     *
     * @param timeout of each statement
     * @throws StorageException when no node answers
     */
    public static Cassandra open(Address address, Duration timeout) {
        CqlSessionBuilder builder =
                CqlSession.builder()
                        .addContactPoints(address.contactPoints())
                        .withLocalDatacenter(address.datacenter())
                        .withConfigLoader(DriverOptions.of(address, timeout));
        if (address.user() != null && address.password() != null) {
            builder.withAuthCredentials(address.user(), address.password().reveal());
        }
        try (var first = new Cassandra(address, call(builder::build))) {
            first.define(
                    "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = %s"
                            .formatted(address.keyspace(), replication(address)));
        }
        return new Cassandra(address, call(() -> builder.withKeyspace(address.keyspace()).build()));
    }

    private static String replication(Address address) {
        return "{'class': 'NetworkTopologyStrategy', '%s': %d}"
                .formatted(address.datacenter(), address.replicas());
    }

    /** Where the keyspace is replicated otherwise than it is to be, or loses data with a node. */
    List<String> doubts() {
        Map<String, String> replication =
                rows(
                                "SELECT replication FROM system_schema.keyspaces WHERE"
                                        + " keyspace_name = ?",
                                address.keyspace().toLowerCase(Locale.ROOT))
                        .getFirst()
                        .getMap(0, String.class, String.class);
        String replicas = replication.getOrDefault(address.datacenter(), "0");
        long nodes =
                session.getMetadata().getNodes().values().stream()
                        .filter(node -> address.datacenter().equals(node.getDatacenter()))
                        .count();
        if (!replicas.equals(Integer.toString(address.replicas()))) {
            return List.of(
                    "the keyspace %s has %s replicas in %s, and cassandra.replicas says %d: ALTER KEYSPACE %1$s WITH replication = %s, then `nodetool repair` on each node"
                            .formatted(
                                    address.keyspace(),
                                    replicas,
                                    address.datacenter(),
                                    address.replicas(),
                                    replication(address)));
        }
        return nodes > 1 && address.replicas() == 1
                ? List.of(
                        "%d nodes hold one replica of everything: each takes its part along when it is away; set cassandra.replicas to 3"
                                .formatted(nodes))
                : List.of();
    }

    /** Changes the schema; to be written so that it can be repeated. */
    public void define(String cql) {
        answer(
                () ->
                        session.executeAsync(
                                SimpleStatement.newInstance(cql).setTimeout(SCHEMA_WITHIN)));
    }

    /** A statement with its values; null is not written, and leaves what is there. */
    public BoundStatement bind(String cql, @Nullable Object... values) {
        PreparedStatement statement =
                prepared.computeIfAbsent(cql, text -> answer(() -> session.prepareAsync(text)));
        BoundStatementBuilder bound = statement.boundStatementBuilder();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                set(bound, i, value);
            }
        }
        return bound.build();
    }

    @SuppressWarnings("unchecked")
    private static void set(BoundStatementBuilder bound, int i, Object value) {
        var _ = bound.set(i, value, (Class<Object>) typeOf(value));
    }

    /** The interface by which the driver knows lists. */
    private static Class<?> typeOf(Object value) {
        return value instanceof List ? List.class : value.getClass();
    }

    /** Runs a statement; its rows, of which those of the next page are fetched when come to. */
    public Iterator<Row> run(String cql, @Nullable Object... values) {
        return new Rows(start(bind(cql, values)));
    }

    private AsyncResultSet start(BoundStatement statement) {
        return answer(() -> session.executeAsync(statement));
    }

    /** All rows of an answer. */
    public List<Row> rows(String cql, @Nullable Object... values) {
        return all(start(bind(cql, values)));
    }

    /** Runs a statement with a condition; says whether it held. */
    public boolean applied(String cql, @Nullable Object... values) {
        return start(bind(cql, values).setIdempotent(false)).wasApplied();
    }

    /**
     * Says when something that begins now is written, in microseconds: after what this process has
     * written before, and before what it writes from now on. For {@link
     * BoundStatement#setQueryTimestamp}.
     */
    public long writeTime() {
        return session.getContext().getTimestampGenerator().next();
    }

    /** Writes to one partition as few statements, each of which happens as a whole. */
    public static List<Statement<?>> together(List<BoundStatement> writes) {
        List<Statement<?>> together = new ArrayList<>();
        for (int from = 0; from < writes.size(); from += TOGETHER) {
            List<BoundStatement> some =
                    writes.subList(from, Math.min(writes.size(), from + TOGETHER));
            together.add(
                    some.size() == 1
                            ? some.getFirst()
                            : BatchStatement.newInstance(DefaultBatchType.UNLOGGED).addAll(some));
        }
        return together;
    }

    /** Runs statements next to each other; their answers, in their order. */
    public List<List<Row>> runAll(List<? extends Statement<?>> statements) {
        return runAll(statements.stream());
    }

    /**
     * As {@link #runAll(List)}, of statements that are made when it is their turn: the next goes on
     * its way as soon as the first of those that are has its answer.
     */
    public List<List<Row>> runAll(Stream<? extends Statement<?>> statements) {
        List<List<Row>> answers = new ArrayList<>();
        Deque<CompletionStage<AsyncResultSet>> running = new ArrayDeque<>();
        statements
                .sequential()
                .forEachOrdered(
                        statement -> {
                            if (running.size() == AT_A_TIME) {
                                answers.add(all(answer(running::remove)));
                            }
                            running.add(call(() -> session.executeAsync(statement)));
                        });
        while (!running.isEmpty()) {
            answers.add(all(answer(running::remove)));
        }
        return answers;
    }

    private static List<Row> all(AsyncResultSet result) {
        List<Row> rows = new ArrayList<>();
        new Rows(result).forEachRemaining(rows::add);
        return rows;
    }

    /**
     * Returns when Cassandra answers.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        answer(() -> session.executeAsync("SELECT release_version FROM system.local"));
    }

    @Override
    public void close() {
        session.close();
    }
}
