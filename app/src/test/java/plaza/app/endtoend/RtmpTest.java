package plaza.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;
import static plaza.app.testing.Eventually.within;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import plaza.app.testing.AbovePorts;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/**
 * A real encoder publishes through a real media server: nginx with its RTMP module (Debian's {@code
 * libnginx-mod-rtmp}) and ffmpeg, where both are installed.
 */
@AbovePorts
@Tag("engine")
@EnabledIf(value = "areInstalled", disabledReason = "needs nginx, its RTMP module and ffmpeg")
final class RtmpTest {
    private static final String SECRET = "a-secret-of-the-tests-that-is-long-enough";
    private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_rtmp_module.so");

    @TempDir Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final RunningPlaza plaza =
            RunningPlaza.start(Map.of("live.ingestSecret", SECRET, "live.reconnect", "1s"));
    private final Person host = plaza.person();
    private final Person viewer = plaza.person();
    private int port;

    static boolean areInstalled() {
        return Files.exists(MODULE)
                && Stream.of("/usr/sbin/nginx", "/usr/bin/ffmpeg", "/usr/bin/ffprobe")
                        .allMatch(program -> Files.isExecutable(Path.of(program)));
    }

    @BeforeEach
    void startMediaServer() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String calls = plaza.nobody().server() + "/api/ingest/%s?secret=" + SECRET;
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(
                settings,
                """
                load_module %s;
                daemon off;
                worker_processes 1;
                pid %s;
                error_log %s info;
                events {}
                rtmp {
                    server {
                        listen 127.0.0.1:%d;
                        notify_method post;
                        application live {
                            live on;
                            on_publish %s;
                            on_publish_done %s;
                        }
                    }
                }
                """
                        .formatted(
                                MODULE,
                                folder.resolve("nginx.pid"),
                                folder.resolve("error.log"),
                                port,
                                calls.formatted("publish"),
                                calls.formatted("publish-done")));
        start("/usr/sbin/nginx", "-p", folder.toString(), "-c", settings.toString());
        // Refused until it listens.
        within(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> {
                            try (var open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                                return open.isConnected();
                            }
                        });
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        plaza.close();
    }

    private Process start(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(processes.size() + ".out").toFile())
                        .start();
        processes.add(process);
        return process;
    }

    /** Some seconds of a test picture. */
    private Process publish(String key, int seconds) throws IOException {
        return start(
                "/usr/bin/ffmpeg",
                "-hide_banner",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc=size=320x240:rate=10",
                "-t",
                Integer.toString(seconds),
                "-c:v",
                "flv",
                "-f",
                "flv",
                "rtmp://127.0.0.1:" + port + "/live/" + key);
    }

    private boolean isWatched(String name) throws IOException, InterruptedException {
        Process probe =
                start(
                        "/usr/bin/ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_type",
                        "-rw_timeout",
                        "4000000",
                        "rtmp://127.0.0.1:" + port + "/live/" + name);
        if (!probe.waitFor(15, TimeUnit.SECONDS)) {
            probe.destroyForcibly();
            return false;
        }
        String found = Files.readString(folder.resolve((processes.size() - 1) + ".out"));
        return found.contains("codec_type=video");
    }

    @Test
    void anEncoderTurnsItsStreamLiveAndEnded() throws Exception {
        String id =
                host.api().post("/api/streams", Map.of("title", "Tuning")).expect(201).text("/id");
        String stream = "/api/streams/" + id;
        String key = host.api().post(stream + "/key").expect(200).text("/key");

        Process stranger = publish("not-the-key", 5);
        assertThat(stranger.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stranger.exitValue()).isNotZero();
        assertThat(viewer.api().get(stream).text("/status")).isEqualTo("scheduled");

        Process encoder = publish(key, 12);
        soon(() -> assertThat(viewer.api().get(stream).text("/status")).isEqualTo("live"));
        assertThat(isWatched(id)).as("it is watched under the stream's id").isTrue();
        assertThat(encoder.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(encoder.exitValue()).isZero();
        soon(() -> assertThat(viewer.api().get(stream).text("/status")).isEqualTo("ended"));
    }
}
