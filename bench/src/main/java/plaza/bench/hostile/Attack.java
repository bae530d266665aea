package plaza.bench.hostile;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import plaza.bench.BenchFailure;
import plaza.bench.hostile.Guest.Kind;
import plaza.bench.load.Person;
import plaza.bench.report.Progress;

/** Opens the connections of a crowd, each from an address of the loopback network. */
final class Attack {
    /** Connections that come from one address; a server takes no more than so many of one. */
    private static final int PER_ADDRESS = 100;

    /** Whose answers are waited for at a time. */
    private static final int WAVE = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of a header that is never finished: as much as servers take. */
    private static final int HEADER = 15 * 1024;

    private static final long HALF_OPEN_NANOS = Duration.ofMillis(1).toNanos();
    private static final String ATTACKER = "127.0.0.66";

    private final Crowd crowd;
    private final URI server;
    private int opened;

    Attack(Crowd crowd, URI server) {
        this.crowd = crowd;
        this.server = server;
    }

    /** Opens a live connection for each; returns when each has its answer. */
    void listen(Kind kind, List<Person> people, Progress progress) {
        for (Person person : people) {
            crowd.add(kind, nextAddress(), request(kind, person));
            progress.advance(1);
            crowd.awaitOpening(kind, WAVE, PATIENCE);
        }
        crowd.awaitOpening(kind, 0, PATIENCE);
    }

    /** Begins so many requests from one address, and finishes none. */
    void begin(int count, Progress progress) {
        byte[] half =
                ascii(
                        "GET /api/feed HTTP/1.1\r\nHost: %s\r\nX-Long: %s"
                                .formatted(server.getAuthority(), "x".repeat(HEADER)));
        for (int i = 0; i < count; i++) {
            crowd.add(Kind.HALF_OPEN, address(ATTACKER), half);
            progress.advance(1);
            LockSupport.parkNanos(HALF_OPEN_NANOS);
        }
    }

    private InetSocketAddress nextAddress() {
        int number = opened++ / PER_ADDRESS;
        return address("127.0.%d.%d".formatted(1 + number / 200, 1 + number % 200));
    }

    private static InetSocketAddress address(String name) {
        try {
            return new InetSocketAddress(InetAddress.getByName(name), 0);
        } catch (UnknownHostException e) {
            throw new BenchFailure(name + " is no address", e);
        }
    }

    private byte[] request(Kind kind, Person person) {
        String rest =
                "Host: %s\r\nAuthorization: %s\r\n"
                        .formatted(server.getAuthority(), person.authorization());
        return ascii(
                kind == Kind.STREAM
                        ? "GET /api/stream?topics=feed,notifications HTTP/1.1\r\n" + rest + "\r\n"
                        : "GET /api/ws?topics=feed,notifications HTTP/1.1\r\n"
                                + rest
                                + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
