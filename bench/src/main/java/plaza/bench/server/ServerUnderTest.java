package plaza.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plaza.bench.server.DataDirectory;
import plaza.bench.server.Deployment;
import plaza.bench.server.PostgresAddress;
import plaza.bench.server.ServerProcess;

/**
 * The server as a measurement sees it.
 *
 * @param postgres null if it is not known
 * @param readyAfter how long its start took; null if it was not started here, as is the process
 */
record ServerUnderTest(
        URI url,
        @Nullable PostgresAddress postgres,
        @Nullable Duration readyAfter,
        @Nullable ProcessHandle process) {

    /** A server that runs already. */
    static ServerUnderTest at(URI url, @Nullable PostgresAddress postgres) {
        return new ServerUnderTest(url, postgres, null, null);
    }

    static ServerUnderTest of(ServerProcess process) {
        return new ServerUnderTest(
                process.url(),
                process.postgres().orElse(null),
                process.readyAfter(),
                process.handle());
    }

    /**
     * Starts a server for the second time, for the first start of all builds and initialises what
     * the later ones find.
     */
    static ServerProcess startTwice(Path launcher, DataDirectory data, Deployment deployment) {
        ServerProcess.start(launcher, data, deployment).close();
        return ServerProcess.start(launcher, data, deployment);
    }
}
