package plaza.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLockTest {
    @TempDir Path folder;

    @Test
    void theSecondIsToldWhereTheFirstIs() {
        DataDirectory data = DataDirectory.open(folder);
        try (var lock = ServerLock.acquire(data, "postStore=postgres")) {
            lock.announce("http://127.0.0.1:8080");

            assertThatThrownBy(() -> ServerLock.acquire(data, "postStore=postgres"))
                    .isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("http://127.0.0.1:8080")
                    .hasMessageContaining("--data");
            assertThat(ServerLock.holder(data))
                    .contains(
                            new ServerLock.Holder(
                                    ProcessHandle.current().pid(),
                                    "http://127.0.0.1:8080",
                                    "postStore=postgres"));
        }
    }

    @Test
    void itCanBeTakenAgainAfterItWasGivenBack() {
        DataDirectory data = DataDirectory.open(folder);
        ServerLock.acquire(data, "postStore=postgres").close();

        ServerLock.acquire(data, "postStore=postgres").close();

        assertThat(ServerLock.holder(data)).isEmpty();
    }

    @Test
    void whatAKilledServerLeftDoesNotStandInTheWay() throws Exception {
        Files.writeString(
                folder.resolve("server.info"),
                "999999999\nhttp://127.0.0.1:1\npostStore=postgres\n");
        DataDirectory data = DataDirectory.open(folder);
        assertThat(ServerLock.holder(data)).isEmpty();

        ServerLock.acquire(data, "postStore=postgres").close();
    }

    @Test
    void aProcessThatHasTheIdOfAKilledServerIsNoServer() throws Exception {
        long other = ProcessHandle.current().parent().orElseThrow().pid();
        Path info = folder.resolve("server.info");
        Files.writeString(info, other + "\nhttp://127.0.0.1:1\npostStore=postgres\n");
        DataDirectory data = DataDirectory.open(folder);
        assertThat(ServerLock.holder(data)).isPresent();

        Files.setLastModifiedTime(info, FileTime.from(Instant.EPOCH));

        assertThat(ServerLock.holder(data)).isEmpty();
    }
}
