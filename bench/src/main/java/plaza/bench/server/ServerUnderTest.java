package plaza.bench.server;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The server as a measurement sees it.
 *
 * @param postgres null if it is not known
 * @param readyAfter how long its start took; null if it was not started here, as is the process
 */
public record ServerUnderTest(
        URI url,
        @Nullable PostgresAddress postgres,
        @Nullable Duration readyAfter,
        @Nullable ProcessHandle process) {

    /** A server that runs already. */
    static ServerUnderTest at(URI url) {
        return new ServerUnderTest(url, null, null, null);
    }

    static ServerUnderTest of(ServerProcess process) {
        return new ServerUnderTest(
                process.url(),
                process.postgres().orElse(null),
                process.readyAfter(),
                process.handle());
    }

    /** With this PostgreSQL, which the server itself did not tell. */
    public ServerUnderTest on(PostgresAddress address) {
        return new ServerUnderTest(url, address, readyAfter, process);
    }
}
