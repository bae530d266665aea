package plaza.app.live;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import plaza.app.away.Breakable;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestDatabase;
import plaza.app.testing.TestFolders;
import plaza.engines.EngineException;
import plaza.engines.testing.Signals;
import plaza.postgres.server.PostgresServer;
import plaza.postgres.server.PostgresSettings;

/** The PostgreSQL that a server brings, which starts it again where it is killed. */
final class OwnPostgres implements Breakable, AutoCloseable {
    private final Path folder = TestFolders.create("postgres-away");
    private final PostgresServer server =
            PostgresServer.open(PostgresSettings.in(folder).withBinariesIn(TestFolders.binaries()));

    TestDatabase database() {
        return TestDatabase.at(server.address());
    }

    /** The first of them begins the others. */
    private List<ProcessHandle> processes() {
        ProcessHandle first = PlazaProcess.findPostgres(folder).orElseThrow();
        return Stream.concat(Stream.of(first), first.descendants()).toList();
    }

    @Override
    public void freeze() {
        signal("STOP");
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    /** The first before the others: it begins no more of them then. Some may end meanwhile. */
    private void signal(String name) {
        Signals.send(name, List.of(PlazaProcess.findPostgres(folder).orElseThrow().pid()));
        for (ProcessHandle each : processes()) {
            try {
                Signals.send(name, List.of(each.pid()));
            } catch (EngineException e) {
                if (each.isAlive()) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void restart() {}

    @Override
    public boolean revives() {
        return true;
    }

    @Override
    public void close() {
        server.close();
        TestFolders.delete(folder);
    }
}
