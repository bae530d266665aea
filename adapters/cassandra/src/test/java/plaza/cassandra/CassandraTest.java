package plaza.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.core.secret.Secret;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** How a keyspace is opened: its replicas, and TLS. */
@Tag("engine")
class CassandraTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final URI SERVER = TestEngine.address(Recipes.CASSANDRA);

    /** Has one certificate, of 127.0.0.1, with its key. */
    private static final Path CERTIFICATE =
            Path.of("src/test/resources/plaza/cassandra/localhost.p12").toAbsolutePath();

    private static final Secret PASSWORD = Secret.of("for-tests");

    private final String keyspace = "opened_" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void aKeyspaceThatIsReplicatedAsTheSettingSaysIsNotDoubted() {
        try (Cassandra cassandra = CassandraForTests.open(SERVER, keyspace, TIMEOUT)) {
            assertThat(cassandra.doubts()).isEmpty();

            cassandra.define("DROP KEYSPACE " + keyspace);
        }
    }

    @Test
    void aKeyspaceThatIsReplicatedOtherwiseIsDoubtedAndTheRemedySaid() {
        try (Cassandra cassandra = CassandraForTests.open(SERVER, keyspace, TIMEOUT);
                Cassandra again =
                        Cassandra.open(
                                CassandraForTests.address(SERVER, keyspace, 3, null), TIMEOUT)) {
            assertThat(again.doubts())
                    .singleElement()
                    .asString()
                    .contains(
                            "has 1 replicas in datacenter1",
                            "ALTER KEYSPACE " + keyspace,
                            "'datacenter1': 3");

            cassandra.define("DROP KEYSPACE " + keyspace);
        }
    }

    @Test
    void nodesAreSpokenToOverTlsAndKnownByTheirCertificate() throws Exception {
        try (var encrypted = new TlsFront(SERVER)) {
            var tls = new Cassandra.Tls(CERTIFICATE, PASSWORD);
            try (Cassandra cassandra =
                    Cassandra.open(
                            CassandraForTests.address(encrypted.address(), keyspace, 1, tls),
                            TIMEOUT)) {
                cassandra.check();
                assertThat(encrypted.passed()).isPositive();

                cassandra.define("DROP KEYSPACE " + keyspace);
            }
        }
    }

    @Test
    void aNodeWhoseCertificateNobodyTrustsIsNotSpokenTo() throws Exception {
        try (var encrypted = new TlsFront(SERVER)) {
            var address =
                    CassandraForTests.address(
                            encrypted.address(), keyspace, 1, new Cassandra.Tls(null, null));

            assertThatThrownBy(() -> Cassandra.open(address, TIMEOUT))
                    .isInstanceOf(StorageException.class);
        }
    }

    /** Speaks TLS to clients and passes on to Cassandra what they say. */
    private static final class TlsFront implements AutoCloseable {
        private final SSLServerSocket listening;
        private final URI behind;
        private final AtomicInteger passed = new AtomicInteger();

        TlsFront(URI behind) throws IOException, GeneralSecurityException {
            this.behind = behind;
            char[] password = PASSWORD.reveal().toCharArray();
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(CERTIFICATE.toFile(), password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            this.listening =
                    (SSLServerSocket)
                            context.getServerSocketFactory()
                                    .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
            Thread.ofVirtual().start(this::accept);
        }

        URI address() {
            return URI.create("cassandra://127.0.0.1:" + listening.getLocalPort());
        }

        int passed() {
            return passed.get();
        }

        private void accept() {
            while (!listening.isClosed()) {
                try {
                    Socket client = listening.accept();
                    var server = new Socket(behind.getHost(), behind.getPort());
                    Thread.ofVirtual().start(() -> pass(server, client));
                    Thread.ofVirtual().start(() -> pass(client, server));
                } catch (IOException e) {
                    // Closed: the test has ended.
                    return;
                }
            }
        }

        private void pass(Socket from, Socket to) {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                var bytes = new byte[8192];
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    passed.addAndGet(n);
                    out.write(bytes, 0, n);
                    out.flush();
                }
            } catch (IOException e) {
                // One of the two has ended, or does not trust the other: so does the connection.
            }
        }

        @Override
        public void close() throws IOException {
            listening.close();
        }
    }
}
