package plaza.bench.server;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plaza.bench.processor.ListeningProcesses;

/**
 * The server as a measurement sees it.
 *
 * @param postgres null if it is not known
 * @param cassandra null if it is not known
 * @param readyAfter how long its start took; null if it was not started here
 * @param process null if it is not on this machine, or not to be seen
 */
public record ServerUnderTest(
        URI url,
        @Nullable PostgresAddress postgres,
        @Nullable CassandraAddress cassandra,
        @Nullable Duration readyAfter,
        @Nullable ProcessHandle process) {

    /** A server that runs already. */
    static ServerUnderTest at(URI url) {
        ProcessHandle process =
                ListeningProcesses.at(url.getHost(), url.getPort()).stream()
                        .findFirst()
                        .orElse(null);
        return new ServerUnderTest(url, null, null, null, process);
    }

    static ServerUnderTest of(ServerProcess process) {
        return new ServerUnderTest(
                process.url(),
                process.postgres().orElse(null),
                process.cassandra().orElse(null),
                process.readyAfter(),
                process.handle());
    }

    /** With this PostgreSQL, which the server itself did not tell. */
    public ServerUnderTest on(PostgresAddress address) {
        return new ServerUnderTest(url, address, cassandra, readyAfter, process);
    }
}
