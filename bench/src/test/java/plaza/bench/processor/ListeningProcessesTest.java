package plaza.bench.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ListeningProcessesTest {
    @Test
    void whoListensAtAPortIsFound() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var everywhere = new ServerSocket(0)) {
            assertThat(ListeningProcesses.at("127.0.0.1", one.getLocalPort()))
                    .containsExactly(ProcessHandle.current());
            assertThat(ListeningProcesses.at("localhost", everywhere.getLocalPort()))
                    .containsExactly(ProcessHandle.current());
        }
    }

    @Test
    void anotherMachineIsNotLookedFor() throws IOException {
        try (var here = new ServerSocket(0)) {
            assertThat(ListeningProcesses.at("192.0.2.1", here.getLocalPort())).isEmpty();
            assertThat(ListeningProcesses.at("nobody.invalid", here.getLocalPort())).isEmpty();
        }
    }

    @Test
    void nobodyListensAtAPortThatWasClosed() throws IOException {
        int port;
        try (var here = new ServerSocket(0)) {
            port = here.getLocalPort();
        }
        assertThat(ListeningProcesses.at("127.0.0.1", port)).isEmpty();
    }
}
