package plaza.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import plaza.bench.load.Person;
import plaza.bench.network.Network;
import plaza.bench.server.Parts;
import plaza.bench.server.ServerUnderTest;

/**
 * The baseline of the fan-out: how fast the same database takes the rows that a fan-out would write
 * (reader, time, post, author; one per follower of the author of a post) when nothing but plain
 * inserts reaches it.
 */
public interface RawInsert {
    /**
     * Rows per second over the slice, after a quarter of it as warm-up. The table is gone
     * afterwards.
     */
    double rowsPerSecond(Duration slice);

    /**
     * Into Cassandra where home timelines lie in it, else into PostgreSQL; nothing where that is
     * not known.
     *
     * @param people as many as the network has, in its order
     */
    static Optional<RawInsert> of(
            ServerUnderTest server, Parts parts, Network network, List<Person> people, long seed) {
        var rows = new FanoutRows(network, people, seed);
        if (parts.timelines().equals("cassandra")) {
            return Optional.ofNullable(server.cassandra())
                    .map(address -> new CassandraRawInsert(address, rows));
        }
        return Optional.ofNullable(server.postgres())
                .map(address -> new PostgresRawInsert(address, rows));
    }
}
