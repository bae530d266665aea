package plaza.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plaza.core.secret.Secret;
import software.amazon.awssdk.core.sync.RequestBody;

/** Connections that a server closes are no failures. */
class BucketTest {
    /** Answers that all is well, and closes some connections instead. */
    private static final class Closing implements AutoCloseable {
        private final ServerSocket socket;
        private final AtomicInteger requests = new AtomicInteger();
        private final int from;
        private final int to;

        Closing(int from, int to) throws IOException {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            this.from = from;
            this.to = to;
            Thread.ofVirtual().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    Socket connection = socket.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                }
            } catch (IOException e) {
                // The test is over.
            }
        }

        private void serve(Socket connection) {
            try (connection;
                    var lines =
                            new BufferedReader(
                                    new InputStreamReader(
                                            connection.getInputStream(),
                                            StandardCharsets.US_ASCII))) {
                while (lines.readLine() != null) {
                    int body = 0;
                    boolean asks = false;
                    String header = lines.readLine();
                    while (header != null && !header.isEmpty()) {
                        String lower = header.toLowerCase(Locale.ROOT);
                        if (lower.startsWith("content-length:")) {
                            body = Integer.parseInt(lower.substring(15).strip());
                        }
                        asks |= lower.startsWith("expect:");
                        header = lines.readLine();
                    }
                    int number = requests.incrementAndGet();
                    if (number >= from && number <= to) {
                        return;
                    }
                    if (asks) {
                        answer(connection, "HTTP/1.1 100 Continue\r\n\r\n");
                    }
                    for (int i = 0; i < body; i++) {
                        lines.read();
                    }
                    answer(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                }
            } catch (IOException e) {
                // The client has gone.
            }
        }

        private static void answer(Socket connection, String text) throws IOException {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aConnectionThatWasClosedIsTriedAgain() throws IOException {
        try (var server = new Closing(2, 3);
                Bucket bucket =
                        Bucket.open(
                                new Bucket.Address(
                                        server.address(),
                                        "us-east-1",
                                        "bucket",
                                        "key",
                                        Secret.of("a secret of no importance")),
                                BucketFeatures.NONE,
                                Duration.ofSeconds(5))) {
            bucket.call(
                    s3 ->
                            s3.putObject(
                                    put -> put.bucket("bucket").key("key"),
                                    RequestBody.fromString("x")));

            assertThat(server.requests).hasValueGreaterThanOrEqualTo(4);
        }
    }
}
